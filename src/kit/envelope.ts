/**
 * The one message format of all agents. Field meanings follow CloudEvents 1.0: `id` is unique,
 * `causationId` names the message that made the sender write this one, `conversationId` the case.
 */
export type MessageType = 'REQUEST' | 'RESPONSE' | 'NOTIFICATION' | 'ERROR';

export type Envelope<Body = unknown> = {
  /** `<sender's workflow id>#<event>.<n>`; the same event handled again makes the same id. */
  id: string;
  tenantId: string;
  conversationId: string;
  /** A role of the directory, or `person:<id>` / `buyer` for people. */
  from: string;
  to: string;
  type: MessageType;
  topic: string;
  causationId: string | null;
  /** The REQUEST that a RESPONSE or ERROR answers. */
  inReplyTo: string | null;
  /** Contiguous from 1 per sender and receiver, given by the log; 0 = not numbered (people). */
  sequence: number;
  /** Stamped by the first successful `post`; epoch milliseconds, UTC. */
  sentAtMs: number;
  /** A REQUEST handled after this moment is dead-lettered as EXPIRED; null = never. */
  expiresAtMs: number | null;
  priority: 'normal' | 'high';
  /** What the body must not be trusted for, such as `untrusted-text`. */
  labels: string[];
  /** W3C trace context of the step that sent it, or null when nobody traces. */
  traceparent: string | null;
  body: Body;
};

/** A body above this many bytes of JSON is stored by reference, never sent through history. */
export const BODY_BYTES_MAX = 16_384;

const messageTypes: readonly string[] = ['REQUEST', 'RESPONSE', 'NOTIFICATION', 'ERROR'];

/**
 * Why a value is not an envelope, or null when it is one. Guarded by hand because schema packages
 * are kept out of workflows (ADR 0001); bodies are parsed by zod at the edges that accept them.
 */
export function envelopeFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'not an object';
  const it = value as Record<string, unknown>;
  for (const field of ['id', 'tenantId', 'conversationId', 'from', 'to', 'topic'] as const) {
    if (typeof it[field] !== 'string' || it[field] === '') return `${field} is not a text`;
  }
  if (typeof it.type !== 'string' || !messageTypes.includes(it.type)) return 'type is unknown';
  if (!Number.isSafeInteger(it.sequence) || (it.sequence as number) < 0) return 'sequence is wrong';
  if (!Number.isSafeInteger(it.sentAtMs)) return 'sentAtMs is not a time';
  if (it.expiresAtMs !== null && !Number.isSafeInteger(it.expiresAtMs))
    return 'expiresAtMs is wrong';
  if (it.inReplyTo !== null && typeof it.inReplyTo !== 'string') return 'inReplyTo is wrong';
  if (typeof it.body !== 'object' || it.body === null) return 'body is not an object';
  const answers = it.type === 'RESPONSE' || it.type === 'ERROR';
  if (answers && it.inReplyTo === null) return `${it.type} without inReplyTo`;
  return null;
}
