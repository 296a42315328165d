import type { CaseRecord } from '#contracts/records.ts';
import type { Delivery } from '#kit/delivery.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DeadLetter, DecisionRecord } from '#kit/journal.ts';

/** All that one turn of an agent leaves behind; written in one transaction. */
export type Turn = {
  tenantId: string;
  caseId: string;
  /** Role that took the turn, or `person:<id>` / `buyer`. */
  agent: string;
  envelopes: Envelope[];
  decisions: DecisionRecord[];
  /** `id` is `<workflow id>*<n>`; a record of a known id is ignored. */
  records: { id: string; causationId: string; atMs: number; record: CaseRecord }[];
  deadLetters: DeadLetter[];
  /** Ids of messages that this turn handled; stamps their handling time. */
  handledIds: string[];
};

export type { Delivery };

/**
 * The message log, decision journal, read model and event stream of cases. Idempotent by id: the
 * first write of an id stays, and what is stored comes back.
 */
export type CaseLog = {
  /**
   * @returns the turn's envelopes as stored, in order: `sentAtMs` and `sequence` come from the first
   *   write (sequence: contiguous from 1 per case, sender and receiver; an envelope from `buyer` or
   *   `person:` keeps 0)
   */
  append(turn: Turn): Promise<Envelope[]>;
  markDelivered(tenantId: string, deliveries: { id: string; delivery: Delivery }[]): Promise<void>;
  /** Messages written but never marked delivered, oldest first, all tenants. */
  undelivered(olderThanMs: number, limit: number): Promise<Envelope[]>;
  /** The body of a message that travelled by reference; null when unknown. */
  body(tenantId: string, messageId: string): Promise<unknown>;
};
