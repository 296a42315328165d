import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { clampBp, ratioBp, weightedBp } from '../basis-points.ts';
import { targetTotalMinor, walkAwayTotalMinor } from './mandate.ts';
import { totalMinor } from './terms.ts';

/** More than these bring the buyer nothing further. */
export const PAYMENT_DAYS_BEST = 60;
export const WARRANTY_MONTHS_BEST = 36;

export type UtilityPart = { scoreBp: number; weightBp: number; name: keyof PrioritiesBp };

/**
 * What terms are worth to the buyer, issue by issue: price between walk-away and target, delivery
 * before the need-by date, quality as warranty, risk as days to pay. Weights are the buyer's
 * priorities.
 */
export function utilityParts(
  mandate: Mandate,
  terms: Terms,
  priorities: PrioritiesBp,
): UtilityPart[] {
  const most = walkAwayTotalMinor(mandate, terms);
  const target = targetTotalMinor(mandate, terms);
  const price = totalMinor(terms);
  const span = most - target;
  const { leadTimeDaysMax } = mandate;
  const best: Record<keyof PrioritiesBp, number> = {
    price: span <= 0 ? (price <= most ? 10_000 : 0) : clampBp(ratioOrZero(most - price, span)),
    delivery:
      leadTimeDaysMax === 0
        ? terms.leadTimeDays === 0
          ? 10_000
          : 0
        : ratioOrZero(leadTimeDaysMax - terms.leadTimeDays, leadTimeDaysMax),
    quality: ratioOrZero(terms.warrantyMonths, WARRANTY_MONTHS_BEST),
    risk: ratioOrZero(terms.paymentDays, PAYMENT_DAYS_BEST),
  };
  const names = Object.keys(best) as (keyof PrioritiesBp)[];
  return names.map((name) => ({ name, scoreBp: best[name], weightBp: priorities[name] }));
}

const ratioOrZero = (part: number, whole: number): number => (part <= 0 ? 0 : ratioBp(part, whole));

/** The parts put together, 0 to 10,000; 10,000 = the best on every issue. */
export const utilityBp = (mandate: Mandate, terms: Terms, priorities: PrioritiesBp): number =>
  weightedBp(utilityParts(mandate, terms, priorities)) ?? 0;
