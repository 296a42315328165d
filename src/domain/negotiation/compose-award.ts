import type {
  AwardLine,
  AwardProposal,
  ClearedCandidate,
  Mandate,
  Terms,
} from '#contracts/negotiation.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import type { Market } from '#contracts/supplier.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { savingsOf } from './savings.ts';
import { utilityParts } from './utility.ts';

/** Terms that a supplier and we agree on, with what they rest on. */
export type Agreed = { cleared: ClearedCandidate; mandate: Mandate; terms: Terms };

/** A line is split over at most this many suppliers; more cost more to manage than they save. */
const SUPPLIERS_PER_LINE_MAX = 2;
/** Missing value on the other issues makes a price look at most this much dearer. */
const VALUE_GAP_MAX_BP = 1_500;

export type Composition =
  | { kind: 'agreed' | 'partial'; proposal: AwardProposal }
  | { kind: 'failed'; reason: 'no_agreement' | 'over_budget'; because: string };

/**
 * Puts the agreements together to one award: per line the lowest price after adding what the offer
 * lacks on delivery, warranty and payment, within capacity, and never above the budget in total.
 */
export function composeAward(
  agreed: readonly Agreed[],
  requisition: Requisition,
  priorities: PrioritiesBp,
  market: Market,
  firstQuotes: readonly Terms[],
): Composition {
  if (agreed.length === 0)
    return { kind: 'failed', reason: 'no_agreement', because: 'no supplier agreed' };
  const filled = requisition.lines.map((line) => fillLine(line, agreed, priorities));
  const lines = filled.flatMap((it) => it.lines);
  const shortfall = filled.flatMap((it) => it.shortfall);
  const totalMinor = lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  if (totalMinor > requisition.budgetMinor) {
    return {
      kind: 'failed',
      reason: 'over_budget',
      because: `${totalMinor} is above the budget of ${requisition.budgetMinor}`,
    };
  }
  if (lines.length === 0 || (shortfall.length > 0 && !requisition.partialAllowed)) {
    return {
      kind: 'failed',
      reason: 'no_agreement',
      because: 'the agreements do not cover all lines',
    };
  }
  const winners = new Set(lines.map((it) => it.supplierId));
  const runnerUp = byTotalValue(agreed, priorities).find((it) => !winners.has(it.supplierId));
  const proposal: AwardProposal = {
    currency: requisition.currency,
    lines,
    totalMinor,
    shortfall,
    savings: savingsOf(lines, market, firstQuotes),
    runnerUpSupplierId: runnerUp?.supplierId ?? null,
    mandates: agreed
      .filter((it) => winners.has(it.cleared.candidate.supplierId))
      .map((it) => it.mandate),
    because: filled.flatMap((it) => it.because),
  };
  return { kind: shortfall.length === 0 ? 'agreed' : 'partial', proposal };
}

type Bid = { agreed: Agreed; line: Terms['lines'][number]; adjustedUnitPriceMinor: number };

function fillLine(
  line: Requisition['lines'][number],
  agreed: readonly Agreed[],
  priorities: PrioritiesBp,
) {
  const bids = agreed
    .flatMap((it): Bid[] =>
      it.terms.lines
        .filter((offered) => offered.lineNo === line.lineNo)
        .map((offered) => ({
          agreed: it,
          line: offered,
          adjustedUnitPriceMinor: adjusted(it, offered, priorities),
        })),
    )
    .toSorted(
      (a, b) =>
        a.adjustedUnitPriceMinor - b.adjustedUnitPriceMinor ||
        (a.agreed.cleared.candidate.supplierId < b.agreed.cleared.candidate.supplierId ? -1 : 1),
    );
  const lines: AwardLine[] = [];
  let missing = line.quantity;
  for (const bid of bids) {
    if (missing === 0 || lines.length === SUPPLIERS_PER_LINE_MAX) break;
    const quantity = Math.min(missing, bid.line.quantity);
    if (quantity < Math.min(minimumOf(bid), line.quantity)) continue;
    lines.push(awardLine(bid, quantity));
    missing -= quantity;
  }
  const because = bids.map(
    (bid) =>
      `line ${line.lineNo}: ${bid.agreed.cleared.candidate.supplierName} at ${bid.line.unitPriceMinor}, ` +
      `adjusted ${bid.adjustedUnitPriceMinor}`,
  );
  return {
    lines,
    because,
    shortfall: missing > 0 ? [{ lineNo: line.lineNo, missingUnits: missing }] : [],
  };
}

const minimumOf = (bid: Bid): number =>
  bid.agreed.cleared.candidate.lines.find((it) => it.lineNo === bid.line.lineNo)
    ?.minimumOrderQuantity ?? 1;

/** The unit price plus what the other issues lack, by their weight; rounded up. */
function adjusted(agreed: Agreed, line: Terms['lines'][number], priorities: PrioritiesBp): number {
  const parts = utilityParts(agreed.mandate, agreed.terms, priorities).filter(
    (it) => it.name !== 'price',
  );
  const gap = parts.reduce((sum, it) => sum + (WHOLE_BP - it.scoreBp) * it.weightBp, 0);
  const extraBp = Math.ceil((gap * VALUE_GAP_MAX_BP) / (WHOLE_BP * WHOLE_BP));
  return line.unitPriceMinor + Math.ceil((line.unitPriceMinor * extraBp) / WHOLE_BP);
}

function awardLine(bid: Bid, quantity: number): AwardLine {
  const { cleared, terms } = bid.agreed;
  const { supplierId, supplierName } = cleared.candidate;
  const itemId = cleared.candidate.lines.find((it) => it.lineNo === bid.line.lineNo)?.itemId ?? '';
  return {
    lineNo: bid.line.lineNo,
    supplierId,
    supplierName,
    itemId,
    quantity,
    unitPriceMinor: bid.line.unitPriceMinor,
    leadTimeDays: terms.leadTimeDays,
    paymentDays: terms.paymentDays,
    warrantyMonths: terms.warrantyMonths,
    conditions: cleared.conditions,
  };
}

function byTotalValue(agreed: readonly Agreed[], priorities: PrioritiesBp) {
  return agreed
    .map((it) => ({
      supplierId: it.cleared.candidate.supplierId,
      price: it.terms.lines.reduce(
        (sum, line) => sum + adjusted(it, line, priorities) * line.quantity,
        0,
      ),
    }))
    .toSorted((a, b) => a.price - b.price);
}
