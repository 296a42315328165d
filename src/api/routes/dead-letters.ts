import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import { envelopeFault } from '#kit/envelope.ts';
import type { Envelope } from '#kit/envelope.ts';
import { mayOperate, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { PageQuery } from './case-params.ts';

export const listDeadLetters = route({
  method: 'get',
  path: '/v1/dead-letters',
  operationId: 'listDeadLetters',
  summary: 'Messages nobody could handle',
  tag: 'operations',
  roles: mayRead,
  query: z.strictObject({ ...PageQuery.shape, status: z.enum(['open', 'redriven']).optional() }),
  answers: { status: 200, description: 'A page of dead letters' },
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
  summary: 'Send the message again, once, under a new id',
  tag: 'operations',
  roles: mayOperate,
  params: z.object({ id: z.string().max(600) }),
  answers: { status: 202, description: 'Sent again' },
  async handle({ desk, holder, params }) {
    const { tenantId } = holder;
    const letter = await desk.store.getDeadLetter(tenantId, params.id);
    if (letter === null)
      throw new ParleyError(
        'DEAD_LETTER_UNKNOWN',
        `There is no dead letter ${params.id} of yours.`,
      );
    const fault = envelopeFault(letter.envelope);
    if (fault !== null)
      throw new ParleyError('COMMAND_REFUSED', `It cannot be sent again: ${fault}.`);
    if (!(await desk.store.markRedriven(tenantId, params.id, holder.name))) {
      throw new ParleyError('DEAD_LETTER_DONE', 'This dead letter was sent again before.');
    }
    const before = letter.envelope as Envelope;
    // A new id, because the receiver knows the old one; never to another tenant's agent.
    const again: Envelope = {
      ...before,
      id: `${before.id}~redriven`,
      tenantId,
      conversationId: letter.caseId,
      sequence: 0,
      expiresAtMs: null,
    };
    const delivery = await desk.office.deliver(again, { wake: false });
    return { body: { delivery, messageId: again.id } };
  },
});
