import type { Terms } from '#contracts/negotiation.ts';
import { serves } from './delivery-terms.ts';
import type { PrivateLimits } from './private-limits.ts';
import type { OtherTerms } from './supplier-worth.ts';

/**
 * The issues beside the prices when this share of the way from the supplier's own last terms to the
 * wishes is gone. The incoterm is granted whole wherever it is served: the price carries what it
 * costs or saves.
 */
export function grantedTerms(
  wanted: Terms,
  last: Terms,
  limits: PrivateLimits,
  shareBp: number,
): OtherTerms {
  // Down to what is wanted at once: nobody is held to days that the buyer no longer asks for.
  const upTo = (wish: number, had: number, most: number) =>
    wish <= had ? wish : had + Math.floor(((Math.min(wish, most) - had) * shareBp) / 10_000);
  const downTo = (wish: number, had: number, least: number) =>
    wish >= had ? had : had - Math.floor(((had - Math.max(wish, least)) * shareBp) / 10_000);
  return {
    paymentDays: upTo(wanted.paymentDays, last.paymentDays, limits.paymentDaysMax),
    earlyPaymentDiscountBp: upTo(
      wanted.earlyPaymentDiscountBp,
      last.earlyPaymentDiscountBp,
      limits.earlyPaymentDiscountBpMax,
    ),
    warrantyMonths: upTo(wanted.warrantyMonths, last.warrantyMonths, limits.warrantyMonthsMax),
    volumeRebateBp: upTo(wanted.volumeRebateBp, last.volumeRebateBp, limits.volumeRebateBpMax),
    leadTimeDays: downTo(wanted.leadTimeDays, last.leadTimeDays, limits.leadTimeDaysMin),
    prepaymentBp: downTo(wanted.prepaymentBp, last.prepaymentBp, 0),
    incoterm: serves(limits.deliveryTerms, wanted.incoterm) ? wanted.incoterm : last.incoterm,
  };
}

/** Whether the supplier can do what is wanted beside the prices. */
export const isWithinLimits = (wanted: OtherTerms, limits: PrivateLimits): boolean =>
  wanted.paymentDays <= limits.paymentDaysMax &&
  wanted.earlyPaymentDiscountBp <= limits.earlyPaymentDiscountBpMax &&
  wanted.warrantyMonths <= limits.warrantyMonthsMax &&
  wanted.volumeRebateBp <= limits.volumeRebateBpMax &&
  wanted.leadTimeDays >= limits.leadTimeDaysMin &&
  serves(limits.deliveryTerms, wanted.incoterm);
