import { quantileSorted } from '../../packages/statistics.ts';
import type { Finding, Rule } from '../rule.ts';
import { advice, askable, blindLines, linesOf } from '../rule.ts';

/** Fewer orders do not say what is usual. */
const ORDERS_MIN = 5;
/** More than this many times the upper quartile looks like a slip of the pen. */
const LARGE_TIMES = 5;

/** The quantity is held against minimum orders, capacities and what was ordered before. */
export const quantity: Rule = {
  passes: 'the quantities are within minimum orders, capacities and what is usual',
  blindTo: (request, facts) =>
    blindLines(
      linesOf(request, facts),
      ({ known }) =>
        askable(request, known).length > 0 || known.pastQuantities.length >= ORDERS_MIN,
      {
        unknown: 'nothing is known of how much of such goods is sold at a time',
        notCompared: 'the quantity was not compared',
      },
    ),
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path, label }) => {
      const carriers = askable(request, known);
      const field = `${path}.quantity`;
      const least = Math.min(...carriers.map((it) => it.minimumOrderQuantity));
      const most = carriers.reduce((sum, it) => sum + (it.capacityUnits ?? Infinity), 0);
      const findings: Finding[] = [];
      if (carriers.length > 0 && line.quantity < least) {
        const because = `${label}: every supplier wants an order of ${least} at least, asked for are ${line.quantity}`;
        findings.push(advice(because, field, { value: least, says: `Ask for ${least} or more.` }));
      }
      if (carriers.length > 0 && line.quantity > most) {
        const because = `${label}: all suppliers together can deliver ${most}, asked for are ${line.quantity}`;
        findings.push(advice(because, field, { value: most, says: `Ask for ${most} or less.` }));
      }
      const usual = known.pastQuantities.toSorted((a, b) => a - b);
      if (usual.length < ORDERS_MIN) return findings;
      const upper = quantileSorted(usual, 0.75);
      return line.quantity <= upper * LARGE_TIMES
        ? findings
        : [
            ...findings,
            advice(
              `${label}: ${line.quantity} is far more than usual; three of four orders had ${upper} or less`,
              field,
            ),
          ];
    }),
};
