import type { ActivityInputs } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { Incoterm } from '#contracts/procurement.ts';
import type { PrivateLimits } from './private-limits.ts';

type Candidate = ActivityInputs['exchangeOffers']['offers'][number]['candidate'];

/** The issues beside the prices. */
export type OtherTerms = Omit<Terms, 'lines'>;

/**
 * What the terms beside price and incoterm cost the supplier against its usual ones, in basis
 * points of the list price, rounded up; negative where the buyer asks for less than is usual.
 * Discount and rebate count as shares of the list price, which its prices never exceed. What an
 * incoterm saves is in the prices themselves; see `savedMinor`.
 */
export function costBp(candidate: Candidate, other: OtherTerms, limits: PrivateLimits): number {
  const { perPaymentDayTenthBp, perWarrantyMonthBp, perHasteDayBp, perPrepaidShareBp } = limits;
  const { perDiscountShareBp, perRebateShareBp } = limits;
  // Later than usual is worth nothing to it: the goods are ready.
  const haste = Math.max(0, listLeadTime(candidate) - other.leadTimeDays);
  const unpaidBp = limits.prepaymentBp - other.prepaymentBp;
  return (
    Math.ceil(((other.paymentDays - candidate.paymentDays) * perPaymentDayTenthBp) / 10) +
    (other.warrantyMonths - candidate.warrantyMonths) * perWarrantyMonthBp +
    haste * perHasteDayBp +
    Math.ceil((unpaidBp * perPrepaidShareBp) / 10_000) +
    Math.ceil((other.earlyPaymentDiscountBp * perDiscountShareBp) / 10_000) +
    Math.ceil((other.volumeRebateBp * perRebateShareBp) / 10_000)
  );
}

/**
 * What terms bring the supplier, as if delivered, in basis points of its list price; 10,000 = its
 * first quote, under whatever incoterm that is.
 */
export function worthBp(candidate: Candidate, terms: Terms, limits: PrivateLimits): number {
  const list = Math.max(1, listTotal(candidate, terms));
  const delivered = deliveredTotal(candidate, terms, limits);
  return Math.floor((delivered * 10_000) / list) - costBp(candidate, terms, limits);
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

/**
 * How much less it asks for a unit under this incoterm than delivered to the door, in minor units,
 * rounded down. Everything else reckons with delivered prices, so that incoterms can be compared.
 */
export function savedMinor(
  candidate: Candidate,
  lineNo: number,
  incoterm: Incoterm,
  { deliveryTerms }: PrivateLimits,
): number {
  const savedBp = deliveryTerms.find((it) => it.incoterm === incoterm)?.savedBp ?? 0;
  return Math.floor((listPrice(candidate, lineNo) * savedBp) / 10_000);
}

/** The least it ever takes for a unit delivered to the door, in minor units, rounded up. */
export const floorPrice = (candidate: Candidate, lineNo: number, limits: PrivateLimits): number =>
  Math.ceil((listPrice(candidate, lineNo) * (10_000 - marginBpOf(limits, lineNo))) / 10_000);

export const marginBpOf = ({ marginsBp }: PrivateLimits, lineNo: number): number =>
  marginsBp.find((it) => it.lineNo === lineNo)?.marginBp ?? 0;

/** The catalogue's, which counts as delivered to the door whatever incoterm is quoted. */
export const listPrice = ({ lines }: Candidate, lineNo: number): number =>
  lines.find((it) => it.lineNo === lineNo)?.listUnitPriceMinor ?? 1;

export const listLeadTime = ({ lines }: Candidate): number =>
  Math.max(...lines.map((it) => it.leadTimeDays));

function deliveredTotal(candidate: Candidate, terms: Terms, limits: PrivateLimits): number {
  const savedOf = (lineNo: number) => savedMinor(candidate, lineNo, terms.incoterm, limits);
  return terms.lines.reduce(
    (sum, it) => sum + it.quantity * (it.unitPriceMinor + savedOf(it.lineNo)),
    0,
  );
}

const listTotal = (candidate: Candidate, terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * listPrice(candidate, it.lineNo), 0);
