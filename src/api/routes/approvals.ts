import { z } from 'zod';
import { ItemsOf, PageOf } from '#contracts/answers.ts';
import {
  APPROVAL_STATUSES,
  Approval,
  ApprovalAttempt,
  ApprovalDetail,
  DecisionRequest,
  TakenDecision,
} from '#contracts/approvals.ts';
import { ParleyError } from '#contracts/errors.ts';
import { lapsesAtMs } from '#domain/approval/lapse.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';
import { bringToAgent, personMessage } from '../person-message.ts';
import { mayApprove, mayRead } from '../roles.ts';
import { forbiddenTo, route } from '../route.ts';
import { Id, PageQuery, requireCase } from './case-params.ts';

const ApprovalParams = z.object({ id: Id(100) });
const unknownId = { id: 'APPROVAL_UNKNOWN' } as const;

export const listApprovals = route({
  method: 'get',
  path: '/v1/approvals',
  operationId: 'listApprovals',
  summary: 'Questions to people, open ones unless asked otherwise',
  tag: 'approvals',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    status: z.enum([...APPROVAL_STATUSES, 'all']).default('open'),
    caseId: Id(64).optional(),
    waitingFor: z
      .literal('me')
      .optional()
      .describe('Open ones that you may answer, also in somebody’s place; all on one page'),
  }),
  answers: { status: 200, description: 'A page of approvals', schema: PageOf(Approval) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, status, caseId, waitingFor } = query;
    if (waitingFor === 'me') {
      const mine = mayApprove.includes(holder.role)
        ? await desk.store.approvalsWaitingFor(holder.tenantId, holder)
        : [];
      const items = mine.filter((it) => caseId === undefined || it.caseId === caseId);
      return { body: { items, nextCursor: null } };
    }
    const filter = { ...(status !== 'all' && { status }), ...(caseId && { caseId }) };
    return { body: await desk.store.listApprovals(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const getApproval = route({
  method: 'get',
  path: '/v1/approvals/{id}',
  operationId: 'getApproval',
  summary: 'One question: its steps, every attempt to answer it, and whether you may',
  tag: 'approvals',
  roles: mayRead,
  params: ApprovalParams,
  unknown: unknownId,
  answers: { status: 200, description: 'The question', schema: ApprovalDetail },
  async handle({ desk, holder, params }) {
    return { body: await requireApproval(desk, holder, params.id) };
  },
});

export const listAttempts = route({
  method: 'get',
  path: '/v1/approvals/{id}/attempts',
  operationId: 'listApprovalAttempts',
  summary: 'Every answer that somebody gave or tried to give, with why it was refused',
  tag: 'approvals',
  roles: mayRead,
  params: ApprovalParams,
  unknown: unknownId,
  answers: { status: 200, description: 'The attempts', schema: ItemsOf(ApprovalAttempt) },
  async handle({ desk, holder, params }) {
    const { attempts } = await requireApproval(desk, holder, params.id);
    return { body: { items: attempts } };
  },
});

async function requireApproval(
  desk: Desk,
  holder: KeyHolder,
  id: string,
): Promise<z.infer<typeof ApprovalDetail>> {
  const detail = await desk.store.approvalFor(holder.tenantId, id, holder);
  if (detail === null) throw unknownApproval(id);
  if (!detail.mayDecide.allowed || mayApprove.includes(holder.role)) return detail;
  const because = forbiddenTo(holder.role, mayApprove);
  return { ...detail, mayDecide: { allowed: false, because, stepId: null, onBehalfOf: null } };
}

export const decideApproval = route({
  method: 'post',
  path: '/v1/approvals/{id}/decision',
  operationId: 'decideApproval',
  summary: 'Answer a question: approve, reject, return it with a comment, or defer it once',
  tag: 'approvals',
  roles: mayApprove,
  params: ApprovalParams,
  unknown: unknownId,
  body: DecisionRequest,
  answers: {
    status: 202,
    description: 'The answer counts and is on its way to the agent',
    schema: TakenDecision,
  },
  async onForbidden({ desk, holder, params, body }, because) {
    const given = DecisionRequest.safeParse(body);
    const id = ApprovalParams.safeParse(params);
    if (!given.success || !id.success) return;
    const attempt = { approvalId: id.data.id, holder, given: given.data };
    const refusal = { code: 'ROLE_FORBIDDEN', because } as const;
    await desk.store.noteRefusedAnswer(holder.tenantId, attempt, refusal);
  },
  async handle({ desk, holder, params, body, traceparent }) {
    const { tenantId, name: decidedBy } = holder;
    const { decision, comment, chosenSupplierIds } = body;
    const approval = await desk.store.getApproval(tenantId, params.id);
    if (approval === null) throw unknownApproval(params.id);
    const { brief } = await requireCase(desk, holder, approval.caseId);
    const { policy, timing } = brief;
    const answered = await desk.store.answerApproval(tenantId, {
      approvalId: params.id,
      holder,
      given: body,
      deferUntilMs: lapsesAtMs(policy.approvals, null, Date.now(), timing.approvalTimeoutMs),
      messageFor: ({ stepId, onBehalfOf }) =>
        personMessage(holder, approval.caseId, {
          to: 'supervisor',
          topic: 'approval.decided',
          body: {
            approvalId: params.id,
            decision,
            comment,
            decidedBy: onBehalfOf === null ? decidedBy : `${decidedBy} for ${onBehalfOf}`,
            stepId,
            ...(chosenSupplierIds && { chosenSupplierIds }),
          },
          traceparent,
        }),
    });
    if (answered.kind === 'unknown') throw unknownApproval(params.id);
    if (answered.kind === 'refused') throw new ParleyError(answered.code, answered.because);
    await bringToAgent(desk, answered.message);
    const { seat, isSettled } = answered;
    return {
      body: {
        accepted: true,
        approvalId: params.id,
        decision,
        stepId: seat.stepId,
        settled: isSettled,
      },
    };
  },
});

const unknownApproval = (id: string) =>
  new ParleyError('APPROVAL_UNKNOWN', `There is no approval ${id} of yours.`);
