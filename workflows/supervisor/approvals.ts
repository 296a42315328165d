import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { approversOf, openSteps, progressOf } from '#domain/approval/progress.ts';
import { clearTimers, extend, goOn } from './approval-chain.ts';
import { askPerson } from './ask-person.ts';
import type { Answer, Status } from './award-answers.ts';
import { afterAwardAnswer } from './award-answers.ts';
import { closeWithBest } from './close.ts';
import { changeBrief } from './commands.ts';
import { find } from './open.ts';
import { recover, tryAgain } from './recover.ts';
import { afterManualStep } from './silent-peers.ts';
import { otherChoice } from './person-wanted.ts';
import type { OpenApproval, SupervisorState } from './state.ts';
import { hasOpenReview } from './state.ts';
import { notStopped } from './stopped.ts';
import { watch } from './watch.ts';

const statuses = { approve: 'approved', reject: 'rejected', return: 'returned' } as const;

export function onApprovalDecided(
  state: SupervisorState,
  event: MessageOn<'approval.decided'>,
): DeskStep<SupervisorState> {
  const { approvalId, decision: said, decidedBy, comment, chosenSupplierIds } = event.body;
  const open = state.approvals.find((it) => it.approvalId === approvalId);
  const { brief } = state;
  if (open === undefined || brief === null) return { state, commands: [] };
  const { atMs } = event;
  if (said === 'defer') return defer(state, brief, open, { decidedBy, comment, atMs });
  const ratherIds =
    open.about === 'award' && said === 'approve'
      ? otherChoice(state.proposal, chosenSupplierIds)
      : null;
  const answer: Answer = { status: statuses[said], decidedBy, comment, atMs };
  if (ratherIds !== null) {
    return settle(state, brief, open, { ...answer, status: 'rejected', ratherIds });
  }
  const { running } = open;
  if (running === undefined) return settle(state, brief, open, answer);
  const stepId = event.body.stepId ?? openSteps(running.chain, running.answers)[0] ?? '';
  const counted = { stepId, name: decidedBy, onBehalfOf: null, decision: said };
  const next = { ...running, answers: [...running.answers, counted] };
  const { settled } = progressOf(next.chain, next.answers);
  if (settled === null) return goOn(state, open, next, `${decidedBy} approved.`, atMs);
  const by = settled === 'approved' ? approversOf(next.answers) : decidedBy;
  return settle(state, brief, open, { ...answer, status: settled, decidedBy: by });
}

/** Once: a chain goes on as it is, a single question comes back; the second time it lapses. */
function defer(
  state: SupervisorState,
  brief: CaseBrief,
  open: OpenApproval,
  { decidedBy, comment, atMs }: Pick<Answer, 'decidedBy' | 'comment' | 'atMs'>,
): DeskStep<SupervisorState> {
  if (open.deferred) {
    return settle(state, brief, open, { status: 'expired', decidedBy, comment, atMs });
  }
  return open.running === undefined
    ? postpone(state, open, decidedBy, comment, atMs)
    : extend(state, open, open.running, brief, { decidedBy, atMs });
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
  open: OpenApproval,
  status: Status | 'deferred',
  decidedBy: string,
  comment: string,
): DeskCommand[] => {
  const { approvalId } = open;
  return [
    ...clearTimers(open),
    { kind: 'record', record: { kind: 'approval_closed', approvalId, status, decidedBy, comment } },
  ];
};

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
  if (open.about === 'award') return afterAwardAnswer(state, brief, answer, open.holds);
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
