import { createHash } from 'node:crypto';

/** One entry of a tenant's audit trail. Sequences start at 1 and have no gaps. */
export type AuditEvent = {
  tenantId: string;
  sequence: number;
  /** Epoch milliseconds. */
  atMs: number;
  /** An agent, a key's id, `person:<key id>`, `supplier:<id>`, or `system`. */
  actor: string;
  action: string;
  caseId: string | null;
  /** The table of the row it tells of, and that row's key as JSON text. */
  subject: string;
  subjectKey: string;
  /** Columns whose content it vouches for. */
  covers: string[];
  /** SHA-256 of those columns as PostgreSQL writes them as jsonb, moments in UTC. */
  contentHash: string;
  /** JSON text of what changed, for rows that may change again; null for rows that stay. */
  body: string | null;
  previousHash: string;
  hash: string;
};

/** What stands before the first event. */
export const GENESIS_HASH = '0'.repeat(64);

type Text = string | number | null | readonly Text[];

/** JSON as PostgreSQL writes jsonb, for arrays of texts and whole numbers. */
function jsonbText(value: Text): string {
  return typeof value === 'object' && value !== null
    ? `[${value.map(jsonbText).join(', ')}]`
    : JSON.stringify(value);
}

/** The text whose SHA-256 is an event's hash, but for the hash before it; see docs/audit.md. */
export const canonicalText = (it: AuditEvent): string =>
  jsonbText([
    it.tenantId,
    it.sequence,
    it.atMs,
    it.actor,
    it.action,
    it.caseId,
    it.subject,
    it.subjectKey,
    it.covers,
    it.contentHash,
    it.body,
  ]);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash that an event must have after the hash it names as the one before. */
export const hashOfEvent = (it: AuditEvent): string =>
  sha256(`${it.previousHash}\n${canonicalText(it)}`);
