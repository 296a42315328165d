import type { Estimate } from '#contracts/learning.ts';
import { WHOLE_BP } from '../../basis-points.ts';

/**
 * What a late delivery costs of the price: contracts for goods commonly set damages for delay of half
 * a percent to one percent a week, up to five or ten percent.
 */
const LATE_COSTS_BP = 700;
/** No history makes a bid look dearer than this. */
const LOSS_MAX_BP = 1_500;

/**
 * What a supplier's late deliveries and rejected units are expected to cost on top of its price, in
 * basis points of it, rounded half up, at most 1,500.
 */
export function expectedLossBp(of: {
  onTimeBp: Pick<Estimate, 'mean'>;
  acceptedBp: Pick<Estimate, 'mean'>;
}): number {
  const late = 1 - of.onTimeBp.mean / WHOLE_BP;
  const rejectedBp = WHOLE_BP - of.acceptedBp.mean;
  const lossBp = Math.round(late * LATE_COSTS_BP + rejectedBp);
  return Number.isFinite(lossBp) ? Math.min(LOSS_MAX_BP, Math.max(0, lossBp)) : 0;
}
