import type { AwardLine, AwardProposal, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import type { Market } from '#contracts/supplier.ts';
import { showMoney, showPercent } from '../money.ts';
import type { Agreed, Bid } from './bids.ts';
import { adjustedTotalMinor, bidsFor, coverBp, supplierOf } from './bids.ts';
import { deliveredPriceMinor } from './landed-cost.ts';
import { mandateFault } from './mandate.ts';
import { savingsOf } from './savings.ts';

/** A line is split over at most this many suppliers; more cost more to manage than they save. */
const SUPPLIERS_PER_LINE_MAX = 2;

export type Composition =
  | { kind: 'agreed' | 'partial'; proposal: AwardProposal }
  | { kind: 'failed'; reason: 'no_agreement' | 'over_budget'; because: string };

export type CompositionInputs = {
  agreed: readonly Agreed[];
  /** Last offers inside their mandate that were not taken; one of them may be the runner-up. */
  standing: readonly Agreed[];
  requisition: Requisition;
  priorities: PrioritiesBp;
  market: Market;
  /** With prices at the buyer's door. */
  firstQuotes: readonly Terms[];
};

/**
 * Puts the agreements together to one award: per line the lowest price after adding what the offer
 * lacks on delivery, warranty and payment, within capacity, and never above the budget in total.
 * Every agreement is held against its mandate once more; one outside it is not considered.
 */
export function composeAward(inputs: CompositionInputs): Composition {
  const { requisition, priorities, market, firstQuotes } = inputs;
  const agreed = inputs.agreed.filter((it) => mandateFault(it.mandate, it.terms) === null);
  if (agreed.length === 0) return failed('no_agreement', 'no supplier agreed');
  const { budgetMinor, currency, partialAllowed } = requisition;
  let leftMinor = partialAllowed ? budgetMinor : Number.POSITIVE_INFINITY;
  const filled = requisition.lines.map((line) => {
    const it = fillLine(line, bidsFor(line.lineNo, agreed, priorities), leftMinor, currency);
    leftMinor = it.leftMinor;
    return it;
  });
  const lines = filled.flatMap((it) => it.lines);
  const shortfall = filled.flatMap((it) => it.shortfall);
  const totalMinor = costOf(lines);
  const atTheDoor = lines.map((it) => deliveredLine(agreed, it));
  const deliveryMinor = costOf(atTheDoor) - totalMinor;
  if (totalMinor + deliveryMinor > budgetMinor) {
    const [cost, budget] = [totalMinor + deliveryMinor, budgetMinor].map((it) =>
      showMoney(it, currency),
    );
    return failed('over_budget', `${cost} is above the budget of ${budget}`);
  }
  if (lines.length === 0 || (shortfall.length > 0 && !partialAllowed)) {
    return failed('no_agreement', 'the agreements do not cover all that is wanted');
  }
  const winners = new Set(lines.map((it) => it.supplierId));
  const isWinner = (it: Agreed) => winners.has(it.cleared.candidate.supplierId);
  const proposal: AwardProposal = {
    currency,
    lines,
    totalMinor,
    deliveryMinor,
    shortfall,
    savings: savingsOf(atTheDoor, market, firstQuotes),
    runnerUp: runnerUp(
      [...agreed, ...inputs.standing].filter((it) => !isWinner(it)),
      requisition.lines,
      priorities,
    ),
    ...riskOf(agreed.filter(isWinner)),
    mandates: agreed.filter(isWinner).map((it) => it.mandate),
    because: filled.flatMap((it) => it.because),
  };
  return { kind: shortfall.length === 0 ? 'agreed' : 'partial', proposal };
}

const failed = (reason: 'no_agreement' | 'over_budget', because: string): Composition => ({
  kind: 'failed',
  reason,
  because,
});

/** Absent when nobody among the winners was judged. */
function riskOf(winners: readonly Agreed[]): { riskBp?: number } {
  const risks = winners.flatMap(({ cleared: { riskBp } }) => (riskBp === null ? [] : [riskBp]));
  return risks.length === 0 ? {} : { riskBp: Math.max(...risks) };
}

/** An award line with its price at the buyer's door. */
function deliveredLine(agreed: readonly Agreed[], line: AwardLine): AwardLine {
  const its = agreed.find((it) => it.cleared.candidate.supplierId === line.supplierId);
  if (its === undefined) throw new Error(`nobody agreed on line ${line.lineNo}`);
  const { termValues } = its.mandate;
  const unitPriceMinor = deliveredPriceMinor(termValues, line.incoterm, line.unitPriceMinor);
  return { ...line, unitPriceMinor };
}

const costOf = (lines: readonly AwardLine[]): number =>
  lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);

/** Gives a line's units to the best bids, as many as they offer and the money left buys. */
function fillLine(
  line: Requisition['lines'][number],
  bids: readonly Bid[],
  leftMinor: number,
  currency: string,
) {
  const lines: AwardLine[] = [];
  let missing = line.quantity;
  let left = leftMinor;
  for (const bid of bids) {
    if (missing === 0 || lines.length === SUPPLIERS_PER_LINE_MAX) break;
    const { mandate, terms } = bid.agreed;
    const { unitPriceMinor } = bid.line;
    const atTheDoor = deliveredPriceMinor(mandate.termValues, terms.incoterm, unitPriceMinor);
    const affordable = Math.floor(left / atTheDoor);
    const quantity = Math.min(missing, bid.line.quantity, affordable);
    if (quantity < Math.max(1, minimumOf(bid))) continue;
    lines.push(awardLine(bid, quantity));
    missing -= quantity;
    left -= quantity * atTheDoor;
  }
  const because = bids.map((bid) => {
    const taken = lines.find((it) => it.supplierId === supplierOf(bid))?.quantity ?? 0;
    const price = showMoney(bid.line.unitPriceMinor, currency);
    const adjusted = showMoney(bid.adjustedUnitPriceMinor, currency);
    return `line ${line.lineNo}: ${bid.agreed.cleared.candidate.supplierName} at ${price}, ${adjusted} after adding what it lacks; takes ${taken} of ${line.quantity}`;
  });
  return {
    lines,
    because,
    leftMinor: left,
    shortfall: missing > 0 ? [{ lineNo: line.lineNo, missingUnits: missing }] : [],
  };
}

const catalogueLine = (bid: Bid) =>
  bid.agreed.cleared.candidate.lines.find((it) => it.lineNo === bid.line.lineNo);

const minimumOf = (bid: Bid): number => catalogueLine(bid)?.minimumOrderQuantity ?? 1;

function awardLine(bid: Bid, quantity: number): AwardLine {
  const { cleared, terms } = bid.agreed;
  const { supplierId, supplierName } = cleared.candidate;
  const prepayment =
    terms.prepaymentBp > 0 ? [`prepayment of ${showPercent(terms.prepaymentBp)} of the total`] : [];
  return {
    lineNo: bid.line.lineNo,
    supplierId,
    supplierName,
    itemId: catalogueLine(bid)?.itemId ?? '',
    quantity,
    unitPriceMinor: bid.line.unitPriceMinor,
    leadTimeDays: terms.leadTimeDays,
    paymentDays: terms.paymentDays,
    earlyPaymentDiscountBp: terms.earlyPaymentDiscountBp,
    warrantyMonths: terms.warrantyMonths,
    volumeRebateBp: quantity === bid.line.quantity ? terms.volumeRebateBp : 0,
    incoterm: terms.incoterm,
    conditions: [...cleared.conditions, ...prepayment],
  };
}

function runnerUp(
  others: readonly Agreed[],
  wanted: Requisition['lines'],
  priorities: PrioritiesBp,
): AwardProposal['runnerUp'] {
  const ranked = others
    .map((it) => ({
      it,
      cover: coverBp(it.terms, wanted),
      cost: adjustedTotalMinor(it, priorities),
    }))
    .toSorted((a, b) => b.cover - a.cover || a.cost - b.cost);
  const best = ranked[0]?.it.cleared.candidate;
  return best === undefined
    ? null
    : { supplierId: best.supplierId, supplierName: best.supplierName };
}
