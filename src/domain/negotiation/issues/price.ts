import type { Terms } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { deliveredPriceMinor, deliveryCostBp } from '../landed-cost.ts';
import { totalMinor } from '../terms.ts';
import type { TableFacts, TableIssue } from './issue.ts';

/** Steps from our opening to what they asked first at the door; all lines move together. */
const STEPS_COUNT = 10;

/** The prices of all lines, as a number of steps up from our opening; 0 is best. */
export const price: TableIssue = {
  values: () => Array.from({ length: STEPS_COUNT + 1 }, (_, step) => step),
  /** Rounded up, so that an offer is never taken for better than it is. */
  read(terms, facts) {
    const [low, high] = [0, STEPS_COUNT].map((step) => totalMinor(priced(terms, step, facts)));
    const span = (high ?? 0) - (low ?? 0);
    if (span <= 0) return 0;
    const step = Math.ceil(((totalMinor(terms) - (low ?? 0)) * STEPS_COUNT) / span);
    return Math.max(0, Math.min(STEPS_COUNT, step));
  },
  write: (terms, step, facts) => {
    const asked = priced(terms, Number(step), facts);
    const lines = asked.lines.map((it) => ({
      ...it,
      unitPriceMinor: Math.min(it.unitPriceMinor, mostFor(it.lineNo, terms, facts)),
    }));
    return { ...terms, lines };
  },
};

/** Prices at a step, also beyond what may be paid. */
function priced(terms: Terms, step: number, facts: TableFacts): Terms {
  const lines = terms.lines.map((line) => {
    const low = openingOf(line.lineNo, facts);
    const high = Math.max(low, deliveredAsk(facts.first, line.lineNo, facts.mandate) ?? low);
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
  const wayBp = deliveryCostBp(mandate.termValues, incoterm) ?? 0;
  const most = Math.min(walkAwayUnitPriceMinor, asked);
  return Math.max(1, Math.floor((most * WHOLE_BP) / (WHOLE_BP + wayBp)));
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
