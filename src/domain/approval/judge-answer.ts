import type { ApprovalChain } from '#contracts/approval-chain.ts';
import type { ApprovalView, DecisionRequest } from '#contracts/approvals.ts';
import type { ErrorCode } from '#contracts/errors.ts';
import type { Person } from '../same-person.ts';
import { isNamed, isSameName, isSamePerson } from '../same-person.ts';
import type { StepAnswer } from './progress.ts';
import { doneSteps, openSteps } from './progress.ts';

/** The question as it stands, with the answers that have counted. */
export type AskedQuestion = Pick<
  ApprovalView,
  'status' | 'expiresAtMs' | 'shownHash' | 'stage' | 'returnable' | 'ifSilent' | 'about'
> & {
  /** It was put off before. */
  isDeferred: boolean;
  chain: Pick<ApprovalChain, 'order' | 'steps'>;
  answers: readonly StepAnswer[];
};

export type Clerk = Person & { role: string };

export type Answering = {
  holder: Clerk;
  /** Who asked for the goods. */
  requester: Person;
  /** For whom the holder stands in today. */
  principals: readonly Clerk[];
};

export type Seat = { kind: 'seat'; stepId: string; onBehalfOf: string | null };
export type Refusal = { kind: 'refused'; code: ErrorCode; because: string };

const refused = (code: ErrorCode, because: string): Refusal => ({ kind: 'refused', code, because });

/** For which step a person's answer counts now, and in whose place; or why it does not. */
export function seatOf(
  asked: AskedQuestion,
  who: Answering,
  nowMs: number,
  stepId: string | null = null,
): Seat | Refusal {
  if (isSamePerson(who.holder, who.requester)) {
    return refused(
      'APPROVER_IS_REQUESTER',
      'Who asked for the goods does not decide about them; use the key of another person.',
    );
  }
  const seats = seatsOf(asked.chain.steps, who);
  if (seats.length === 0) {
    const named = [...new Set(asked.chain.steps.flatMap((it) => it.approvers))];
    return refused(
      'APPROVER_NOT_NAMED',
      `The policy of this case names who may decide this: ${named.join(', ')}.`,
    );
  }
  const over = overRefusal(asked, nowMs);
  if (over !== null) return over;
  if (stepId !== null && !asked.chain.steps.some((it) => it.stepId === stepId)) {
    return refused('APPROVAL_ANSWER_INVALID', `This question has no step ${stepId}.`);
  }
  const wanted = seats.filter((it) => stepId === null || it.stepId === stepId);
  const free = wanted.filter((it) => !isTaken(it, who.holder, asked.answers));
  const open = openSteps(asked.chain, asked.answers);
  const seat = free.find((it) => open.includes(it.stepId));
  if (seat !== undefined) return seat;
  const done = doneSteps(asked.chain, asked.answers);
  return free.some((it) => !done.includes(it.stepId))
    ? refused('APPROVAL_NOT_YOUR_TURN', 'Other people answer first; your step is not open yet.')
    : refused('APPROVAL_DECIDED', 'You, or others in your place, have answered this already.');
}

/**
 * The same for one answer with all that it says.
 * @param offeringIds suppliers with an offer in the case; only they can be chosen
 */
export function judgeAnswer(
  asked: AskedQuestion,
  who: Answering,
  given: DecisionRequest,
  nowMs: number,
  offeringIds: readonly string[],
): Seat | Refusal {
  const seat = seatOf(asked, who, nowMs, given.stepId ?? null);
  if (seat.kind === 'refused') return seat;
  if (given.shownHash !== asked.shownHash) {
    return refused(
      'APPROVAL_CHANGED',
      'What is shown has changed since you looked. Read it again.',
    );
  }
  if (given.decision === 'defer' && asked.isDeferred) {
    return refused('APPROVAL_DECIDED', 'This was put off once already; now approve or reject it.');
  }
  return contentRefusal(asked, given) ?? choiceRefusal(asked, given, offeringIds) ?? seat;
}

function contentRefusal(asked: AskedQuestion, given: DecisionRequest): Refusal | null {
  const { decision, comment } = given;
  if (decision === 'return' && !asked.returnable) {
    return refused('APPROVAL_ANSWER_INVALID', 'This cannot be sent back; approve or reject it.');
  }
  if (decision === 'return' && comment.trim() === '') {
    return refused('APPROVAL_ANSWER_INVALID', 'Say in the comment what has to be different.');
  }
  return null;
}

function choiceRefusal(
  { about, stage }: AskedQuestion,
  { decision, chosenSupplierIds }: DecisionRequest,
  offeringIds: readonly string[],
): Refusal | null {
  const isAward = about === 'award' && decision === 'approve';
  if (chosenSupplierIds === undefined) {
    return isAward && stage === 'observe'
      ? refused('APPROVAL_ANSWER_INVALID', 'Agents are only observed here: name your own choice.')
      : null;
  }
  if (!isAward) {
    return refused('APPROVAL_ANSWER_INVALID', 'Only who approves an award can choose suppliers.');
  }
  const strangers = chosenSupplierIds.filter((it) => !offeringIds.includes(it));
  return strangers.length === 0
    ? null
    : refused(
        'APPROVAL_ANSWER_INVALID',
        `No offer of ${strangers.slice(0, 3).join(', ')} is in this case; choose among those that made one.`,
      );
}

function overRefusal(
  { status, expiresAtMs, ifSilent }: AskedQuestion,
  nowMs: number,
): Refusal | null {
  if (status !== 'open' && status !== 'expired') {
    return refused('APPROVAL_DECIDED', `This was decided already: ${status}.`);
  }
  return status === 'expired' || expiresAtMs <= nowMs
    ? refused('APPROVAL_EXPIRED', `The time to answer has ended: ${ifSilent}`)
    : null;
}

/** The own seats first: who is named does not answer in somebody's place. */
function seatsOf(
  steps: ApprovalChain['steps'],
  { holder, requester, principals }: Answering,
): Seat[] {
  const own = steps
    .filter((it) => isApprover(holder, it.approvers))
    .map(({ stepId }): Seat => ({ kind: 'seat', stepId, onBehalfOf: null }));
  const lent = principals
    .filter((it) => !isSamePerson(it, requester))
    .flatMap((principal) =>
      steps
        .filter((it) => it.approvers.length > 0 && isApprover(principal, it.approvers))
        .map(({ stepId }): Seat => ({ kind: 'seat', stepId, onBehalfOf: principal.name })),
    );
  return [...own, ...lent];
}

/** True where nobody is named: then every approving role will do, which is checked before. */
export const isApprover = (it: Clerk, approvers: readonly string[]): boolean =>
  approvers.length === 0 || isNamed(it, approvers) || approvers.includes(`role:${it.role}`);

/** Two steps are two people, and a person with a stand-in is one. */
const isTaken = (seat: Seat, holder: Person, answers: readonly StepAnswer[]): boolean =>
  answers.some(
    (it) =>
      spokeFor(it, holder.name) || (seat.onBehalfOf !== null && spokeFor(it, seat.onBehalfOf)),
  );

const spokeFor = ({ name, onBehalfOf }: StepAnswer, whose: string): boolean =>
  isSameName(name, whose) || (onBehalfOf !== null && isSameName(onBehalfOf, whose));
