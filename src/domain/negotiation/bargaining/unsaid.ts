import type { Session } from './session.ts';
import { utilityOf } from './session.ts';

/** Against an offer that was refused before, in their estimated utility. */
const REPEAT_COST = 0.5;

/**
 * Of all outcomes worth at least so much to us, the one they like best. What they offered
 * themselves goes first, what they refused before last.
 * @param least utility for us; our best outcome is always among the choice
 */
export const mostLiked = (session: Session, theirUtility: Float64Array, least: number): number =>
  mostLikedAllowed(session, theirUtility, least, () => true) ?? 0;

/** The same among those that are allowed; null when none is. Asks about few of them. */
export function mostLikedAllowed(
  session: Session,
  theirUtility: Float64Array,
  least: number,
  isAllowed: (outcome: number) => boolean,
): number | null {
  const { outcomes } = session.space;
  const refused = new Set(session.sent);
  const offered = new Set(session.received);
  let best: { outcome: number | null; liked: number } = { outcome: null, liked: -Infinity };
  for (let outcome = 0; outcome < outcomes.length; outcome += 1) {
    if (outcome > 0 && utilityOf(session, outcome) < least) break;
    const bonus = offered.has(outcome) ? 1 : refused.has(outcome) ? -REPEAT_COST : 0;
    const liked = (theirUtility[outcome] ?? 0) + bonus;
    if (liked > best.liked && isAllowed(outcome)) best = { outcome, liked };
  }
  return best.outcome;
}
