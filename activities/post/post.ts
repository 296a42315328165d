import { messageBodies } from '#contracts/messages.ts';
import { messageAttributes } from '#contracts/span-attributes.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { PostOffice } from '#kit/delivery.ts';
import { deliverAll } from '#kit/delivery.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DeadLetter, DecisionRecord } from '#kit/journal.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { Tracer } from '#ports/tracer.ts';

export type PostOrder = {
  tenantId: string;
  caseId: string;
  agent: string;
  envelopes: Envelope[];
  unwokenIds: string[];
  decisions: DecisionRecord[];
  records: { id: string; causationId: string; atMs: number; record: CaseRecord }[];
  deadLetters: DeadLetter[];
  handledIds: string[];
};

export type PostDependencies = { log: CaseLog; office: PostOffice; tracer: Tracer };

/**
 * Writes all that a turn leaves behind in one transaction, then delivers its messages: at least
 * once, in order per receiver. Repeating it changes nothing but may deliver again.
 * @returns the roles that have ended; nothing reaches them any more
 */
export function createPost({ log, office, tracer }: PostDependencies) {
  return async function post(order: PostOrder): Promise<{ closedRoles: string[] }> {
    const { unwokenIds, ...turn } = order;
    const envelopes = await Promise.all(turn.envelopes.map((it) => traced(tracer, parsed(it))));
    const stored = await log.append({ ...turn, envelopes });
    const delivered = await deliverAll(office, stored, unwokenIds);
    if (delivered.length > 0) await log.markDelivered(order.tenantId, delivered);
    const closed = delivered.filter((it) => it.delivery === 'closed').map((it) => it.to);
    return { closedRoles: [...new Set(closed)] };
  };
}

/** Refuses a body that is not of its topic: a bug of the sender, so it throws and is retried. */
function parsed(envelope: Envelope): Envelope {
  const schema = messageBodies[envelope.topic as keyof typeof messageBodies];
  if (schema === undefined) throw new Error(`no body schema for topic ${envelope.topic}`);
  const body = schema.safeParse(envelope.body);
  if (body.success) return envelope;
  throw new Error(`${envelope.id} (${envelope.topic}) has a wrong body: ${body.error.message}`);
}

function traced(tracer: Tracer, envelope: Envelope): Promise<Envelope> {
  const attributes = messageAttributes(envelope);
  const parent = { traceparent: envelope.traceparent, attributes };
  return tracer.inSpan(`send ${envelope.topic}`, parent, async (traceparent) => ({
    ...envelope,
    traceparent,
  }));
}
