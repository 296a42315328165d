import type { Terms } from '#contracts/negotiation.ts';

/** What the terms cost in all, in minor units. */
export const totalMinor = (terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
