import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { clampBp, ratioBp, shareOf, weightedBp, WHOLE_BP } from '../basis-points.ts';
import { totalMinor } from './terms.ts';

/** More than these bring the buyer nothing further. */
export const PAYMENT_DAYS_BEST = 60;
export const WARRANTY_MONTHS_BEST = 36;

export type UtilityPart = { scoreBp: number; weightBp: number; name: keyof PrioritiesBp };

/**
 * What terms are worth to the buyer, issue by issue: price between walk-away and target, delivery
 * before the latest day allowed, quality as warranty, risk as days to pay less what is paid before
 * delivery. Weights are the buyer's priorities. The lines must be lines of the mandate.
 */
export function utilityParts(
  mandate: Mandate,
  terms: Terms,
  priorities: PrioritiesBp,
): UtilityPart[] {
  const { leadTimeDaysMax } = mandate;
  const best: Record<keyof PrioritiesBp, number> = {
    price: priceScoreBp(mandate, terms),
    delivery:
      leadTimeDaysMax === 0
        ? atLeast(terms.leadTimeDays === 0)
        : ratioOrZero(leadTimeDaysMax - terms.leadTimeDays, leadTimeDaysMax),
    quality: ratioOrZero(terms.warrantyMonths, WARRANTY_MONTHS_BEST),
    risk: shareOf(ratioOrZero(terms.paymentDays, PAYMENT_DAYS_BEST), WHOLE_BP - terms.prepaymentBp),
  };
  const names = Object.keys(best) as (keyof PrioritiesBp)[];
  return names.map((name) => ({ name, scoreBp: best[name], weightBp: priorities[name] }));
}

/** The parts put together, 0 to 10,000; 10,000 = the best on every issue. */
export const utilityBp = (mandate: Mandate, terms: Terms, priorities: PrioritiesBp): number =>
  weightedBp(utilityParts(mandate, terms, priorities)) ?? 0;

function priceScoreBp(mandate: Mandate, terms: Terms): number {
  const most = totalAt(mandate, terms, 'walkAwayUnitPriceMinor');
  const span = most - totalAt(mandate, terms, 'targetUnitPriceMinor');
  const left = most - totalMinor(terms);
  return span <= 0 ? atLeast(left >= 0) : ratioOrZero(left, span);
}

function totalAt(
  mandate: Mandate,
  terms: Terms,
  price: 'walkAwayUnitPriceMinor' | 'targetUnitPriceMinor',
): number {
  return terms.lines.reduce((sum, line) => {
    const limit = mandate.lines.find((it) => it.lineNo === line.lineNo);
    if (limit === undefined) throw new Error(`the mandate has no line ${line.lineNo}`);
    return sum + line.quantity * limit[price];
  }, 0);
}

const atLeast = (holds: boolean): number => (holds ? WHOLE_BP : 0);

const ratioOrZero = (part: number, whole: number): number =>
  part <= 0 ? 0 : clampBp(ratioBp(part, whole));
