import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { clampBp, ratioBp, shareOf, weightedBp, WHOLE_BP } from '../basis-points.ts';
import { landedCost } from './landed-cost.ts';

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
  const { leadTimeDaysMax, supplierOnTimeBp, supplierRiskBp } = mandate;
  const onTimeBp = supplierOnTimeBp ?? UNKNOWN_BP;
  const soonBp =
    leadTimeDaysMax === 0
      ? atLeast(terms.leadTimeDays === 0)
      : ratioOrZero(leadTimeDaysMax - terms.leadTimeDays, leadTimeDaysMax);
  const safeBp = WHOLE_BP - (supplierRiskBp ?? UNKNOWN_BP);
  const found: Record<keyof PrioritiesBp, { scoreBp: number; because: string }> = {
    price: priceScore(mandate, terms),
    delivery: {
      scoreBp: shareOf(soonBp, WHOLE_BP - ON_TIME_SHARE_BP) + shareOf(onTimeBp, ON_TIME_SHARE_BP),
      because: `${terms.leadTimeDays} of ${leadTimeDaysMax} days, ${supplierOnTimeBp ?? 'unknown'} bp on time`,
    },
    quality: {
      scoreBp: ratioOrZero(terms.warrantyMonths, WARRANTY_MONTHS_BEST),
      because: `${terms.warrantyMonths} months of warranty`,
    },
    risk: {
      scoreBp: shareOf(safeBp, WHOLE_BP - terms.prepaymentBp),
      because: `risk ${supplierRiskBp ?? 'unknown'}, prepayment ${terms.prepaymentBp} bp`,
    },
  };
  const names = Object.keys(found) as (keyof PrioritiesBp)[];
  return names.map((name) => ({ name, ...found[name], weightBp: priorities[name] }));
}

/** The parts put together, 0 to 10,000; 10,000 = the best on every issue. */
export const utilityBp = (mandate: Mandate, terms: Terms, priorities: PrioritiesBp): number =>
  weightedBp(utilityParts(mandate, terms, priorities)) ?? 0;

/**
 * The same without the ends of the price scale: a price below the target is worth more than the
 * target, one above the walk-away less than nothing. For choosing among packages.
 */
export function openUtilityBp(mandate: Mandate, terms: Terms, priorities: PrioritiesBp): number {
  const { cost, most, span } = priceScale(mandate, terms);
  const parts = utilityParts(mandate, terms, priorities).map((it) =>
    it.name === 'price'
      ? { ...it, scoreBp: Math.floor(((most - cost) * WHOLE_BP) / Math.max(1, span)) }
      : it,
  );
  return weightedBp(parts) ?? 0;
}

function priceScale(mandate: Mandate, terms: Terms) {
  const cost = landedCost(mandate.termValues, terms).totalMinor;
  const most = landedAt(mandate, terms, 'walkAwayUnitPriceMinor');
  // Without a span a percent of the price makes the scale.
  const span = most - landedAt(mandate, terms, 'targetUnitPriceMinor');
  return { cost, most, span: span > 0 ? span : Math.ceil(most / 100), isFlat: span <= 0 };
}

function priceScore(mandate: Mandate, terms: Terms) {
  const { cost, most, span, isFlat } = priceScale(mandate, terms);
  const scoreBp = isFlat ? atLeast(most >= cost) : ratioOrZero(most - cost, span);
  return { scoreBp, because: `landed cost ${cost}, ${most} at most` };
}

/** The landed cost of the same lines at a price of the mandate and nothing better than its limits. */
function landedAt(
  mandate: Mandate,
  terms: Terms,
  price: 'walkAwayUnitPriceMinor' | 'targetUnitPriceMinor',
): number {
  const lines = terms.lines.map((line) => {
    const limit = mandate.lines.find((it) => it.lineNo === line.lineNo);
    if (limit === undefined) throw new Error(`the mandate has no line ${line.lineNo}`);
    return { ...line, unitPriceMinor: limit[price] };
  });
  const { deliveryCosts } = mandate.termValues;
  const free = deliveryCosts.map((it) => ({ ...it, costBp: 0 }));
  return landedCost(
    { ...mandate.termValues, deliveryCosts: free },
    {
      ...terms,
      lines,
      paymentDays: mandate.paymentDaysMin,
      earlyPaymentDiscountBp: 0,
      volumeRebateBp: 0,
      prepaymentBp: 0,
    },
  ).totalMinor;
}

const atLeast = (holds: boolean): number => (holds ? WHOLE_BP : 0);

const ratioOrZero = (part: number, whole: number): number =>
  part <= 0 ? 0 : clampBp(ratioBp(part, whole));
