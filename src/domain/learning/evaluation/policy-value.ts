import { Z_95 } from '../../interval.ts';

/** A choice as it was kept, with what another policy would have done and what is expected of it. */
export type LoggedChoice = {
  chosen: string;
  /** With which chance it was chosen, above 0 to 10,000. */
  propensityBp: number;
  /** 10,000 = best. */
  rewardBp: number;
  /** The chance of each option under the policy that is judged, from 0 to 1; together 1. */
  chances: ReadonlyMap<string, number>;
  /** What each of these options is expected to bring, basis points; learnt from other choices. */
  expectedBp: ReadonlyMap<string, number>;
};

export type ValueEstimate = { meanBp: number; lowBp: number; highBp: number };

export type PolicyValue = {
  /** Self-normalised inverse propensity: unbiased in the long run, wide where policies differ. */
  weightedBp: ValueEstimate;
  /** Doubly robust: right when either the propensities or the expectations are. */
  doublyRobustBp: ValueEstimate;
  /** What came of the choices as they were made. */
  loggedBp: ValueEstimate;
  /** The policy's doubly robust value less that of the choices made, case by case. */
  differenceBp: ValueEstimate;
  sampleSize: number;
  /** Choices that the weighted value rests on in effect (Kish, 1965). */
  effectiveSampleSize: number;
};

/**
 * What another policy would have brought, from choices kept with their chances (Horvitz and Thompson
 * 1952; Dudik, Langford and Li 2011); intervals of 95 %.
 * @returns null without choices, or when the policy would never have chosen as was chosen
 */
export function policyValue(choices: readonly LoggedChoice[]): PolicyValue | null {
  const rows = choices.map((it) => {
    const weight = ((it.chances.get(it.chosen) ?? 0) * 10_000) / it.propensityBp;
    const model = [...it.chances].reduce(
      (sum, [option, chance]) => sum + chance * (it.expectedBp.get(option) ?? 0),
      0,
    );
    const robust = model + weight * (it.rewardBp - (it.expectedBp.get(it.chosen) ?? 0));
    return { weight, robust, reward: it.rewardBp };
  });
  const weights = rows.reduce((sum, it) => sum + it.weight, 0);
  if (weights === 0) return null;
  const weighted = rows.reduce((sum, it) => sum + it.weight * it.reward, 0) / weights;
  const spread = rows.reduce((sum, it) => sum + (it.weight * (it.reward - weighted)) ** 2, 0);
  return {
    weightedBp: around(weighted, Math.sqrt(spread) / weights),
    doublyRobustBp: meanOf(rows.map((it) => it.robust)),
    loggedBp: meanOf(rows.map((it) => it.reward)),
    differenceBp: meanOf(rows.map((it) => it.robust - it.reward)),
    sampleSize: rows.length,
    effectiveSampleSize: weights ** 2 / rows.reduce((sum, it) => sum + it.weight ** 2, 0),
  };
}

/** A mean with its interval of 95 %; a single value has none. */
export function meanOf(values: readonly number[]): ValueEstimate {
  const mean = values.reduce((sum, it) => sum + it, 0) / values.length;
  const squares = values.reduce((sum, it) => sum + (it - mean) ** 2, 0);
  const error = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
  return around(mean, error);
}

const around = (meanBp: number, error: number): ValueEstimate => ({
  meanBp,
  lowBp: meanBp - Z_95 * error,
  highBp: meanBp + Z_95 * error,
});
