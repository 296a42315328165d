import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import { BuriedMessage, Redriven } from '#contracts/desk-answers.ts';
import { Discarded, DiscardRequest } from '#contracts/operations.ts';
import { ParleyError } from '#contracts/errors.ts';
import { deliverAll } from '#kit/delivery.ts';
import { envelopeFault } from '#kit/envelope.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DeadLetterView } from '#memory/dead-letters.ts';
import type { Desk } from '../desk.ts';
import { mayOperate, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id, PageQuery, requireCase } from './case-params.ts';

export const listDeadLetters = route({
  method: 'get',
  path: '/v1/dead-letters',
  operationId: 'listDeadLetters',
  summary: 'Messages nobody could handle',
  tag: 'operations',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    status: z.enum(['open', 'redriven', 'discarded']).optional(),
  }),
  answers: { status: 200, description: 'A page of dead letters', schema: PageOf(BuriedMessage) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, status } = query;
    return {
      body: await desk.store.listDeadLetters(
        holder.tenantId,
        { ...(status && { status }) },
        { cursor, limit },
      ),
    };
  },
});

export const redriveDeadLetter = route({
  method: 'post',
  path: '/v1/dead-letters/{id}/redrive',
  operationId: 'redriveDeadLetter',
  summary: 'Send the message again, once',
  tag: 'operations',
  roles: mayOperate,
  params: z.object({ id: Id(1_000) }),
  unknown: { id: 'DEAD_LETTER_UNKNOWN' },
  answers: { status: 202, description: 'Sent again', schema: Redriven },
  async handle({ desk, holder, params, traceparent }) {
    const { tenantId } = holder;
    const letter = await requireLetter(desk, tenantId, params.id);
    const fault = envelopeFault(letter.envelope);
    if (fault !== null) {
      throw new ParleyError('COMMAND_REFUSED', `It cannot be sent again: ${fault}.`);
    }
    const { closedAtMs } = await requireCase(desk, holder, letter.caseId);
    if (closedAtMs !== null) {
      throw new ParleyError('CASE_CLOSED', 'The case is closed; nobody is there to read it.');
    }
    if (letter.status !== 'open') throw doneBefore(letter.status);
    if (letter.reason === 'AGENT_CLOSED') {
      // The receiver never saw it: under another id it would wait for this one first.
      const unseen = { ...(letter.envelope as Envelope), tenantId, conversationId: letter.caseId };
      const [first] = await deliverAll(desk.office, [unseen], [unseen.id]);
      if (first?.delivery !== 'delivered') throw stillClosed(letter.agent);
      if (!(await desk.store.markRedriven(tenantId, params.id, holder.name)))
        throw doneBefore('redriven');
      return { body: { messageId: unseen.id, delivery: first.delivery } };
    }
    const message = freshCopy(letter.envelope as Envelope, tenantId, letter.caseId, traceparent);
    // Written before it is noted as sent: whatever dies in between, the relay delivers it.
    const stored = await desk.log.append({
      tenantId,
      caseId: letter.caseId,
      agent: `person:${holder.keyId}`,
      envelopes: [message],
      decisions: [],
      records: [],
      deadLetters: [],
      handledIds: [],
    });
    if (!(await desk.store.markRedriven(tenantId, params.id, holder.name)))
      throw doneBefore('redriven');
    const delivered = await deliverAll(desk.office, stored, [message.id]).catch(() => []);
    await desk.log.markDelivered(tenantId, delivered);
    return { body: { messageId: message.id, delivery: delivered[0]?.delivery ?? null } };
  },
});

const stillClosed = (role: string) =>
  new ParleyError(
    'COMMAND_REFUSED',
    `The ${role} agent of this case has ended. Reset its workflow in Temporal to before its end, ` +
      'then send the message again.',
  );

export const discardDeadLetter = route({
  method: 'post',
  path: '/v1/dead-letters/{id}/discard',
  operationId: 'discardDeadLetter',
  summary: 'Settle a dead letter without sending its message; it stays to be read',
  tag: 'operations',
  roles: mayOperate,
  params: z.object({ id: Id(1_000) }),
  unknown: { id: 'DEAD_LETTER_UNKNOWN' },
  body: DiscardRequest,
  answers: { status: 200, description: 'Discarded', schema: Discarded },
  async handle({ desk, holder, params, body: { because } }) {
    const { tenantId, name: discardedBy } = holder;
    const letter = await requireLetter(desk, tenantId, params.id);
    const isFirst = await desk.store.markDiscarded(tenantId, params.id, { discardedBy, because });
    if (!isFirst) throw doneBefore(letter.status);
    return { body: { deadLetterId: params.id, status: 'discarded' } };
  },
});

/** @throws ParleyError DEAD_LETTER_UNKNOWN */
async function requireLetter(desk: Desk, tenantId: string, id: string): Promise<DeadLetterView> {
  const letter = await desk.store.getDeadLetter(tenantId, id);
  if (letter !== null) return letter;
  throw new ParleyError('DEAD_LETTER_UNKNOWN', `There is no dead letter ${id} of yours.`);
}

const doneBefore = (status: DeadLetterView['status']) =>
  new ParleyError(
    'DEAD_LETTER_DONE',
    status === 'discarded'
      ? 'This dead letter was discarded before.'
      : 'This dead letter was sent again before.',
  );

/** Under a new id, because the receiver knows the old one; never to another tenant's agent. */
function freshCopy(
  before: Envelope,
  tenantId: string,
  caseId: string,
  traceparent: string | null,
): Envelope {
  return {
    ...before,
    id: `${before.id}~redriven`,
    tenantId,
    conversationId: caseId,
    causationId: before.id,
    sequence: 0,
    expiresAtMs: null,
    priority: before.priority ?? 'normal',
    labels: before.labels ?? [],
    traceparent,
  };
}
