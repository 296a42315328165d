import { z } from 'zod';
import { ParleyError } from '#contracts/errors.ts';
import { DecisionRequest } from '#contracts/http.ts';
import { personMessage } from '../person-message.ts';
import { mayApprove, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { PageQuery } from './case-params.ts';

export const listApprovals = route({
  method: 'get',
  path: '/v1/approvals',
  operationId: 'listApprovals',
  summary: 'Questions to people, open ones unless asked otherwise',
  tag: 'approvals',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    status: z
      .enum(['open', 'answered', 'approved', 'rejected', 'deferred', 'expired', 'void'])
      .optional(),
    caseId: z.string().max(64).optional(),
  }),
  answers: { status: 200, description: 'A page of approvals' },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, status = 'open', caseId } = query;
    const filter = { status, ...(caseId && { caseId }) };
    return { body: await desk.store.listApprovals(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const decideApproval = route({
  method: 'post',
  path: '/v1/approvals/{id}/decision',
  operationId: 'decideApproval',
  summary: 'Answer a question: approve, reject or defer',
  tag: 'approvals',
  roles: mayApprove,
  params: z.object({ id: z.string().max(100) }),
  body: DecisionRequest,
  answers: { status: 202, description: 'The answer counts and is on its way to the agent' },
  async handle({ desk, holder, params, body, traceparent }) {
    const { tenantId, keyId } = holder;
    const approval = await desk.store.getApproval(tenantId, params.id);
    if (approval === null) throw unknownApproval(params.id);
    // Separation of duties; the administrator of a desk with a single key is let through.
    if (
      approval.openedBy === keyId &&
      approval.about === 'award' &&
      holder.role !== 'administrator'
    ) {
      throw new ParleyError(
        'ROLE_FORBIDDEN',
        'Who asked for the goods does not approve their award.',
      );
    }
    const message = personMessage(holder, approval.caseId, {
      to: 'supervisor',
      topic: 'approval.decided',
      body: {
        approvalId: params.id,
        decision: body.decision,
        comment: body.comment,
        decidedBy: holder.name,
      },
      traceparent,
    });
    const answered = await desk.store.answerApproval(tenantId, {
      approvalId: params.id,
      shownHash: body.shownHash,
      decidedBy: holder.name,
      comment: body.comment,
      message,
    });
    switch (answered.kind) {
      case 'unknown':
        throw unknownApproval(params.id);
      case 'decided':
        throw new ParleyError(
          'APPROVAL_DECIDED',
          `This was decided already: ${answered.approval.status}.`,
        );
      case 'expired':
        throw new ParleyError(
          'APPROVAL_EXPIRED',
          `The time to answer ended: ${answered.approval.ifSilent}`,
        );
      case 'changed':
        throw new ParleyError(
          'APPROVAL_CHANGED',
          'What is shown has changed since you looked. Read it again.',
        );
      default:
        break;
    }
    const delivery = await desk.office.deliver(answered.message, { wake: false }).catch(() => null);
    if (delivery !== null)
      await desk.log.markDelivered(tenantId, [{ id: answered.message.id, delivery }]);
    return { body: { accepted: true, approvalId: params.id, decision: body.decision } };
  },
});

const unknownApproval = (id: string) =>
  new ParleyError('APPROVAL_UNKNOWN', `There is no approval ${id} of yours.`);
