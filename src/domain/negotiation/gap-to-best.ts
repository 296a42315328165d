import type { GapToBest } from '#contracts/negotiation.ts';

const CLOSE_BP = 300;
const BEHIND_BP = 1_000;

/**
 * How far an offer is from the best other one, both as utility to the buyer. Told in four words, so
 * that no price and no rival can be worked out from it.
 */
export function gapToBest(ownBp: number, bestOtherBp: number): GapToBest {
  const gap = bestOtherBp - ownBp;
  if (gap <= 0) return 'best';
  if (gap <= CLOSE_BP) return 'close';
  return gap <= BEHIND_BP ? 'behind' : 'far';
}
