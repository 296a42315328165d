import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { award, closeWithoutAward } from './close.ts';
import { timerName } from './ask-person.ts';
import { find } from './open.ts';
import { recover } from './recover.ts';
import type { OpenApproval, SupervisorState } from './state.ts';

export function onApprovalDecided(
  state: SupervisorState,
  event: MessageOn<'approval.decided'>,
): DeskStep<SupervisorState> {
  const { approvalId, decision: answer, decidedBy, comment } = event.body;
  const open = state.approvals.find((it) => it.approvalId === approvalId);
  const { brief } = state;
  if (open === undefined || brief === null) return { state, commands: [] };
  if (answer === 'defer') {
    if (open.deferred) return { state, commands: [] };
    const approvals = state.approvals.map((it) => (it === open ? { ...it, deferred: true } : it));
    return {
      state: { ...state, approvals },
      commands: [
        { kind: 'timer', name: timerName(approvalId), afterMs: brief.timing.approvalTimeoutMs },
      ],
    };
  }
  return settle(
    state,
    open,
    answer === 'approve' ? 'approved' : 'rejected',
    decidedBy,
    comment,
    event.atMs,
  );
}

export function onApprovalTimeout(
  state: SupervisorState,
  approvalId: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const open = state.approvals.find((it) => it.approvalId === approvalId);
  return open === undefined
    ? { state, commands: [] }
    : settle(state, open, 'expired', 'nobody in time', '', atMs);
}

type Status = 'approved' | 'rejected' | 'expired';

function settle(
  state: SupervisorState,
  open: OpenApproval,
  status: Status,
  decidedBy: string,
  comment: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const next = { ...state, approvals: state.approvals.filter((it) => it !== open) };
  const closing: DeskCommand[] = [
    { kind: 'clear', name: timerName(open.approvalId) },
    {
      kind: 'record',
      record: { kind: 'approval_closed', approvalId: open.approvalId, status, decidedBy, comment },
    },
    decision(brief, {
      question: `What did people say about ${open.about.replaceAll('_', ' ')}?`,
      chosen: status,
      because: [
        { rule: 'decided by', value: decidedBy },
        ...(comment === '' ? [] : [{ rule: 'comment', value: comment }]),
      ],
      inputs: { approvalId: open.approvalId, status, decidedBy },
    }),
  ];
  const step = consequence(next, open, status, decidedBy, atMs);
  return { state: step.state, commands: [...closing, ...step.commands] };
}

function consequence(
  state: SupervisorState,
  open: OpenApproval,
  status: Status,
  decidedBy: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const approved = status === 'approved';
  if (open.about === 'compliance_review') return reviewed(state, open, approved, decidedBy, atMs);
  if (open.about === 'award') {
    const { proposal } = state;
    if (approved && proposal !== null) return award(state, brief, proposal, decidedBy);
    return closeWithoutAward(
      { ...state, proposal: null },
      brief,
      `the award was ${status === 'expired' ? 'not approved in time' : 'rejected'} (${decidedBy})`,
    );
  }
  if (!approved) {
    return closeWithoutAward(
      state,
      brief,
      open.about === 'manual_step'
        ? `nobody did the step of ${open.role ?? 'an agent'}`
        : 'nobody offered another way',
    );
  }
  return find(state, brief, null, 'A person asked for another try.');
}

function reviewed(
  state: SupervisorState,
  open: OpenApproval,
  cleared: boolean,
  decidedBy: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const answer: DeskCommand[] =
    open.requestId === null || open.supplierId === null
      ? []
      : [
          {
            kind: 'reply',
            requestId: open.requestId,
            type: 'RESPONSE',
            topic: 'compliance.reviewed',
            body: { supplierId: open.supplierId, cleared, conditions: [], decidedBy },
          },
        ];
  const stillOpen = state.approvals.some((it) => it.about === 'compliance_review');
  // A failed case that waited for these answers goes on: with a new supplier, or by recovery.
  if (!state.waitsForReviews || stillOpen || cleared) {
    return { state: cleared ? { ...state, waitsForReviews: false } : state, commands: answer };
  }
  const step = recover(
    { ...state, waitsForReviews: false },
    'reviews ended without a clearance',
    atMs,
  );
  return { state: step.state, commands: [...answer, ...step.commands] };
}
