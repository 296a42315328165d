import type { Holds } from '#contracts/approval-chain.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { DeskStep } from '../desk.ts';
import { faultsOf } from './award-faults.ts';
import { closeWithoutAward } from './close.ts';
import { changeBrief, EXCLUDED_MAX } from './commands.ts';
import { askToConfirm } from './confirm.ts';
import { heldPart } from './held-part.ts';
import { decideAward } from './outcome.ts';
import { recover, tryAgain } from './recover.ts';
import type { SupervisorState } from './state.ts';
import { withFailedApproach } from './state.ts';

export type Status = 'approved' | 'rejected' | 'returned' | 'expired';
/** What people said of a question in the end. */
export type Answer = {
  status: Status;
  decidedBy: string;
  comment: string;
  atMs: number;
  /** Whom people would take instead of those that the agents chose; absent = nobody else. */
  ratherIds?: readonly string[];
};

/** The award is made, tried once more in another way, or given up. */
export function afterAwardAnswer(
  state: SupervisorState,
  brief: CaseBrief,
  answer: Answer,
  holds: Holds | undefined,
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
  const rest = restOf(brief, proposal, holds);
  if (rest !== null && (status === 'expired' || status === 'rejected')) {
    return withoutHeld(free, brief, rest, answer);
  }
  if (status === 'expired') {
    return closeWithoutAward(free, brief, 'the award was not approved in time');
  }
  if (status === 'returned') return sentBack(free, brief, answer);
  if (answer.ratherIds !== undefined && proposal !== null) {
    return tryWith(free, brief, proposal, answer.ratherIds, decidedBy);
  }
  const refused: SupervisorState = {
    ...withFailedApproach(free),
    laterProposal: null,
    rejectionsCount: state.rejectionsCount + 1,
  };
  if (laterProposal !== null) return decideAward(refused, brief, laterProposal, atMs);
  return recover(refused, `${decidedBy} turned the award down${comment && `: ${comment}`}`, atMs);
}

/** What of the award does not hang on the answer; null = all of it does, or it no longer holds. */
const restOf = (
  brief: CaseBrief,
  proposal: AwardProposal | null,
  holds: Holds | undefined,
): AwardProposal | null =>
  proposal === null || holds === undefined ? null : (heldPart(brief, proposal)?.free ?? null);

/** The rest was agents' business alone all the time; its winners may have confirmed already. */
function withoutHeld(
  state: SupervisorState,
  brief: CaseBrief,
  rest: AwardProposal,
  { decidedBy, comment, status, atMs }: Answer,
): DeskStep<SupervisorState> {
  const faults = faultsOf(state, brief, rest);
  return faults.length === 0
    ? askToConfirm(state, brief, rest, `policy ${brief.policy.version}`)
    : recover(state, `${decidedBy}: ${status}${comment && `, ${comment}`}`, atMs);
}

/** The award is void and nobody is excluded; the talks go on, and the next award is asked about too. */
function sentBack(
  state: SupervisorState,
  brief: CaseBrief,
  { decidedBy, comment }: Answer,
): DeskStep<SupervisorState> {
  const next: SupervisorState = {
    ...state,
    laterProposal: null,
    returned: { count: (state.returned?.count ?? 0) + 1, comment: comment.slice(0, 500) },
    notes: [...state.notes, comment].slice(-20),
  };
  return tryAgain(next, brief, `${decidedBy} returned the award: ${comment}`.slice(0, 1_000));
}

/**
 * People would take others: those whom only the agents chose are out, theirs are preferred. What comes
 * of it is asked about as well, for nobody has seen its lines and amount yet.
 */
function tryWith(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  ratherIds: readonly string[],
  decidedBy: string,
): DeskStep<SupervisorState> {
  const out = proposal.lines.map((it) => it.supplierId).filter((it) => !ratherIds.includes(it));
  const { excludedSupplierIds } = brief.requisition;
  const requisition = {
    ...brief.requisition,
    preferredSupplierIds: [...ratherIds].slice(0, 20),
    excludedSupplierIds: [...new Set([...excludedSupplierIds, ...out])].slice(-EXCLUDED_MAX),
  };
  const because = `${decidedBy} chose ${ratherIds.join(', ')} instead.`.slice(0, 1_000);
  const next: SupervisorState = {
    ...state,
    laterProposal: null,
    rejectionsCount: state.rejectionsCount + 1,
    chosenBy: decidedBy,
  };
  const changed = changeBrief(next, { ...brief, requisition }, because);
  const step = tryAgain(changed.state, { ...brief, requisition }, because, ratherIds);
  return { state: step.state, commands: [...changed.commands, ...step.commands] };
}
