import type { Terms } from '#contracts/negotiation.ts';
import { count, share } from './money.ts';

/** What is bargained over beside the price. */
export type TermName = Exclude<keyof Terms, 'lines'>;

const names: Readonly<Record<TermName, string>> = {
  leadTimeDays: 'Lead time',
  paymentDays: 'Payment',
  warrantyMonths: 'Warranty',
  incoterm: 'Incoterm',
  earlyPaymentDiscountBp: 'Early payment discount',
  volumeRebateBp: 'Volume rebate',
  prepaymentBp: 'Prepayment',
};

export const termName = (name: TermName): string => names[name];

/** A term with its unit, such as `45 days` or `2 %`. */
export function termValue(name: TermName, value: string | number): string {
  if (typeof value === 'string') return value;
  if (name.endsWith('Bp')) return share(value);
  const unit = name === 'warrantyMonths' ? 'month' : 'day';
  return `${count(value)} ${unit}${value === 1 ? '' : 's'}`;
}
