import type { ClearedCandidate, Mandate, Terms } from '#contracts/negotiation.ts';
import type { Requisition, TenantPolicy } from '#contracts/procurement.ts';
import type { Market } from '#contracts/supplier.ts';
import { shareOf, WHOLE_BP } from '../basis-points.ts';
import { daysUntil } from '../days.ts';
import { totalMinor } from './terms.ts';

/** No more than this above the dearer of list price and market median is ever paid. */
const ABOVE_MARKET_BP = 1_000;
/** Past prices needed before their median counts as a baseline. */
export const PAST_PRICES_MIN = 3;

export type MandateInputs = {
  requisition: Requisition;
  cleared: ClearedCandidate;
  market: Market;
  policy: TenantPolicy;
  /** Savings to aim for against the baseline, in basis points. */
  targetSavingsBp: number;
  version: number;
  deadlineMs: number;
};

/**
 * What may be agreed with one supplier. Targets aim at the wanted savings below the baseline, the
 * walk-away is the supplier's share of the budget, or a tenth above the market where that is less.
 * Prices are rounded down, so that rounding never spends more.
 * @returns null when the budget leaves no price at all
 */
export function makeMandate(inputs: MandateInputs): Mandate | null {
  const { requisition, cleared, market, policy, targetSavingsBp } = inputs;
  const shares = budgetShares(requisition, market);
  const lines = cleared.candidate.lines.flatMap((line) => {
    const wanted = requisition.lines.find((it) => it.lineNo === line.lineNo);
    const facts = market.lines.find((it) => it.lineNo === line.lineNo);
    if (wanted === undefined) return [];
    const quantity = Math.min(wanted.quantity, line.capacityUnits ?? wanted.quantity);
    if (quantity < Math.max(1, Math.min(line.minimumOrderQuantity, wanted.quantity))) return [];
    const usual = Math.max(line.listUnitPriceMinor, facts?.medianUnitPriceMinor ?? 0);
    const share = Math.floor((shares.get(line.lineNo) ?? 0) / wanted.quantity);
    const walkAwayUnitPriceMinor = Math.min(share, usual + shareOf(usual, ABOVE_MARKET_BP));
    const isKnown = facts !== undefined && facts.pastPricesCount >= PAST_PRICES_MIN;
    const past = isKnown ? facts.pastUnitPriceMinor : null;
    const baseline = Math.min(past ?? line.listUnitPriceMinor, line.listUnitPriceMinor);
    const aimed = Math.floor((baseline * (WHOLE_BP - targetSavingsBp)) / WHOLE_BP);
    const targetUnitPriceMinor = Math.max(1, Math.min(aimed, walkAwayUnitPriceMinor));
    return walkAwayUnitPriceMinor < 1
      ? []
      : [{ lineNo: line.lineNo, quantity, targetUnitPriceMinor, walkAwayUnitPriceMinor }];
  });
  if (lines.length === 0) return null;
  return {
    version: inputs.version,
    supplierId: cleared.candidate.supplierId,
    currency: requisition.currency,
    lines,
    leadTimeDaysMax: Math.max(0, daysUntil(requisition.needBy, requisition.openedAtMs)),
    paymentDaysMin: policy.negotiation.paymentDaysMin,
    warrantyMonthsMin: requisition.wishes.warrantyMonthsMin ?? 0,
    prepaymentBpMax: policy.negotiation.prepaymentBpMax,
    roundsMax: policy.negotiation.roundsMax,
    deadlineMs: inputs.deadlineMs,
  };
}

/** The budget split over the lines by what they cost on the market; rounded down. */
function budgetShares(requisition: Requisition, market: Market): Map<number, number> {
  const costs = requisition.lines.map((line) => {
    const facts = market.lines.find((it) => it.lineNo === line.lineNo);
    return { lineNo: line.lineNo, cost: (facts?.medianUnitPriceMinor ?? 0) * line.quantity };
  });
  const sum = costs.reduce((total, it) => total + it.cost, 0);
  // Through BigInt: budget times cost passes what a double holds exactly.
  const share = (cost: number) =>
    Number((BigInt(requisition.budgetMinor) * BigInt(cost)) / BigInt(sum));
  return new Map(costs.map((it) => [it.lineNo, sum === 0 ? 0 : share(it.cost)]));
}

/**
 * Why terms are outside a mandate, or null when they are inside. Checked before every offer that
 * goes out, before every acceptance, and again at the award.
 */
export function mandateFault(mandate: Mandate, terms: Terms): string | null {
  for (const line of terms.lines) {
    const limit = mandate.lines.find((it) => it.lineNo === line.lineNo);
    if (limit === undefined) return `line ${line.lineNo} is not in the mandate`;
    if (line.quantity > limit.quantity)
      return `line ${line.lineNo}: ${line.quantity} is more than ${limit.quantity}`;
    if (line.unitPriceMinor > limit.walkAwayUnitPriceMinor) {
      return `line ${line.lineNo}: ${line.unitPriceMinor} is above ${limit.walkAwayUnitPriceMinor}`;
    }
  }
  if (terms.leadTimeDays > mandate.leadTimeDaysMax)
    return `${terms.leadTimeDays} days is later than ${mandate.leadTimeDaysMax}`;
  if (terms.paymentDays < mandate.paymentDaysMin)
    return `payment in ${terms.paymentDays} days is sooner than ${mandate.paymentDaysMin}`;
  if (terms.warrantyMonths < mandate.warrantyMonthsMin)
    return `${terms.warrantyMonths} months of warranty is less than ${mandate.warrantyMonthsMin}`;
  if (terms.prepaymentBp > mandate.prepaymentBpMax)
    return `prepayment of ${terms.prepaymentBp} bp is above ${mandate.prepaymentBpMax}`;
  return null;
}

/** What the mandate pays at most, for the quantities of these terms. */
export const walkAwayTotalMinor = (mandate: Mandate, terms: Terms): number =>
  totalMinor({
    ...terms,
    lines: terms.lines.map((line) => ({
      ...line,
      unitPriceMinor: limitOf(mandate, line.lineNo).walkAwayUnitPriceMinor,
    })),
  });

export const targetTotalMinor = (mandate: Mandate, terms: Terms): number =>
  totalMinor({
    ...terms,
    lines: terms.lines.map((line) => ({
      ...line,
      unitPriceMinor: limitOf(mandate, line.lineNo).targetUnitPriceMinor,
    })),
  });

function limitOf(mandate: Mandate, lineNo: number): Mandate['lines'][number] {
  const limit = mandate.lines.find((it) => it.lineNo === lineNo);
  if (limit === undefined) throw new Error(`the mandate has no line ${lineNo}`);
  return limit;
}
