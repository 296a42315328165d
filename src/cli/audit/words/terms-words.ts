import type { Terms } from '#contracts/negotiation.ts';
import { showMoney, showPercent } from '#domain/money.ts';
import { count } from '../plain-words.ts';

/** All terms in one sentence; what is zero is left out. */
export function termsWords(terms: Terms, currency: string): string {
  const { incoterm, leadTimeDays, paymentDays, warrantyMonths } = terms;
  const { earlyPaymentDiscountBp, volumeRebateBp, prepaymentBp } = terms;
  return [
    ...terms.lines.map(
      (it) => `line ${it.lineNo}: ${it.quantity} at ${showMoney(it.unitPriceMinor, currency)} each`,
    ),
    incoterm,
    `delivery in ${count(leadTimeDays, 'day')}`,
    `payment after ${count(paymentDays, 'day')}`,
    ...(warrantyMonths === 0 ? [] : [`warranty ${count(warrantyMonths, 'month')}`]),
    ...(earlyPaymentDiscountBp === 0
      ? []
      : [`${showPercent(earlyPaymentDiscountBp)} off when paid early`]),
    ...(volumeRebateBp === 0 ? [] : [`${showPercent(volumeRebateBp)} back on the whole quantity`]),
    ...(prepaymentBp === 0 ? [] : [`${showPercent(prepaymentBp)} before delivery`]),
  ].join(', ');
}
