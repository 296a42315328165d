import type { Mandate, Terms } from '#contracts/negotiation.ts';
import { delivered } from './landed-cost.ts';
import { mandateFault } from './mandate.ts';
import { totalMinor } from './terms.ts';

/**
 * How far terms are from a mandate that only their price leaves: what they cost at the buyer's door,
 * and how much of it lies above the walk-away of the lines, in minor units. null when they lie
 * inside, or outside on something that no money settles.
 */
export function priceGap(
  mandate: Mandate,
  terms: Terms,
): { costMinor: number; missingMinor: number } | null {
  if (mandateFault(mandate, terms) === null) return null;
  const atTheDoor = delivered(mandate.termValues, terms);
  const paying = {
    ...mandate,
    lines: mandate.lines.map((limit) => {
      const asked = atTheDoor.lines.find((it) => it.lineNo === limit.lineNo)?.unitPriceMinor ?? 0;
      const walkAwayUnitPriceMinor = Math.max(limit.walkAwayUnitPriceMinor, asked);
      return { ...limit, walkAwayUnitPriceMinor };
    }),
  };
  if (mandateFault(paying, terms) !== null) return null;
  const allowed = atTheDoor.lines.map((it) => {
    const most = mandate.lines.find(({ lineNo }) => lineNo === it.lineNo)?.walkAwayUnitPriceMinor;
    return { ...it, unitPriceMinor: Math.min(it.unitPriceMinor, most ?? 0) };
  });
  const costMinor = totalMinor(atTheDoor);
  return { costMinor, missingMinor: costMinor - totalMinor({ ...terms, lines: allowed }) };
}
