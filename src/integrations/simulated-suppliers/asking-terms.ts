import type { ActivityInputs } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { PrivateLimits } from './private-limits.ts';
import type { OtherTerms } from './supplier-worth.ts';
import { costBp, floorPrice, listLeadTime, listPrice, marginBpOf } from './supplier-worth.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];

/** Wishes are granted whole or in such parts: the largest that the price can carry. */
const GRANTED_SHARES_BP = [10_000, 7_500, 5_000, 2_500, 0] as const;

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
    earlyPaymentDiscountBp: 0,
    warrantyMonths: candidate.warrantyMonths,
    volumeRebateBp: 0,
    incoterm: candidate.incoterm ?? 'DAP',
    prepaymentBp: limits.prepaymentBp,
  };
}

/**
 * The supplier's next terms: its wished-for worth, put together so that the buyer gets as many of
 * its other wishes as fit under `capped`, the prices it has asked before.
 * @param givenBp share of its room that it gives away
 * @param last its own last terms; what was granted there stays granted where it is still wanted
 */
export function askedTerms(
  { candidate }: Offered,
  wanted: Terms,
  { limits, givenBp, last, capped }: AskedFrom,
): Terms {
  const pricesAt = (other: OtherTerms) =>
    wanted.lines.map((line) => ({
      ...line,
      unitPriceMinor: leastPrice(candidate, line.lineNo, other, limits, givenBp),
    }));
  const capOf = (lineNo: number) =>
    capped.lines.find((it) => it.lineNo === lineNo)?.unitPriceMinor ?? listPrice(candidate, lineNo);
  const packages = GRANTED_SHARES_BP.map((shareBp) => {
    const other = granted(wanted, last, limits, shareBp);
    return { ...other, lines: pricesAt(other) };
  });
  const fits = packages.find(({ lines }) =>
    lines.every((it) => it.unitPriceMinor <= capOf(it.lineNo)),
  );
  if (fits !== undefined) return fits;
  // Only after a change from outside, such as a new market: it stands by what it has said.
  const { lines: _, ...other } = last;
  const lines = wanted.lines.map((it) => ({ ...it, unitPriceMinor: capOf(it.lineNo) }));
  return { ...other, lines };
}

export type AskedFrom = { limits: PrivateLimits; givenBp: number; last: Terms; capped: Terms };

/** Whether the supplier can do what is wanted and is paid no less than it now asks for it. */
export function isEnough(
  { candidate }: Offered,
  wanted: Terms,
  limits: PrivateLimits,
  givenBp: number,
): boolean {
  const { lines, ...other } = wanted;
  const short = lines.reduce((sum, { lineNo, quantity, unitPriceMinor }) => {
    const least = leastPrice(candidate, lineNo, other, limits, givenBp);
    return sum + quantity * (least - unitPriceMinor);
  }, 0);
  return (
    wanted.paymentDays <= limits.paymentDaysMax &&
    wanted.warrantyMonths <= limits.warrantyMonthsMax &&
    wanted.leadTimeDays >= limits.leadTimeDaysMin &&
    lines.every((it) => it.unitPriceMinor >= floorPrice(candidate, it.lineNo, limits)) &&
    lines.every((it) => it.quantity <= capacityOf(candidate, it.lineNo)) &&
    short <= 0
  );
}

/** The other issues when this share of the way from its own last terms to the wishes is gone. */
function granted(wanted: Terms, last: Terms, limits: PrivateLimits, shareBp: number): OtherTerms {
  // Down to what is wanted at once: nobody is held to days that the buyer no longer asks for.
  const upTo = (wish: number, had: number, most: number) =>
    wish <= had ? wish : had + Math.floor(((Math.min(wish, most) - had) * shareBp) / 10_000);
  const downTo = (wish: number, had: number, least: number) =>
    wish >= had ? had : had - Math.floor(((had - Math.max(wish, least)) * shareBp) / 10_000);
  return {
    ...last,
    paymentDays: upTo(wanted.paymentDays, last.paymentDays, limits.paymentDaysMax),
    warrantyMonths: upTo(wanted.warrantyMonths, last.warrantyMonths, limits.warrantyMonthsMax),
    leadTimeDays: downTo(wanted.leadTimeDays, last.leadTimeDays, limits.leadTimeDaysMin),
    prepaymentBp: downTo(wanted.prepaymentBp, last.prepaymentBp, 0),
  };
}

/**
 * What it asks for a unit when it gives this share of its room, with what the other issues cost or
 * save it; never below the floor, rounded up so that no part of a cent passes it.
 */
function leastPrice(
  candidate: Offered['candidate'],
  lineNo: number,
  other: OtherTerms,
  limits: PrivateLimits,
  givenBp: number,
): number {
  const loweredBp = Math.floor((marginBpOf(limits, lineNo) * givenBp) / 10_000);
  const levelBp = 10_000 - loweredBp + costBp(candidate, other, limits);
  const price = Math.ceil((listPrice(candidate, lineNo) * levelBp) / 10_000);
  return Math.max(1, floorPrice(candidate, lineNo, limits), price);
}

const capacityOf = (candidate: Offered['candidate'], lineNo: number): number =>
  candidate.lines.find((it) => it.lineNo === lineNo)?.capacityUnits ?? Infinity;
