import type { Terms } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { deliveredPriceMinor, priceAtMostMinor } from '../landed-cost.ts';
import { totalMinor } from '../terms.ts';
import type { TableFacts, TableIssue } from './issue.ts';

/** Steps from our opening to the most they asked at the door; all lines move together. */
const STEPS_COUNT = 7;
const steps = Array.from({ length: STEPS_COUNT + 1 }, (_, step) => step);

/** The prices of all lines, as a number of steps up from our opening; 0 is best. */
export const price: TableIssue = {
  values: () => steps,
  /** The first step that is not cheaper, so that an offer is never taken for better than it is. */
  read(terms, facts) {
    const asked = totalMinor(terms);
    let [low, high] = [0, STEPS_COUNT];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (totalMinor(written(terms, middle, facts)) >= asked) high = middle;
      else low = middle + 1;
    }
    return low;
  },
  write: (terms, step, facts) => written(terms, Number(step), facts),
};

/** Prices at a step, within what may be paid. */
function written(terms: Terms, step: number, facts: TableFacts): Terms {
  const lines = priced(terms, step, facts).lines.map((it) => ({
    ...it,
    unitPriceMinor: Math.min(it.unitPriceMinor, mostFor(it.lineNo, terms, facts)),
  }));
  return { ...terms, lines };
}

/** Prices at a step, also beyond what may be paid. */
function priced(terms: Terms, step: number, facts: TableFacts): Terms {
  const lines = terms.lines.map((line) => {
    const low = openingOf(line.lineNo, facts);
    // Who asks more than at first is not taken for asking the same.
    const asked = [facts.first, facts.standing].map(
      (it) => deliveredAsk(it, line.lineNo, facts.mandate) ?? low,
    );
    const high = Math.max(low, ...asked);
    const unitPriceMinor = low + Math.floor(((high - low) * step) / STEPS_COUNT);
    return { ...line, unitPriceMinor: Math.max(1, unitPriceMinor) };
  });
  return { ...terms, lines };
}

function openingOf(lineNo: number, { mandate, openingBelowTargetBp }: TableFacts): number {
  const limit = limitOf(lineNo, mandate);
  const opening = Math.floor(
    (limit.targetUnitPriceMinor * (WHOLE_BP - openingBelowTargetBp)) / WHOLE_BP,
  );
  return Math.max(1, opening);
}

/** Never above the walk-away, and never above what they ask now, both at the buyer's door. */
function mostFor(lineNo: number, { incoterm }: Terms, { mandate, standing }: TableFacts): number {
  const { walkAwayUnitPriceMinor } = limitOf(lineNo, mandate);
  const asked = deliveredAsk(standing, lineNo, mandate) ?? walkAwayUnitPriceMinor;
  const most = Math.min(walkAwayUnitPriceMinor, asked);
  return priceAtMostMinor(mandate.termValues, incoterm, most);
}

function limitOf(lineNo: number, mandate: TableFacts['mandate']) {
  const limit = mandate.lines.find((it) => it.lineNo === lineNo);
  if (limit === undefined) throw new Error(`the mandate has no line ${lineNo}`);
  return limit;
}

/** What they ask for a unit at the buyer's door; undefined when they do not offer the line. */
function deliveredAsk(terms: Terms, lineNo: number, mandate: TableFacts['mandate']) {
  const asked = terms.lines.find((it) => it.lineNo === lineNo)?.unitPriceMinor;
  return asked === undefined
    ? undefined
    : deliveredPriceMinor(mandate.termValues, terms.incoterm, asked);
}
