import { clampBp, ratioBp, WHOLE_BP } from '../basis-points.ts';
import { showShare } from '../money.ts';

/** A share of a sample, in basis points, with the Wilson interval of 95 %. */
export type Share = { count: number; of: number; shareBp: number; lowBp: number; highBp: number };

/** Of the normal distribution, for 95 % on both sides. */
const Z = 1.96;

/** @throws Error for an empty sample */
export function shareWithInterval(count: number, of: number): Share {
  const shareBp = ratioBp(count, of);
  const p = count / of;
  const spread = Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  const middle = p + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  return {
    count,
    of,
    shareBp,
    lowBp: clampBp(((middle - spread) / scale) * WHOLE_BP),
    highBp: clampBp(((middle + spread) / scale) * WHOLE_BP),
  };
}

/** Such as `8 of 10, 80.0 % (95 % interval 49.0 % to 94.3 %)`. */
export const showInterval = ({ count, of, shareBp, lowBp, highBp }: Share): string =>
  `${count} of ${of}, ${showShare(shareBp)} (95 % interval ${showShare(lowBp)} to ${showShare(highBp)})`;
