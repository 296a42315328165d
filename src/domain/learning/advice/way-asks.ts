import type { Advice, AdviceAsk } from '#contracts/learning.ts';

const WAYS = ['retry', 'widen', 'adjust', 'person'] as const;
type WayOn = (typeof WAYS)[number];

/** After each kind of failure: what the rules mostly do first. */
const USUAL = {
  no_agreement: 'retry',
  over_budget: 'retry',
  suppliers_walked_away: 'retry',
  too_late: 'retry',
  award_refused: 'retry',
  nobody_cleared: 'adjust',
  nobody_found: 'widen',
} as const satisfies Record<string, WayOn>;

export type FailureKind = keyof typeof USUAL;

const USUAL_BP = 6_000;
const OTHER_BP = 5_000;

/** Which way on helps after which failure; asked when a case is opened, before any has happened. */
export const wayAsks = (): AdviceAsk[] =>
  Object.entries(USUAL).map(([failure, without]) => ({
    question: 'way_on',
    context: failure,
    options: WAYS.map((option) => ({
      option,
      ruleScoreBp: option === without ? USUAL_BP : OTHER_BP,
    })),
    without,
  }));

/** What the supervisor keeps of it: failures after which something was seen. It chooses nothing yet. */
export const seenWays = (advice: readonly Advice[]): Advice[] =>
  advice
    .filter((it) => it.suggestions.some(({ expected }) => expected.sampleSize > 0))
    .map((it) => ({ ...it, agent: 'supervisor', chosen: null, explores: false }));
