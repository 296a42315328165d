import { falling, numberIssue } from './issue.ts';

/** Longer is not asked for. */
export const PAYMENT_DAYS_BEST = 60;

/** Days to pay after the invoice; more are better. */
export const paymentDays = numberIssue('paymentDays', ({ mandate, first, standing }) => {
  const least = mandate.paymentDaysMin;
  const now = Math.max(least, standing.paymentDays);
  if (now >= PAYMENT_DAYS_BEST) return [now];
  const middle = Math.floor((now + PAYMENT_DAYS_BEST) / 2);
  return falling([PAYMENT_DAYS_BEST, middle, now, Math.max(least, first.paymentDays)]);
});
