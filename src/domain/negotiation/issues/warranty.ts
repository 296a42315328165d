import { WARRANTY_MONTHS_BEST } from '../utility.ts';
import { falling, numberIssue } from './issue.ts';

/** Months of warranty; more are better. */
export const warranty = numberIssue('warrantyMonths', ({ mandate, standing }) => {
  const least = mandate.warrantyMonthsMin;
  const now = Math.max(least, standing.warrantyMonths);
  return now >= WARRANTY_MONTHS_BEST ? [now] : falling([WARRANTY_MONTHS_BEST, now]);
});
