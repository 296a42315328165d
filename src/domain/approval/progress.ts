import type { ApprovalChain, ChainStep } from '#contracts/approval-chain.ts';
import type { ApprovalStep } from '#contracts/approvals.ts';

/** An answer that counts; who stood in for somebody says for whom. */
export type StepAnswer = {
  stepId: string;
  name: string;
  onBehalfOf: string | null;
  decision: 'approve' | 'reject' | 'return';
};

export type Settled = 'approved' | 'rejected' | 'returned';

type Steps = Pick<ApprovalChain, 'order'> & {
  steps: readonly Pick<ChainStep, 'stepId' | 'quorum' | 'escalatedAtMs'>[];
};
type StepState = { stepId: string } & Pick<ApprovalStep, 'status' | 'approvedBy'>;

/**
 * Where the steps stand and what the question has come to; null = it is still open. It does not
 * matter in which order answers are told, so that the desk and the agent never differ.
 */
export function progressOf(
  { order, steps }: Steps,
  answers: readonly StepAnswer[],
): { steps: StepState[]; settled: Settled | null } {
  const ends = steps.map((it) => endOf(it, answers));
  const firstOpen = ends.indexOf(null);
  const refused = ends.find((it) => it === 'rejected') ?? ends.find((it) => it === 'returned');
  return {
    settled: refused ?? (firstOpen === -1 ? 'approved' : null),
    steps: steps.map((step, at) => ({
      stepId: step.stepId,
      approvedBy: answers
        .filter((it) => it.stepId === step.stepId && it.decision === 'approve')
        .map(nameOf),
      status: ends[at] ?? openStatus(step, order === 'parallel' || at === firstOpen),
    })),
  };
}

/** The steps that take answers now. */
export const openSteps = (chain: Steps, answers: readonly StepAnswer[]): string[] =>
  stepsThatAre(['open', 'escalated'], chain, answers);

/** The steps that have their answers. */
export const doneSteps = (chain: Steps, answers: readonly StepAnswer[]): string[] =>
  stepsThatAre(['approved', 'rejected', 'returned'], chain, answers);

const stepsThatAre = (
  statuses: readonly ApprovalStep['status'][],
  chain: Steps,
  answers: readonly StepAnswer[],
): string[] =>
  progressOf(chain, answers)
    .steps.filter((it) => statuses.includes(it.status))
    .map((it) => it.stepId);

const nameOf = ({ name, onBehalfOf }: StepAnswer): string =>
  onBehalfOf === null ? name : `${name} for ${onBehalfOf}`;

/** Everybody who approved, for the record. */
export const approversOf = (answers: readonly StepAnswer[]): string =>
  answers
    .filter((it) => it.decision === 'approve')
    .map(nameOf)
    .join(', ');

function endOf(
  { stepId, quorum }: Steps['steps'][number],
  answers: readonly StepAnswer[],
): Settled | null {
  const its = answers.filter((it) => it.stepId === stepId);
  if (its.some((it) => it.decision === 'reject')) return 'rejected';
  if (its.some((it) => it.decision === 'return')) return 'returned';
  return its.length >= quorum ? 'approved' : null;
}

const openStatus = (
  { escalatedAtMs }: Pick<ChainStep, 'escalatedAtMs'>,
  isOpen: boolean,
): ApprovalStep['status'] => (isOpen ? (escalatedAtMs === null ? 'open' : 'escalated') : 'waiting');
