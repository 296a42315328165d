import type { CaseFacts, CaseInContext } from './case-facts.ts';
import type { Rule } from './flag.ts';
import { offersLink } from './links.ts';

type Quote = CaseFacts['quotes'][number];
/** Fewer lines than this are in proportion by chance. */
const PROPORTION_LINES_MIN = 3;

/** Two suppliers quoted the same prices, or prices that follow from each other. */
export const identicalPrices: Rule<CaseInContext> = {
  id: 'identical_prices',
  title: 'First quotes of different suppliers follow from each other',
  severity: 'high',
  source: 'Cardinal R028; fixed multiple: Open Contracting R023',
  find({ its: { caseId, quotes } }) {
    for (const [at, one] of quotes.entries()) {
      for (const other of quotes.slice(at + 1)) {
        const how = relation(one, other);
        if (how === null || one.supplierId === other.supplierId) continue;
        return {
          formula: `${one.supplierId} and ${other.supplierId}: ${how}`,
          records: [one, other].map((it) => offersLink(caseId, it.supplierId)),
        };
      }
    }
    return null;
  },
};

/** How the unit prices of two quotes hang together; null = they do not. */
function relation(one: Quote, other: Quote): string | null {
  const pairs = one.lines.flatMap(({ lineNo, unitPriceMinor }) => {
    const its = other.lines.find((it) => it.lineNo === lineNo);
    return its === undefined ? [] : [[unitPriceMinor, its.unitPriceMinor] as const];
  });
  const [first] = pairs;
  if (first === undefined || pairs.length < one.lines.length) return null;
  const [a, b] = first;
  if (pairs.every(([x, y]) => x === y)) {
    return `the same price on ${pairs.length === 1 ? 'the line' : `all ${pairs.length} lines`}, ${a} in minor units on the first`;
  }
  if (new Set(pairs.map(([x]) => x)).size < PROPORTION_LINES_MIN) return null;
  if (pairs.every(([x, y]) => x * b === y * a)) {
    return `prices of ${pairs.length} lines at the fixed multiple ${b} / ${a}`;
  }
  return pairs.every(([x, y]) => x - y === a - b)
    ? `prices of ${pairs.length} lines at the fixed difference of ${b - a} in minor units`
    : null;
}
