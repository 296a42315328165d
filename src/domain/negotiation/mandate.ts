import type { ClearedCandidate, Mandate, Terms } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Candidate, Market } from '#contracts/supplier.ts';
import { shareOf, WHOLE_BP } from '../basis-points.ts';
import { daysUntil } from '../days.ts';
import { showMoney, showShare } from '../money.ts';
import { deliveredPriceMinor, deliveryCostBp } from './landed-cost.ts';
import { mandateTable } from './mandate-table.ts';
import { budgetByLine } from './budget-by-line.ts';

/** No more than this above the dearer of list price and market median is ever paid. */
const ABOVE_MARKET_BP = 1_000;
/** A part of less than this share of the wanted units does not serve the request. */
const UNITS_SHARE_MIN_BP = 5_000;
/** Lines that are named when nothing of any line can be bought. */
const OBSTACLES_SHOWN_MAX = 5;
/** Past prices needed before their median counts as a baseline. */
export const PAST_PRICES_MIN = 3;

/** Terms beyond the policy that compliance has allowed for one supplier; null = none. */
export type AllowedTerms = { prepaymentBp: number | null; leadTimeDays: number | null };

export type MandateInputs = {
  requisition: Requisition;
  cleared: ClearedCandidate;
  market: Market;
  policy: TenantPolicy;
  /** Savings to aim for against the baseline, in basis points. */
  targetSavingsBp: number;
  allowed: AllowedTerms;
  /** Whether fewer units than wanted may be asked for where the budget is too small for all. */
  fewerUnits: boolean;
  version: number;
  deadlineMs: number;
};

/** A mandate, or in words why there is none. */
export type MandateOutcome =
  | { mandate: Mandate; obstacle: null }
  | { mandate: null; obstacle: string };

/**
 * What may be agreed with one supplier. Targets aim at the wanted savings below the baseline, the
 * walk-away is the supplier's share of the budget, a tenth above the market, or the price of its
 * open agreement, whichever is least.
 * Prices are rounded down, so that rounding never spends more.
 * None when the supplier sells in another currency, no wished incoterm is accepted, or minimum
 * order, capacity and budget leave nothing of any line.
 */
export function makeMandate(inputs: MandateInputs): MandateOutcome {
  const { requisition, cleared, market, policy, allowed } = inputs;
  const { candidate } = cleared;
  const none = (obstacle: string): MandateOutcome => ({ mandate: null, obstacle });
  if (candidate.currency !== requisition.currency) {
    return none(`sells in ${candidate.currency}, the budget is in ${requisition.currency}`);
  }
  const table = mandateTable(inputs);
  if (table.incoterms.length === 0) return none('no wished incoterm has a known delivery cost');
  const budgets = budgetByLine(requisition, market);
  const made = candidate.lines.map((line) => mandateLine(inputs, line, budgets));
  const lines = made.filter((it) => typeof it !== 'string');
  if (lines.length === 0) {
    const obstacles = made.filter((it) => typeof it === 'string');
    return none(obstacles.slice(0, OBSTACLES_SHOWN_MAX).join('; '));
  }
  const daysLeft = Math.max(0, daysUntil(requisition.needBy, requisition.openedAtMs));
  const mandate = {
    version: inputs.version,
    supplierId: candidate.supplierId,
    currency: requisition.currency,
    lines,
    leadTimeDaysMax: Math.max(daysLeft, allowed.leadTimeDays ?? 0),
    paymentDaysMin: policy.negotiation.paymentDaysMin,
    warrantyMonthsMin: requisition.wishes.warrantyMonthsMin ?? 0,
    prepaymentBpMax: Math.max(policy.negotiation.prepaymentBpMax, allowed.prepaymentBp ?? 0),
    ...table,
    roundsMax: policy.negotiation.roundsMax,
    deadlineMs: inputs.deadlineMs,
    escalateTo: 'supervisor' as const,
  };
  return { mandate, obstacle: null };
}

/** The limits of one line, or in words why nothing of it can be bought here. */
function mandateLine(
  inputs: MandateInputs,
  line: Candidate['lines'][number],
  budgets: ReadonlyMap<number, number>,
): Mandate['lines'][number] | string {
  const { requisition, market, targetSavingsBp } = inputs;
  const wanted = requisition.lines.find((it) => it.lineNo === line.lineNo);
  if (wanted === undefined) return `line ${line.lineNo} is not wanted`;
  const facts = market.lines.find((it) => it.lineNo === line.lineNo);
  const usual = Math.max(line.listUnitPriceMinor, facts?.medianUnitPriceMinor ?? 0);
  const isKnown = facts !== undefined && facts.pastPricesCount >= PAST_PRICES_MIN;
  const past = isKnown ? facts.pastUnitPriceMinor : null;
  const baseline = Math.min(past ?? line.listUnitPriceMinor, line.listUnitPriceMinor);
  const aimed = Math.max(1, Math.floor((baseline * (WHOLE_BP - targetSavingsBp)) / WHOLE_BP));
  const budget = budgets.get(line.lineNo) ?? 0;
  const units = unitsToAsk(inputs, wanted.quantity, budget, aimed);
  const quantity = Math.min(units, line.capacityUnits ?? units);
  if (quantity < Math.max(1, line.minimumOrderQuantity)) {
    return units < line.minimumOrderQuantity
      ? `line ${line.lineNo}: the minimum order is ${line.minimumOrderQuantity}, wanted are ${units}`
      : `line ${line.lineNo}: the capacity is ${quantity}, the minimum order ${line.minimumOrderQuantity}`;
  }
  const walkAwayUnitPriceMinor = Math.min(
    Math.floor(budget / units),
    usual + shareOf(usual, ABOVE_MARKET_BP),
    // An open agreement binds its supplier: more than its price is never paid.
    line.agreementId === undefined ? Infinity : line.listUnitPriceMinor,
  );
  if (walkAwayUnitPriceMinor < 1) return `line ${line.lineNo}: the budget leaves nothing for it`;
  const targetUnitPriceMinor = Math.min(aimed, walkAwayUnitPriceMinor);
  return { lineNo: line.lineNo, quantity, targetUnitPriceMinor, walkAwayUnitPriceMinor };
}

/** All that is wanted, or as many as the budget buys at the list price where that is allowed. */
function unitsToAsk(
  { fewerUnits, cleared }: MandateInputs,
  wantedUnits: number,
  budget: number,
  aimed: number,
): number {
  if (!fewerUnits || budget >= aimed * wantedUnits) return wantedUnits;
  const list = Math.max(1, ...cleared.candidate.lines.map((it) => it.listUnitPriceMinor));
  const buys = Math.floor(budget / list);
  return buys * WHOLE_BP < wantedUnits * UNITS_SHARE_MIN_BP ? wantedUnits : buys;
}

/**
 * Why terms are outside a mandate, or null when they are inside. Checked before every offer that
 * goes out, before every acceptance, and again at the award.
 */
export function mandateFault(mandate: Mandate, terms: Terms): string | null {
  const wayBp = deliveryCostBp(mandate.termValues, terms.incoterm);
  if (wayBp === null || !mandate.incoterms.includes(terms.incoterm)) {
    return `${terms.incoterm} is not among ${mandate.incoterms.join(', ')}`;
  }
  const seen = new Set<number>();
  for (const { lineNo, quantity, unitPriceMinor } of terms.lines) {
    const limit = mandate.lines.find((it) => it.lineNo === lineNo);
    if (limit === undefined) return `line ${lineNo} is not in the mandate`;
    if (seen.has(lineNo)) return `line ${lineNo} is offered twice`;
    seen.add(lineNo);
    if (quantity > limit.quantity)
      return `line ${lineNo}: ${quantity} is more than ${limit.quantity}`;
    // The walk-away is what the goods may cost at the buyer's door.
    const { termValues: values } = mandate;
    const atTheDoor = deliveredPriceMinor(values, terms.incoterm, unitPriceMinor);
    if (atTheDoor > limit.walkAwayUnitPriceMinor) {
      const [asked, most] = [atTheDoor, limit.walkAwayUnitPriceMinor].map((it) =>
        showMoney(it, mandate.currency),
      );
      const way = wayBp === 0 ? '' : ` with the way from ${terms.incoterm}`;
      return `line ${lineNo}: ${asked}${way} is above ${most}`;
    }
  }
  if (terms.leadTimeDays > mandate.leadTimeDaysMax) {
    return `delivery in ${terms.leadTimeDays} days is later than ${mandate.leadTimeDaysMax}`;
  }
  if (terms.paymentDays < mandate.paymentDaysMin) {
    return `payment in ${terms.paymentDays} days is sooner than ${mandate.paymentDaysMin}`;
  }
  if (terms.warrantyMonths < mandate.warrantyMonthsMin) {
    return `${terms.warrantyMonths} months of warranty is less than ${mandate.warrantyMonthsMin}`;
  }
  if (terms.prepaymentBp > mandate.prepaymentBpMax) {
    const [asked, most] = [terms.prepaymentBp, mandate.prepaymentBpMax].map(showShare);
    return `prepayment of ${asked} is above ${most}`;
  }
  return null;
}
