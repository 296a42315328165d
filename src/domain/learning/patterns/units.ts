import { WHOLE_BP } from '../../basis-points.ts';

/** A difference of shares in basis points, rounded. */
export const shareToBp = (share: number): number => Math.round(share * WHOLE_BP);

/** A natural logarithm of a ratio as what is added, in basis points: ln 1.1 = 1,000; rounded. */
export const logRatioToBp = (log: number): number => Math.round(Math.expm1(log) * WHOLE_BP);
