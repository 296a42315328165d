import { clampBp, ratioBp, WHOLE_BP } from '../basis-points.ts';
import { wilsonInterval } from '../interval.ts';
import { showShare } from '../money.ts';

/** A share of a sample, in basis points, with the Wilson interval of 95 %. */
export type Share = { count: number; of: number; shareBp: number; lowBp: number; highBp: number };

/** @throws Error for an empty sample */
export function shareWithInterval(count: number, of: number): Share {
  const shareBp = ratioBp(count, of);
  const { low, high } = wilsonInterval(count, of);
  return {
    count,
    of,
    shareBp,
    lowBp: clampBp(low * WHOLE_BP),
    highBp: clampBp(high * WHOLE_BP),
  };
}

/** Such as `8 of 10, 80.0 % (95 % interval 49.0 % to 94.3 %)`. */
export const showInterval = ({ count, of, shareBp, lowBp, highBp }: Share): string =>
  `${count} of ${of}, ${showShare(shareBp)} (95 % interval ${showShare(lowBp)} to ${showShare(highBp)})`;
