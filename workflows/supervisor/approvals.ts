import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { faultsOf } from './award-faults.ts';
import { askPerson, timerName } from './ask-person.ts';
import { closeWithBest, closeWithoutAward } from './close.ts';
import { changeBrief } from './commands.ts';
import { askToConfirm } from './confirm.ts';
import { find } from './open.ts';
import { decideAward } from './outcome.ts';
import { recover, tryAgain } from './recover.ts';
import { afterManualStep } from './silent-peers.ts';
import type { OpenApproval, SupervisorState } from './state.ts';
import { hasOpenReview, withFailedApproach } from './state.ts';
import { notStopped } from './stopped.ts';
import { watch } from './watch.ts';

type Status = 'approved' | 'rejected' | 'expired';
type Answer = { status: Status; decidedBy: string; comment: string; atMs: number };

export function onApprovalDecided(
  state: SupervisorState,
  event: MessageOn<'approval.decided'>,
): DeskStep<SupervisorState> {
  const { approvalId, decision: answer, decidedBy, comment } = event.body;
  const open = state.approvals.find((it) => it.approvalId === approvalId);
  if (open === undefined || state.brief === null) return { state, commands: [] };
  const { atMs } = event;
  if (answer === 'defer') {
    return open.deferred
      ? settle(state, state.brief, open, { status: 'expired', decidedBy, comment, atMs })
      : postpone(state, open, decidedBy, comment, atMs);
  }
  const status = answer === 'approve' ? 'approved' : 'rejected';
  return settle(state, state.brief, open, { status, decidedBy, comment, atMs });
}

export function onApprovalTimeout(
  state: SupervisorState,
  approvalId: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const open = state.approvals.find((it) => it.approvalId === approvalId);
  if (open === undefined || state.brief === null) return { state, commands: [] };
  const answer: Answer = { status: 'expired', decidedBy: 'nobody in time', comment: '', atMs };
  return settle(state, state.brief, open, answer);
}

/** The same question once more under a new number: an answered one takes no second answer. */
function postpone(
  state: SupervisorState,
  open: OpenApproval,
  decidedBy: string,
  comment: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const rest = { ...state, approvals: state.approvals.filter((it) => it !== open) };
  const again = askPerson(rest, { ...open, ...open.asked, deferred: true }, atMs);
  return {
    state: again.state,
    commands: [...closing(open, 'deferred', decidedBy, comment), ...again.commands],
  };
}

const closing = (
  { approvalId }: OpenApproval,
  status: Status | 'deferred',
  decidedBy: string,
  comment: string,
): DeskCommand[] => [
  { kind: 'clear', name: timerName(approvalId) },
  { kind: 'record', record: { kind: 'approval_closed', approvalId, status, decidedBy, comment } },
];

function settle(
  state: SupervisorState,
  brief: CaseBrief,
  open: OpenApproval,
  answer: Answer,
): DeskStep<SupervisorState> {
  const { status, decidedBy, comment } = answer;
  const next = { ...state, approvals: state.approvals.filter((it) => it !== open) };
  const commands: DeskCommand[] = [
    ...closing(open, status, decidedBy, comment),
    decision(brief, {
      question: `What did people say about ${open.about.replaceAll('_', ' ')}?`,
      chosen: status,
      because: [
        { rule: 'decided by', value: decidedBy },
        ...(comment === '' ? [] : [{ rule: 'comment', value: comment.slice(0, 500) }]),
      ],
      inputs: { approvalId: open.approvalId, status, decidedBy },
    }),
  ];
  const step = consequence(next, brief, open, answer);
  return { state: step.state, commands: [...commands, ...step.commands] };
}

function consequence(
  state: SupervisorState,
  brief: CaseBrief,
  open: OpenApproval,
  answer: Answer,
): DeskStep<SupervisorState> {
  const approved = answer.status === 'approved';
  if (open.about === 'compliance_review') return reviewed(state, brief, open, answer);
  if (open.about === 'award') return afterAwardAnswer(state, brief, answer);
  if (open.about === 'manual_step') {
    const role = open.role ?? 'sourcing';
    return approved
      ? afterManualStep(state, brief, role)
      : closeWithBest(state, brief, `nobody did the step of ${role} in its place`);
  }
  return approved
    ? grant(state, brief, open, answer.decidedBy)
    : closeWithBest(state, brief, `no way on was approved (${answer.decidedBy})`);
}

function afterAwardAnswer(
  state: SupervisorState,
  brief: CaseBrief,
  answer: Answer,
): DeskStep<SupervisorState> {
  const { proposal, laterProposal } = state;
  const { status, decidedBy, comment, atMs } = answer;
  const free: SupervisorState = { ...state, proposal: null };
  if (status === 'approved' && proposal !== null) {
    // The request may have been modified since the question was asked.
    const faults = faultsOf(state, brief, proposal);
    return faults.length === 0
      ? askToConfirm(free, brief, proposal, decidedBy)
      : recover(free, `the approved award no longer holds: ${faults.join('; ')}`, atMs);
  }
  if (status === 'expired') {
    return closeWithoutAward(free, brief, 'the award was not approved in time');
  }
  const refused: SupervisorState = {
    ...withFailedApproach(free),
    laterProposal: null,
    rejectionsCount: state.rejectionsCount + 1,
  };
  if (laterProposal !== null) return decideAward(refused, brief, laterProposal, atMs);
  return recover(refused, `${decidedBy} turned the award down${comment && `: ${comment}`}`, atMs);
}

/** What a person grants is changed in the request, and everybody who lives is told. */
function grant(
  state: SupervisorState,
  brief: CaseBrief,
  open: OpenApproval,
  decidedBy: string,
): DeskStep<SupervisorState> {
  const { grants } = open;
  if (grants === null) return tryAgain(state, brief, `${decidedBy} asked for another try.`);
  if (grants.kind === 'wishes') {
    const relaxed = [...new Set([...state.relaxed, ...grants.giveUp])];
    return find(
      { ...state, relaxed },
      brief,
      null,
      `${decidedBy} gave up ${grants.giveUp.join(', ')}.`,
    );
  }
  const because = `${decidedBy} raised the budget.`;
  const requisition = { ...brief.requisition, budgetMinor: grants.raiseToMinor };
  const changed = changeBrief(state, { ...brief, requisition }, because);
  const step = tryAgain(changed.state, { ...brief, requisition }, because);
  return { state: step.state, commands: [...changed.commands, ...step.commands] };
}

/** Compliance gets its answer; a failed case that waited for it goes on. */
function reviewed(
  state: SupervisorState,
  brief: CaseBrief,
  open: OpenApproval,
  { status, decidedBy, atMs }: Answer,
): DeskStep<SupervisorState> {
  const { requestId, supplierId } = open;
  const cleared = status === 'approved';
  const answer: DeskCommand[] =
    requestId === null || supplierId === null
      ? []
      : [
          {
            kind: 'reply',
            requestId,
            type: 'RESPONSE',
            topic: 'compliance.reviewed',
            body: { supplierId, cleared, conditions: [], decidedBy },
          },
        ];
  if (cleared) {
    const free = supplierId === null ? state : notStopped(state, supplierId);
    const next = { ...free, waitsForReviews: false };
    return { state: next, commands: [...answer, watch(brief)] };
  }
  if (!state.waitsForReviews || hasOpenReview(state)) return { state, commands: answer };
  const next = { ...state, waitsForReviews: false };
  const step = recover(next, 'the reviews ended without a clearance', atMs);
  return { state: step.state, commands: [...answer, ...step.commands] };
}
