import { falling, numberIssue } from './issue.ts';

/** Longer is not asked for. */
export const PAYMENT_DAYS_BEST = 60;

/** Days to pay after the invoice; more are better. */
export const paymentDays = numberIssue('paymentDays', ({ mandate, standing }) => {
  const least = mandate.paymentDaysMin;
  const now = Math.max(least, standing.paymentDays);
  if (now >= PAYMENT_DAYS_BEST) return [now];
  return falling([PAYMENT_DAYS_BEST, now]);
});
