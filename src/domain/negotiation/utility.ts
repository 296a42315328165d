import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { clampBp, ratioBp, shareOf, WHOLE_BP } from '../basis-points.ts';
import { showMoney, showShare } from '../money.ts';
import { atDoorMinor, landedTotalMinor } from './landed-cost.ts';

/** More brings the buyer nothing further. */
export const WARRANTY_MONTHS_BEST = 36;
/** Share of the delivery score that a supplier's punctuality makes; the rest is the lead time. */
const ON_TIME_SHARE_BP = 3_000;
/** What is not known of a supplier counts as middling. */
const UNKNOWN_BP = 5_000;

export type UtilityPart = {
  name: keyof PrioritiesBp;
  scoreBp: number;
  weightBp: number;
  because: string;
};

/**
 * What terms are worth to the buyer, step by step, weighed by its priorities:
 * - price: landed cost, from walk-away (0) to target (10,000), both at the least days to pay;
 * - delivery: lead time before the latest day allowed, and how punctual the supplier was;
 * - quality: months of warranty;
 * - risk: what compliance found, less what is paid before delivery.
 * The lines must be lines of the mandate.
 */
export function utilityParts(
  mandate: Mandate,
  terms: Terms,
  priorities: PrioritiesBp,
): UtilityPart[] {
  const { leadTimeDaysMax, supplierOnTimeBp, supplierRiskBp, currency } = mandate;
  const { cost, most } = priceScale(mandate, terms);
  const scores = scoresOf(mandate, terms);
  const because: Record<keyof PrioritiesBp, string> = {
    price: `landed cost ${showMoney(cost, currency)} of ${showMoney(most, currency)} at most`,
    delivery: `${terms.leadTimeDays} of ${leadTimeDaysMax} days, on time ${shown(supplierOnTimeBp)}`,
    quality: `${terms.warrantyMonths} months of warranty`,
    risk: `risk ${shown(supplierRiskBp)}, prepayment ${showShare(terms.prepaymentBp)}`,
  };
  const names = Object.keys(because) as (keyof PrioritiesBp)[];
  return names.map((name) => ({
    name,
    scoreBp: scores[name],
    weightBp: priorities[name],
    because: because[name],
  }));
}

/** The parts put together, 0 to 10,000; 10,000 = the best on every issue. */
export const utilityBp = (mandate: Mandate, terms: Terms, priorities: PrioritiesBp): number =>
  weighed(scoresOf(mandate, terms), priorities);

/**
 * The same without the ends of the price scale: a price below the target is worth more than the
 * target, one above the walk-away less than nothing. For choosing among packages.
 */
export function openUtilityBp(mandate: Mandate, terms: Terms, priorities: PrioritiesBp): number {
  const { cost, most, span } = priceScale(mandate, terms);
  const price = Math.floor(((most - cost) * WHOLE_BP) / Math.max(1, span));
  return weighed({ ...otherScores(mandate, terms), price }, priorities);
}

type Scores = Record<keyof PrioritiesBp, number>;

const scoresOf = (mandate: Mandate, terms: Terms): Scores => ({
  ...otherScores(mandate, terms),
  price: priceScore(mandate, terms),
});

function otherScores(mandate: Mandate, terms: Terms): Omit<Scores, 'price'> {
  const { leadTimeDaysMax } = mandate;
  const onTimeBp = mandate.supplierOnTimeBp ?? UNKNOWN_BP;
  const safeBp = WHOLE_BP - (mandate.supplierRiskBp ?? UNKNOWN_BP);
  const soonBp =
    leadTimeDaysMax === 0
      ? atLeast(terms.leadTimeDays === 0)
      : ratioOrZero(leadTimeDaysMax - terms.leadTimeDays, leadTimeDaysMax);
  return {
    delivery: shareOf(soonBp, WHOLE_BP - ON_TIME_SHARE_BP) + shareOf(onTimeBp, ON_TIME_SHARE_BP),
    quality: ratioOrZero(terms.warrantyMonths, WARRANTY_MONTHS_BEST),
    risk: shareOf(safeBp, WHOLE_BP - terms.prepaymentBp),
  };
}

/** Rounded down; 0 without any priority. */
function weighed(scores: Scores, { price, delivery, quality, risk }: PrioritiesBp): number {
  const weights = price + delivery + quality + risk;
  const sum =
    scores.price * price +
    scores.delivery * delivery +
    scores.quality * quality +
    scores.risk * risk;
  return weights === 0 ? 0 : Math.floor(sum / weights);
}

function priceScale(mandate: Mandate, terms: Terms) {
  const cost = landedTotalMinor(mandate.termValues, terms);
  const most = landedAt(mandate, terms, 'walkAwayUnitPriceMinor');
  // Without a span a percent of the price makes the scale.
  const span = most - landedAt(mandate, terms, 'targetUnitPriceMinor');
  return { cost, most, span: span > 0 ? span : Math.ceil(most / 100), isFlat: span <= 0 };
}

function priceScore(mandate: Mandate, terms: Terms): number {
  const { cost, most, span, isFlat } = priceScale(mandate, terms);
  return isFlat ? atLeast(most >= cost) : ratioOrZero(most - cost, span);
}

/** The landed cost of the same lines at a price of the mandate and nothing better than its limits. */
function landedAt(
  { lines: limits, termValues, paymentDaysMin }: Mandate,
  terms: Terms,
  price: 'walkAwayUnitPriceMinor' | 'targetUnitPriceMinor',
): number {
  let total = 0;
  for (const { lineNo, quantity } of terms.lines) {
    const limit = limits.find((it) => it.lineNo === lineNo);
    if (limit === undefined) throw new Error(`the mandate has no line ${lineNo}`);
    total += quantity * limit[price];
  }
  return atDoorMinor(termValues, total, paymentDaysMin);
}

const shown = (shareBp: number | null): string =>
  shareBp === null ? 'unknown' : showShare(shareBp);

const atLeast = (holds: boolean): number => (holds ? WHOLE_BP : 0);

const ratioOrZero = (part: number, whole: number): number =>
  part <= 0 ? 0 : clampBp(ratioBp(part, whole));
