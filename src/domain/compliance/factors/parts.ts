import { WHOLE_BP } from '../../basis-points.ts';
import type { Finding } from './factor.ts';

/** One of several things that a factor is made of; weights add up to 10,000. */
export type Part = {
  weightBp: number;
  /** Null = unknown. */
  riskBp: number | null;
  /** The worst that it may be; absent = `riskBp`, or 10,000 when unknown. */
  riskUpToBp?: number;
  evidence: string;
};

/**
 * The average of the known parts by weight, rounded up; unknown when none is. What is missing widens
 * the finding upwards, so that a part kept back never makes it better.
 */
export function ofParts(parts: readonly Part[]): Finding {
  const known = parts.filter((it) => it.riskBp !== null);
  const coverageBp = known.reduce((sum, it) => sum + it.weightBp, 0);
  const risk = known.reduce((sum, it) => sum + (it.riskBp ?? 0) * it.weightBp, 0);
  const upTo = parts.reduce(
    (sum, it) => sum + (it.riskUpToBp ?? it.riskBp ?? WHOLE_BP) * it.weightBp,
    0,
  );
  return {
    riskBp: coverageBp === 0 ? null : Math.ceil(risk / coverageBp),
    riskUpToBp: Math.ceil(upTo / WHOLE_BP),
    coverageBp,
    evidence: parts.map((it) => it.evidence),
  };
}
