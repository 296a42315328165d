import { numberIssue, rising } from './issue.ts';

/** Delivery is first asked for in this share of the time that the supplier says it needs. */
const ASKED_PERCENT = 80;

/** Days to delivery; fewer are better. */
export const leadTime = numberIssue('leadTimeDays', ({ mandate, first, standing }) => {
  const most = mandate.leadTimeDaysMax;
  const asked = Math.min(most, Math.floor((first.leadTimeDays * ASKED_PERCENT) / 100));
  const now = Math.min(most, standing.leadTimeDays);
  return rising([Math.min(asked, now), now]);
});
