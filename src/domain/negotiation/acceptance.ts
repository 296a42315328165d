import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { showShare } from '../money.ts';
import { mandateFault } from './mandate.ts';
import { utilityBp } from './utility.ts';

/**
 * Terms this much worse than the best other offer are still taken: they keep a runner-up warm, and
 * the award is made by line, where the second best in all may be the best for one.
 */
export const RUNNER_UP_BP = 1_000;

export type Judgement = { accept: boolean; utilityBp: number; because: string };

/**
 * Whether the supplier's terms are to be taken: inside the mandate, not far below the best other
 * live offer, and worth no less than what we would offer next, which no longer counts at the end.
 * @param nextOwn our next offer, or null when no round is left
 * @param batnaBp the best other live offer for the same lines, on the scale of this mandate; null =
 *   there is none
 */
export function acceptance(options: {
  mandate: Mandate;
  theirs: Terms;
  nextOwn: Terms | null;
  /** Why the strategy takes their terms rather than going on; null = it goes on. */
  strategyBecause?: string | null;
  priorities: PrioritiesBp;
  batnaBp: number | null;
}): Judgement {
  const { mandate, theirs, nextOwn, priorities, batnaBp, strategyBecause = null } = options;
  const worth = utilityBp(mandate, theirs, priorities);
  const verdict = (accept: boolean, because: string) => ({ accept, utilityBp: worth, because });
  const fault = mandateFault(mandate, theirs);
  if (fault !== null) return verdict(false, `outside the mandate: ${fault}`);
  if (batnaBp !== null && worth < batnaBp - RUNNER_UP_BP) {
    return verdict(false, `worth ${showShare(worth)}, the best other offer ${showShare(batnaBp)}`);
  }
  if (nextOwn === null) {
    const rival =
      batnaBp === null ? 'no other offer' : `the best other offer is worth ${showShare(batnaBp)}`;
    return verdict(true, `worth ${showShare(worth)}, no round is left and ${rival}`);
  }
  if (strategyBecause !== null)
    return verdict(true, `worth ${showShare(worth)}, ${strategyBecause}`);
  const own = utilityBp(mandate, nextOwn, priorities);
  return verdict(worth >= own, `worth ${showShare(worth)}, our next offer ${showShare(own)}`);
}

/**
 * The best other live offer as an alternative to one supplier: worth on the scale of that
 * supplier's mandate, counting only offers that cover as many units of each of its lines.
 * @returns null when nobody else could take its place
 */
export function batnaBp(
  mandate: Mandate,
  covered: Terms,
  others: readonly { mandate: Mandate; terms: Terms }[],
  priorities: PrioritiesBp,
): number | null {
  const worths = others.flatMap(({ mandate: other, terms }) => {
    const lines = covered.lines.flatMap((line) => {
      const it = terms.lines.find(({ lineNo }) => lineNo === line.lineNo);
      return it === undefined || it.quantity < line.quantity
        ? []
        : [{ ...it, quantity: line.quantity }];
    });
    return lines.length < covered.lines.length
      ? []
      : [utilityBp(onScaleOf(mandate, other), { ...terms, lines }, priorities)];
  });
  return worths.length === 0 ? null : Math.max(...worths);
}

/** Prices and dates of one supplier's mandate, with what is known of another one. */
const onScaleOf = (mandate: Mandate, other: Mandate): Mandate => ({
  ...mandate,
  supplierRiskBp: other.supplierRiskBp,
  supplierOnTimeBp: other.supplierOnTimeBp,
});
