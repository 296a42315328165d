import type { Estimate, LearningRules } from '#contracts/learning.ts';
import type { LessonEffect, LessonEvidence, LessonScope } from '#contracts/lessons.ts';
import type { LessonTopic } from './kinds.ts';
import { unitOf } from './kinds.ts';
import { scopeWords } from './scope.ts';

/** Something measured in a scope that may be worth a lesson. */
export type Finding = {
  topic: LessonTopic;
  scope: LessonScope;
  /** Of the question that the topic is; null for the other topics. */
  option: string | null;
  /**
   * Share of late deliveries or of overturned reviews (0 to 1), hours to an answer, reward in basis
   * points, or change of price in basis points a year.
   */
  estimate: Estimate;
  /** What it would be if there were nothing to learn: that of all others, or of doing as before. */
  noEffect: number;
  /** Whether it also holds in the part that it was not read from; null = there was no such part. */
  holdsOutOfSample: boolean | null;
  evidence: LessonEvidence;
};

/** Fewer cases have an interval as well, but one bad week makes all of them. */
const CASES_MIN = 8;
/** Effects are kept in steps, so that a version is a change that somebody can see. */
const SCORE_STEP_BP = 50;
/** Smaller ones would change no order and only make the list long. */
const SCORE_MIN_BP = 100;
const REWARD_STEP_BP = 100;
const REWARD_MIN_BP = 200;
/** Half: being late is one of several things that a score is made of. */
const SCORE_PER_LATE_SHARE_BP = 5_000;
/** A day more until an answer is worth a hundredth of the score. */
const SCORE_PER_HOUR_BP = 100 / 24;
/** The whole way from half of the reviews overturned to all of them. */
const MOVE_PER_SHARE_BP = 1_000;
const MOVE_MAX_BP = 500;

/** Whether a finding is more than chance: enough cases, an interval without "no effect", and tested. */
export function isShown({ estimate, noEffect, holdsOutOfSample, evidence }: Finding): boolean {
  const { low, high } = estimate;
  return (
    evidence.casesCount >= CASES_MIN &&
    (low > noEffect || high < noEffect) &&
    holdsOutOfSample !== false
  );
}

/**
 * What a finding would have the agents do if it were certain, in steps and inside the bounds of the
 * rules; null when it is too little to matter or points nowhere.
 * @param share of the effect that is taken, 1 = all
 */
export function effectOf(
  { topic, estimate, noEffect, option }: Finding,
  { adjustMaxBp }: Pick<LearningRules, 'adjustMaxBp'>,
  share = 1,
): LessonEffect | null {
  const gap = (estimate.mean - noEffect) * share;
  switch (topic) {
    case 'delivery': {
      const adjustBp = scoreStep(-gap * SCORE_PER_LATE_SHARE_BP, adjustMaxBp);
      if (adjustBp === 0) return null;
      return { kind: adjustBp < 0 ? 'supplier_late' : 'supplier_reliable', adjustBp };
    }
    case 'answers': {
      const adjustBp = scoreStep(-gap * SCORE_PER_HOUR_BP, adjustMaxBp);
      return adjustBp < 0 ? { kind: 'answers_slowly', adjustBp } : null;
    }
    case 'prices': {
      const yearlyBp = scoreStep(gap, 10_000);
      return yearlyBp === 0 ? null : { kind: 'price_trend', yearlyBp };
    }
    case 'reviews': {
      const moveBp = scoreStep(gap * MOVE_PER_SHARE_BP, MOVE_MAX_BP);
      return moveBp > 0 ? { kind: 'review_false_alarm', moveBp } : null;
    }
    default: {
      const rewardBp = inSteps(gap, REWARD_STEP_BP, 10_000);
      if (option === null || rewardBp < REWARD_MIN_BP) return null;
      return { kind: kindOfQuestion[topic], option, rewardBp };
    }
  }
}

const kindOfQuestion = {
  search_strategy: 'search_works',
  approach: 'approach_works',
  opening_anchor: 'opening_anchor',
  lever_order: 'levers_work',
  way_on: 'way_on_works',
} as const;

function scoreStep(value: number, max: number): number {
  const step = inSteps(value, SCORE_STEP_BP, max);
  return Math.abs(step) < SCORE_MIN_BP ? 0 : step;
}

/** Whole units, then towards nought, so that a step is never more than was measured; never -0. */
const inSteps = (value: number, step: number, max: number): number =>
  Math.trunc(Math.round(Math.min(max, Math.max(-max, value))) / step) * step + 0;

/** What was measured, in words. */
export function findingWords({ topic, scope, option, ...it }: Finding): string {
  const { estimate, noEffect, evidence } = it;
  const said = (value: number) => valueWords(unitOf(topic), value);
  const measured = `${said(estimate.mean)} (${said(estimate.low)} to ${said(estimate.high)})`;
  const from = `${evidence.casesCount} cases`;
  const where = scopeWords(scope);
  switch (topic) {
    case 'delivery':
      return `${where}: ${measured} of deliveries late in ${from}, ${said(noEffect)} elsewhere.`;
    case 'answers':
      return `${where}: answers take ${measured} in ${from}, ${said(noEffect)} elsewhere.`;
    case 'prices':
      return `${where}: prices move by ${measured} a year in ${from}.`;
    case 'reviews':
      return `${where}: people overturned ${measured} of the reviews in ${from}.`;
    default:
      return `${where}: ${option ?? 'this'} brings ${measured} in ${from}, ${said(noEffect)} without it.`;
  }
}

function valueWords(unit: ReturnType<typeof unitOf>, value: number): string {
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(0)} %`;
    case 'hours':
      return `${value.toFixed(0)} h`;
    case 'bp_a_year':
      return `${(value / 100).toFixed(1)} %`;
    case 'reward_bp':
      return `${value.toFixed(0)} bp`;
  }
}
