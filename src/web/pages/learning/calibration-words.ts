import type { LearningReport } from '#contracts/insights.ts';
import { count, share } from '../../display/money.ts';

/** How far expectations of late deliveries were from what came. */
export function calibrationSentence({
  bins,
  distanceBp,
  monthsCount,
}: LearningReport['lateDeliveries']): string {
  const deliveries = bins.reduce((sum, it) => sum + it.deliveriesCount, 0);
  const away = distanceBp === null ? '' : `, ${share(distanceBp)} away on average`;
  return `Of ${count(deliveries)} deliveries of the last ${monthsCount} months with any, the chance of being late that was expected from the months before, and the share that came late${away}.`;
}
