import type { ActivityInputs } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { PrivateLimits } from './private-limits.ts';

type Candidate = ActivityInputs['exchangeOffers']['offers'][number]['candidate'];

/** The issues beside the prices. */
export type OtherTerms = Omit<Terms, 'lines'>;

/**
 * What the terms beside the price cost the supplier against its usual ones, in basis points of the
 * list price, rounded up; negative where the buyer asks for less than is usual.
 */
export function costBp(candidate: Candidate, other: OtherTerms, limits: PrivateLimits): number {
  const { perPaymentDayTenthBp, perWarrantyMonthBp, perHasteDayBp, perPrepaidShareBp } = limits;
  // Later than usual is worth nothing to it: the goods are ready.
  const haste = Math.max(0, listLeadTime(candidate) - other.leadTimeDays);
  const unpaidBp = limits.prepaymentBp - other.prepaymentBp;
  return (
    Math.ceil(((other.paymentDays - candidate.paymentDays) * perPaymentDayTenthBp) / 10) +
    (other.warrantyMonths - candidate.warrantyMonths) * perWarrantyMonthBp +
    haste * perHasteDayBp +
    Math.ceil((unpaidBp * perPrepaidShareBp) / 10_000)
  );
}

/** What terms bring the supplier, in basis points of its list price; 10,000 = its first quote. */
export function worthBp(candidate: Candidate, terms: Terms, limits: PrivateLimits): number {
  const list = Math.max(1, listTotal(candidate, terms));
  return Math.floor((totalOf(terms) * 10_000) / list) - costBp(candidate, terms, limits);
}

/** From the list price to the floor over these lines, in basis points of the list; at least 1. */
export function roomBp(candidate: Candidate, terms: Terms, limits: PrivateLimits): number {
  const floor = terms.lines.reduce(
    (sum, it) => sum + it.quantity * floorPrice(candidate, it.lineNo, limits),
    0,
  );
  const list = Math.max(1, listTotal(candidate, terms));
  return Math.max(1, Math.floor(((list - floor) * 10_000) / list));
}

/** The least unit price it ever takes, in minor units, rounded up. */
export const floorPrice = (candidate: Candidate, lineNo: number, limits: PrivateLimits): number =>
  Math.ceil((listPrice(candidate, lineNo) * (10_000 - marginBpOf(limits, lineNo))) / 10_000);

export const marginBpOf = ({ marginsBp }: PrivateLimits, lineNo: number): number =>
  marginsBp.find((it) => it.lineNo === lineNo)?.marginBp ?? 0;

export const listPrice = ({ lines }: Candidate, lineNo: number): number =>
  lines.find((it) => it.lineNo === lineNo)?.listUnitPriceMinor ?? 1;

export const listLeadTime = ({ lines }: Candidate): number =>
  Math.max(...lines.map((it) => it.leadTimeDays));

const totalOf = (terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);

const listTotal = (candidate: Candidate, terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * listPrice(candidate, it.lineNo), 0);
