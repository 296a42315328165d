import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { ownDraws } from './private-limits.ts';

/** One winner in so many does not stand by what it agreed to. */
const DECLINES_ONE_IN = 25;
const REASONS = [
  'We cannot confirm: our capacity has been sold meanwhile.',
  'We cannot confirm: our price was calculated wrongly.',
  'We cannot confirm: our own supplier has let us down.',
  'We cannot confirm: our management has not released the order.',
] as const;

/** Whether a winner takes the order; depends on the case's seed and the supplier alone. */
export function confirmation(
  requisition: ActivityInputs['confirmAward']['requisition'],
  supplierId: string,
): ActivityResults['confirmAward']['answers'][number] {
  const own = ownDraws(requisition, supplierId);
  const confirmed = own('confirms', 1, DECLINES_ONE_IN) > 1;
  const reason = REASONS[own('why not', 0, REASONS.length - 1)] ?? REASONS[0];
  return { supplierId, confirmed, text: confirmed ? 'Confirmed.' : reason };
}
