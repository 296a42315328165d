import type { RiskFactorName, RiskFactorScore } from '#contracts/supplier.ts';
import { clampBp, WHOLE_BP } from '../basis-points.ts';

export type WeightsBp = Readonly<Record<RiskFactorName, number>>;
export type Weighed = { riskBp: number | null; riskUpToBp: number; coverageBp: number };

/**
 * The whole from its factors. A factor that is unknown gives its weight to the known ones; when those
 * cover too little, the whole is unknown (`riskBp` null), never low. `riskUpToBp` counts what is
 * missing as the worst. Both are rounded up, so that rounding never clears anybody.
 */
export function weigh(rows: readonly RiskFactorScore[], coverageMinBp: number): Weighed {
  const known = rows.filter((it) => it.riskBp !== null);
  const knownWeights = known.reduce((sum, it) => sum + it.weightBp, 0);
  const allWeights = rows.reduce((sum, it) => sum + it.weightBp, 0);
  const risk = known.reduce((sum, it) => sum + (it.riskBp ?? 0) * it.weightBp, 0);
  const upTo = rows.reduce(
    (sum, it) => sum + (it.riskUpToBp ?? it.riskBp ?? WHOLE_BP) * it.weightBp,
    0,
  );
  const coverageBp = clampBp(
    Math.floor(rows.reduce((sum, it) => sum + it.coverageBp * it.weightBp, 0) / WHOLE_BP),
  );
  return {
    riskBp:
      knownWeights === 0 || coverageBp < coverageMinBp
        ? null
        : clampBp(Math.ceil(risk / knownWeights)),
    riskUpToBp: allWeights === 0 ? WHOLE_BP : clampBp(Math.ceil(upTo / allWeights)),
    coverageBp,
  };
}

/** The same findings under other weights; a factor that was never looked at is unknown. */
export const reweighed = (
  rows: readonly RiskFactorScore[],
  weightsBp: WeightsBp,
): RiskFactorScore[] =>
  (Object.keys(weightsBp) as RiskFactorName[]).map((name) => {
    const row = rows.find((it) => it.name === name);
    const weightBp = weightsBp[name];
    return row === undefined
      ? { name, riskBp: null, weightBp, coverageBp: 0, evidence: ['not looked at then'] }
      : { ...row, weightBp };
  });
