import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import { Approval, DecisionRequest, TakenDecision } from '#contracts/approvals.ts';
import { ParleyError } from '#contracts/errors.ts';
import type { ApprovalView } from '#memory/approvals.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import type { Desk } from '../desk.ts';
import { bringToAgent, personMessage } from '../person-message.ts';
import { mayApprove, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { requireMayDecide } from '../separation-of-duties.ts';
import { Id, PageQuery, requireCase } from './case-params.ts';

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
    caseId: Id(64).optional(),
  }),
  answers: { status: 200, description: 'A page of approvals', schema: PageOf(Approval) },
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
  summary: 'Answer a question: approve, reject, or defer it once',
  tag: 'approvals',
  roles: mayApprove,
  params: z.object({ id: Id(100) }),
  unknown: { id: 'APPROVAL_UNKNOWN' },
  body: DecisionRequest,
  answers: {
    status: 202,
    description: 'The answer counts and is on its way to the agent',
    schema: TakenDecision,
  },
  async handle({ desk, holder, params, body, traceparent }) {
    const { tenantId, name: decidedBy } = holder;
    const { decision, comment, shownHash } = body;
    const approval = await desk.store.getApproval(tenantId, params.id);
    if (approval === null) throw unknownApproval(params.id);
    const { brief } = await requireCase(desk, holder, approval.caseId);
    await requireMayDecide(desk, holder, approval, brief);
    const message = personMessage(holder, approval.caseId, {
      to: 'supervisor',
      topic: 'approval.decided',
      body: { approvalId: params.id, decision, comment, decidedBy },
      traceparent,
    });
    if (decision === 'defer' && (await wasDeferred(desk, tenantId, approval))) {
      throw refusal({ kind: 'deferred', approval }, params.id);
    }
    const deferUntilMs = decision === 'defer' ? Date.now() + brief.timing.approvalTimeoutMs : null;
    const answered = await desk.store.answerApproval(tenantId, {
      approvalId: params.id,
      shownHash,
      decidedBy,
      comment,
      deferUntilMs,
      message,
    });
    if (answered.kind !== 'answered') throw refusal(answered, params.id);
    await bringToAgent(desk, answered.message);
    return { body: { accepted: true, approvalId: params.id, decision } };
  },
});

/** A question that is put off is asked again under a new id; the one before it stays in the list. */
async function wasDeferred(
  desk: Desk,
  tenantId: string,
  { caseId, about, shownHash }: ApprovalView,
): Promise<boolean> {
  const filter = { status: 'deferred' as const, caseId };
  const before = await desk.store.listApprovals(tenantId, filter, { cursor: null, limit: 200 });
  return before.items.some((it) => it.about === about && it.shownHash === shownHash);
}

type Refused = Exclude<Awaited<ReturnType<DeskStore['answerApproval']>>, { kind: 'answered' }>;

function refusal(refused: Refused, approvalId: string): ParleyError {
  switch (refused.kind) {
    case 'unknown':
      return unknownApproval(approvalId);
    case 'decided':
      return new ParleyError(
        'APPROVAL_DECIDED',
        `This was decided already: ${refused.approval.status}.`,
      );
    case 'deferred':
      return new ParleyError(
        'APPROVAL_DECIDED',
        'This was put off once already; now approve or reject it.',
      );
    case 'expired':
      return new ParleyError(
        'APPROVAL_EXPIRED',
        `The time to answer has ended: ${refused.approval.ifSilent}`,
      );
    case 'changed':
      return new ParleyError(
        'APPROVAL_CHANGED',
        'What is shown has changed since you looked. Read it again.',
      );
  }
}

const unknownApproval = (id: string) =>
  new ParleyError('APPROVAL_UNKNOWN', `There is no approval ${id} of yours.`);
