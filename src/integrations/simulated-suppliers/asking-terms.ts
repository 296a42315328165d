import type { ActivityInputs } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import { behaviours } from './behaviours.ts';
import type { PrivateLimits } from './private-limits.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];

/** What each wish beyond the usual terms adds to the price. */
const PAYMENT_DAY_COST_BP = 3;
const WARRANTY_MONTH_COST_BP = 10;
const HASTE_DAY_COST_BP = 15;
/** Giving up this much prepayment costs one basis point of the price. */
const PREPAYMENT_BP_PER_COST_BP = 30;

/** The catalogue's terms, with the prepayment that the supplier wants. */
export function quotedTerms(
  requisition: Exchange['requisition'],
  { candidate }: Offered,
  limits: PrivateLimits,
): Terms {
  return {
    lines: candidate.lines.flatMap((line) => {
      const wanted = requisition.lines.find((it) => it.lineNo === line.lineNo)?.quantity ?? 0;
      const quantity = Math.min(wanted, line.capacityUnits ?? wanted);
      const unitPriceMinor = line.listUnitPriceMinor;
      return quantity < 1 ? [] : [{ lineNo: line.lineNo, quantity, unitPriceMinor }];
    }),
    leadTimeDays: listLeadTime(candidate),
    paymentDays: candidate.paymentDays,
    warrantyMonths: candidate.warrantyMonths,
    prepaymentBp: limits.prepaymentBp,
  };
}

/** The supplier's own terms in a round: its behaviour's price, plus what the buyer's wishes cost. */
export function askedTerms(offer: Offered, wanted: Terms, limits: PrivateLimits): Terms {
  const { candidate, round } = offer;
  const timeBp = Math.min(10_000, Math.floor((round * 10_000) / limits.patienceRounds));
  const givenBp = behaviours[limits.behaviour].givenBp(timeBp, nearnessBp(offer, wanted, limits));
  const paymentDays = Math.min(wanted.paymentDays, limits.paymentDaysMax);
  const warrantyMonths = Math.min(wanted.warrantyMonths, limits.warrantyMonthsMax);
  const leadTimeDays = Math.max(wanted.leadTimeDays, limits.leadTimeDaysMin);
  const prepaymentBp = Math.min(wanted.prepaymentBp, limits.prepaymentBp);
  const extraBp =
    Math.max(0, paymentDays - candidate.paymentDays) * PAYMENT_DAY_COST_BP +
    Math.max(0, warrantyMonths - candidate.warrantyMonths) * WARRANTY_MONTH_COST_BP +
    Math.max(0, listLeadTime(candidate) - leadTimeDays) * HASTE_DAY_COST_BP +
    Math.floor((limits.prepaymentBp - prepaymentBp) / PREPAYMENT_BP_PER_COST_BP);
  return {
    paymentDays,
    warrantyMonths,
    leadTimeDays,
    prepaymentBp,
    lines: wanted.lines.map((line) => {
      const list = listPrice(offer, line.lineNo);
      const lowered = list - Math.floor((list * limits.marginBp * givenBp) / 100_000_000);
      const unitPriceMinor = lowered + Math.floor((lowered * extraBp) / 10_000);
      return { ...line, unitPriceMinor: Math.max(1, Math.min(list, unitPriceMinor)) };
    }),
  };
}

/** Whether an offer lies so far below what the supplier could ever take that it is an insult. */
export function isInsult(offer: Offered, wanted: Terms, limits: PrivateLimits): boolean {
  const leastBp = 10_000 - limits.marginBp - limits.insultBp;
  return totalOf(wanted) * 10_000 < listTotal(offer, wanted) * leastBp;
}

/** How near the buyer's price is to the list price: 0 at or below the floor, 10,000 at the list. */
function nearnessBp(offer: Offered, wanted: Terms, limits: PrivateLimits): number {
  const list = listTotal(offer, wanted);
  const floor = Math.floor((list * (10_000 - limits.marginBp)) / 10_000);
  const share = Math.floor(((totalOf(wanted) - floor) * 10_000) / Math.max(1, list - floor));
  return Math.min(10_000, Math.max(0, share));
}

export const totalOf = (terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);

const listTotal = (offer: Offered, wanted: Terms): number =>
  wanted.lines.reduce((sum, it) => sum + it.quantity * listPrice(offer, it.lineNo), 0);

const listPrice = (offer: Offered, lineNo: number): number =>
  offer.candidate.lines.find((it) => it.lineNo === lineNo)?.listUnitPriceMinor ?? 1;

const listLeadTime = (candidate: Offered['candidate']): number =>
  Math.max(...candidate.lines.map((it) => it.leadTimeDays));
