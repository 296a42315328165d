import type { ClearedCandidate, Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import { ratioBp, WHOLE_BP } from '../basis-points.ts';
import { landedTotalMinor } from './landed-cost.ts';
import { utilityParts } from './utility.ts';

/** Terms that a supplier and we agree on, with what they rest on. */
export type Agreed = { cleared: ClearedCandidate; mandate: Mandate; terms: Terms };

/** What one agreement offers for one line. */
export type Bid = {
  agreed: Agreed;
  line: Terms['lines'][number];
  /**
   * The landed unit cost plus what the offer lacks on other issues and what its supplier is expected
   * to cost by late deliveries and rejects; only ever compared.
   */
  adjustedUnitPriceMinor: number;
};

/** Missing value on the other issues makes a price look at most this much dearer. */
const VALUE_GAP_MAX_BP = 1_500;

/** The bids for one line, best value first; equal ones by supplier id. */
export function bidsFor(
  lineNo: number,
  agreed: readonly Agreed[],
  priorities: PrioritiesBp,
): Bid[] {
  return agreed
    .flatMap((it): Bid[] =>
      it.terms.lines
        .filter((offered) => offered.lineNo === lineNo)
        .map((line) => ({
          agreed: it,
          line,
          adjustedUnitPriceMinor: adjustedPrice(it, line, priorities),
        })),
    )
    .toSorted(
      (a, b) =>
        a.adjustedUnitPriceMinor - b.adjustedUnitPriceMinor ||
        (supplierOf(a) < supplierOf(b) ? -1 : 1),
    );
}

/** What an agreement costs in all at adjusted prices, for comparing suppliers; minor units. */
export const adjustedTotalMinor = (agreed: Agreed, priorities: PrioritiesBp): number =>
  agreed.terms.lines.reduce(
    (sum, it) => sum + it.quantity * adjustedPrice(agreed, it, priorities),
    0,
  );

/**
 * How much of what is wanted is offered, in basis points: the mean of the lines' shares of units,
 * rounded down. Suppliers are compared by it first, for who offers less always costs less.
 */
export function coverBp({ lines }: Terms, wanted: readonly WantedLine[]): number {
  const shares = wanted.map(({ lineNo, quantity }) => {
    const offered = lines.find((it) => it.lineNo === lineNo)?.quantity ?? 0;
    return ratioBp(Math.min(offered, quantity), quantity);
  });
  return Math.floor(shares.reduce((sum, it) => sum + it, 0) / wanted.length);
}

type WantedLine = Pick<Requisition['lines'][number], 'lineNo' | 'quantity'>;

export const supplierOf = (bid: Bid): string => bid.agreed.cleared.candidate.supplierId;

const adjustedPrice = (
  agreed: Agreed,
  line: Terms['lines'][number],
  priorities: PrioritiesBp,
): number => adjustedParts(agreed, line, priorities).unitPriceMinor;

/**
 * What the adjusted price of a unit is made of, in minor units and basis points of the landed unit
 * cost. Rounded up, so that a worse offer never looks as cheap as a better one.
 */
export function adjustedParts(
  agreed: Agreed,
  line: Terms['lines'][number],
  priorities: PrioritiesBp,
) {
  const landed = landedTotalMinor(agreed.mandate.termValues, { ...agreed.terms, lines: [line] });
  const unitCostMinor = Math.ceil(landed / line.quantity);
  const others = utilityParts(agreed.mandate, agreed.terms, priorities)
    .filter((it) => it.name !== 'price')
    .map((it) => ({ ...it, gap: (WHOLE_BP - it.scoreBp) * it.weightBp }));
  const gap = others.reduce((sum, it) => sum + it.gap, 0);
  const lackBp = Math.ceil((gap * VALUE_GAP_MAX_BP) / (WHOLE_BP * WHOLE_BP));
  const lossBp = agreed.cleared.candidate.expectedLossBp ?? 0;
  const extraMinor = Math.ceil((unitCostMinor * (lackBp + lossBp)) / WHOLE_BP);
  return {
    landedMinor: landed,
    unitCostMinor,
    /** What is lacking, each with its share of `lackBp`. */
    lacks: others,
    lackBp,
    lossBp,
    extraMinor,
    unitPriceMinor: unitCostMinor + extraMinor,
  };
}
