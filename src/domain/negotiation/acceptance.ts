import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { mandateFault } from './mandate.ts';
import { utilityBp } from './utility.ts';

/**
 * Whether the supplier's terms are to be taken: inside the mandate, and worth no less than what we
 * would offer next; in the last round, no less than the best other live offer.
 * @param nextOwn our next offer, or null when no round is left
 */
export function acceptance(options: {
  mandate: Mandate;
  theirs: Terms;
  nextOwn: Terms | null;
  priorities: PrioritiesBp;
  /** Utility of the best other live offer (BATNA); 0 = there is none. */
  batnaBp: number;
}): { accept: boolean; utilityBp: number; because: string } {
  const { mandate, theirs, nextOwn, priorities, batnaBp } = options;
  const fault = mandateFault(mandate, theirs);
  const worth = utilityBp(mandate, theirs, priorities);
  if (fault !== null)
    return { accept: false, utilityBp: worth, because: `outside the mandate: ${fault}` };
  if (nextOwn === null) {
    const accept = worth >= batnaBp || batnaBp === 0;
    return {
      accept,
      utilityBp: worth,
      because: accept
        ? 'last round and inside the mandate'
        : `the best other offer is worth ${batnaBp} bp`,
    };
  }
  const own = utilityBp(mandate, nextOwn, priorities);
  const accept = worth >= own;
  return {
    accept,
    utilityBp: worth,
    because: accept
      ? `worth ${worth} bp, our next offer only ${own}`
      : `worth ${worth} bp, our next offer ${own}`,
  };
}
