import type { ActivityInputs } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { Incoterm } from '#contracts/procurement.ts';
import { quotedIncoterm } from './delivery-terms.ts';
import { grantedTerms, isWithinLimits } from './granted-terms.ts';
import type { PrivateLimits } from './private-limits.ts';
import { ownDraws } from './private-limits.ts';
import type { OtherTerms } from './supplier-worth.ts';
import {
  costBp,
  floorPrice,
  listLeadTime,
  listPrice,
  marginBpOf,
  savedMinor,
} from './supplier-worth.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];
type Candidate = Offered['candidate'];

/** Wishes are granted whole or in such parts: the largest that the price can carry. */
const GRANTED_SHARES_BP = [10_000, 7_500, 5_000, 2_500, 0] as const;

/**
 * The catalogue's terms, with the prepayment that the supplier wants. An incoterm that leaves work
 * to the buyer lowers the price by what it saves the supplier.
 */
export function quotedTerms(
  requisition: Exchange['requisition'],
  { supplierId, candidate }: Offered,
  limits: PrivateLimits,
): Terms {
  const incoterm = quotedIncoterm(candidate, ownDraws(requisition, supplierId));
  return {
    lines: candidate.lines.flatMap((line) => {
      const wanted = requisition.lines.find((it) => it.lineNo === line.lineNo)?.quantity ?? 0;
      const quantity = Math.min(wanted, line.capacityUnits ?? wanted);
      const saved = savedMinor(candidate, line.lineNo, incoterm, limits);
      const unitPriceMinor = Math.max(1, line.listUnitPriceMinor - saved);
      return quantity < 1 ? [] : [{ lineNo: line.lineNo, quantity, unitPriceMinor }];
    }),
    leadTimeDays: listLeadTime(candidate),
    paymentDays: candidate.paymentDays,
    earlyPaymentDiscountBp: 0,
    warrantyMonths: candidate.warrantyMonths,
    volumeRebateBp: 0,
    incoterm,
    prepaymentBp: limits.prepaymentBp,
  };
}

/**
 * The supplier's next terms: its wished-for worth, put together so that the buyer gets as many of
 * its other wishes as fit under `capped`, the prices it has asked before. Another incoterm moves
 * those prices by what it costs or saves the supplier.
 */
export function askedTerms({ candidate }: Offered, wanted: Terms, from: AskedFrom): Terms {
  const { limits, last, capped } = from;
  const capOf = (lineNo: number, incoterm: Incoterm) =>
    Math.max(
      1,
      saidPrice(candidate, lineNo, capped, limits) -
        savedMinor(candidate, lineNo, incoterm, limits),
    );
  const packages = GRANTED_SHARES_BP.map((shareBp) => {
    const other = grantedTerms(wanted, last, limits, shareBp);
    const lines = wanted.lines.map((line) => ({
      ...line,
      unitPriceMinor: leastPrice(candidate, line.lineNo, other, from),
    }));
    return { ...other, lines };
  });
  const fits = packages.find(({ lines, incoterm }) =>
    lines.every((it) => it.unitPriceMinor <= capOf(it.lineNo, incoterm)),
  );
  if (fits !== undefined) return fits;
  // Only after a change from outside, such as a new market: it stands by what it has said.
  const { lines: _, ...other } = last;
  const lines = wanted.lines.map((it) => ({
    ...it,
    unitPriceMinor: capOf(it.lineNo, last.incoterm),
  }));
  return { ...other, lines };
}

export type AskedFrom = {
  limits: PrivateLimits;
  /** Share of its room that it gives away. */
  givenBp: number;
  /** Its own last terms; what was granted there stays granted where it is still wanted. */
  last: Terms;
  /** Terms that it is held to in what it asks for. */
  capped: Terms;
};

/** Whether the supplier can do what is wanted and is paid no less than it now asks for it. */
export function isEnough({ candidate }: Offered, wanted: Terms, from: AskedFrom): boolean {
  const { lines, ...other } = wanted;
  const short = lines.reduce((sum, { lineNo, quantity, unitPriceMinor }) => {
    return sum + quantity * (leastPrice(candidate, lineNo, other, from) - unitPriceMinor);
  }, 0);
  return (
    isWithinLimits(other, from.limits) &&
    lines.every(
      (it) => it.unitPriceMinor >= leastEver(candidate, it.lineNo, other.incoterm, from.limits),
    ) &&
    lines.every((it) => it.quantity <= capacityOf(candidate, it.lineNo)) &&
    short <= 0
  );
}

/**
 * What it asks for a unit when it gives this share of its room, with what the other issues cost or
 * save it; no more than it has said, with what has changed on the other issues since, and never
 * below the floor. Rounded up so that no part of a cent passes it.
 */
function leastPrice(
  candidate: Candidate,
  lineNo: number,
  other: OtherTerms,
  { limits, givenBp, capped }: AskedFrom,
): number {
  const list = listPrice(candidate, lineNo);
  const costsBp = costBp(candidate, other, limits);
  const loweredBp = Math.floor((marginBpOf(limits, lineNo) * givenBp) / 10_000);
  const byRoom = Math.ceil((list * (10_000 - loweredBp + costsBp)) / 10_000);
  const sinceBp = costsBp - costBp(candidate, capped, limits);
  const byWord =
    saidPrice(candidate, lineNo, capped, limits) + Math.ceil((list * sinceBp) / 10_000);
  const delivered = Math.min(byRoom, byWord);
  const saved = savedMinor(candidate, lineNo, other.incoterm, limits);
  const asked = Math.max(leastEver(candidate, lineNo, other.incoterm, limits), delivered - saved);
  return Math.min(asked, agreedPrice(candidate, lineNo));
}

/** What an open agreement binds it to, whatever else is asked of it; no bound without one. */
function agreedPrice(candidate: Candidate, lineNo: number): number {
  const line = candidate.lines.find((it) => it.lineNo === lineNo);
  return line?.agreementId === undefined ? Infinity : line.listUnitPriceMinor;
}

/** The floor under this incoterm, in minor units; at least 1. */
const leastEver = (
  candidate: Candidate,
  lineNo: number,
  incoterm: Incoterm,
  limits: PrivateLimits,
): number =>
  Math.max(
    1,
    floorPrice(candidate, lineNo, limits) - savedMinor(candidate, lineNo, incoterm, limits),
  );

/** What it has asked for a unit, as if delivered; the list price for what it has not priced. */
function saidPrice(
  candidate: Candidate,
  lineNo: number,
  { lines, incoterm }: Terms,
  limits: PrivateLimits,
): number {
  const said = lines.find((it) => it.lineNo === lineNo)?.unitPriceMinor;
  return said === undefined
    ? listPrice(candidate, lineNo)
    : said + savedMinor(candidate, lineNo, incoterm, limits);
}

const capacityOf = (candidate: Candidate, lineNo: number): number =>
  candidate.lines.find((it) => it.lineNo === lineNo)?.capacityUnits ?? Infinity;
