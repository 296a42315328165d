import type { Estimate, LearningRules, Suggestion } from '#contracts/learning.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { clampBp, WHOLE_BP } from '../../basis-points.ts';
import { draw } from '../../draw.ts';
import { showShare } from '../../money.ts';
import type { ArmPosterior, Played } from './arm-posterior.ts';
import { armPosteriors } from './arm-posterior.ts';
import { betterChance } from './best-chance.ts';
import { Z_90 } from './normal.ts';
import { propensities } from './propensities.ts';

/** What the rules choose stays unless something else is better with at least this chance. */
export const SWITCH_CHANCE_BP = 9_000;

export type ArmQuestion = Played & {
  /** Of the case: the same case chooses the same again. */
  seed: string | number;
  rules: LearningRules;
  /** What the case is about; null = unknown, and then nothing is tried. */
  amountMinor: number | null;
  urgency: Requisition['urgency'];
};

export type ArmChoice = {
  /** Best first; of equal ones the rules' choice, then in the order of the options. */
  suggestions: Suggestion[];
  chosen: string;
  without: string;
  /** Whether the choice tries something instead of taking what looks best. */
  explores: boolean;
  because: string;
};

/**
 * Chooses among the options of a question by what they brought before. The choice is drawn from the
 * very table of propensities that it returns, so that these are exact.
 * @throws Error when `without` is none of the options
 */
export function chooseArm(question: ArmQuestion): ArmChoice {
  const { without, rules, seed } = question;
  const posteriors = armPosteriors(question);
  const best = rules.useMemory ? bestKnown(posteriors, without) : without;
  const shareBp = triableShareBp(question);
  const chances = propensities(posteriors, best, shareBp);
  const at = draw(`${seed}/${question.question}/${question.context}`, 0, WHOLE_BP - 1);
  const chosen = pick(posteriors, chances, at) ?? best;
  const suggestions = posteriors
    .map((it, place) => suggestion(it, chances[place] ?? 0))
    .toSorted(
      (a, b) =>
        b.expected.mean - a.expected.mean ||
        Number(b.option === without) - Number(a.option === without),
    );
  return {
    suggestions,
    chosen,
    without,
    explores: chosen !== best,
    because: reason(question, best, chosen, shareBp),
  };
}

/** The best of those that beat the rules' choice with enough certainty; else the rules' choice. */
function bestKnown(posteriors: readonly ArmPosterior[], without: string): string {
  const ruled = posteriors.find((it) => it.option === without);
  const better = posteriors
    .filter(
      (it) =>
        ruled !== undefined &&
        it !== ruled &&
        it.sampleSize > 0 &&
        betterChance(it, ruled) * WHOLE_BP >= SWITCH_CHANCE_BP,
    )
    .toSorted((a, b) => b.mean - a.mean)[0];
  return better?.option ?? without;
}

function triableShareBp({ rules, amountMinor, urgency }: ArmQuestion): number {
  if (!rules.useMemory || urgency === 'critical') return 0;
  if (amountMinor === null || amountMinor > rules.exploreAmountMaxMinor) return 0;
  return rules.exploreShareBp;
}

function pick(
  posteriors: readonly ArmPosterior[],
  chances: readonly number[],
  at: number,
): string | undefined {
  let left = at;
  return posteriors.find((_, place) => (left -= chances[place] ?? 0) < 0)?.option;
}

function suggestion(it: ArmPosterior, propensityBp: number): Suggestion {
  return {
    option: it.option,
    expected: estimateOf(it),
    propensityBp,
    because:
      it.sampleSize === 0
        ? 'no case has tried it yet: the rules say'
        : `${it.ownSampleSize} alike cases and ${it.sampleSize - it.ownSampleSize} others brought about ${Math.round(it.mean)} bp`,
    evidence: it.evidence,
  };
}

const estimateOf = ({ mean, sd, sampleSize, priorShare }: ArmPosterior): Estimate => ({
  mean,
  sd,
  low: mean - Z_90 * sd,
  high: mean + Z_90 * sd,
  sampleSize,
  priorShareBp: clampBp(priorShare * WHOLE_BP),
});

function reason(
  { without, rules, context }: ArmQuestion,
  best: string,
  chosen: string,
  shareBp: number,
): string {
  if (!rules.useMemory) return 'memory is switched off by policy';
  if (chosen !== best) {
    return `tries ${chosen}: policy leaves ${shareBp} bp of such cases to trying; ${best} looks best`;
  }
  return best === without
    ? `nothing else is better than ${without} with a chance of ${showShare(SWITCH_CHANCE_BP)} in ${context}`
    : `${best} is better than ${without} with a chance of at least ${showShare(SWITCH_CHANCE_BP)} in ${context}`;
}
