import { power } from '../exact.ts';
import { estimateTheirUtility } from '../opponent-model.ts';
import type { Move, Session, Strategy } from '../session.ts';
import { percent, timeOf, utilityOf } from '../session.ts';
import { answering } from './answering.ts';
import { mostLiked } from '../unsaid.ts';

/**
 * Concedes by the clock alone: asks for `floor + (1 - floor) * (1 - time^exponent)` (Faratin, Sierra
 * and Jennings 1998), and picks among what reaches it the outcome that they like best.
 * @param exponent above 1 concedes late (Boulware), 1 evenly, below 1 early; 1/2, 1, 2, 4 or 8
 */
export const byTime =
  (exponent: number): Strategy =>
  (session: Session): Move => {
    const demand = demandAt(session, exponent);
    const outcome = mostLiked(session, estimateTheirUtility(session), demand);
    return answering(
      session,
      outcome,
      `asks for ${percent(demand)} of what can be won at this time`,
    );
  };

/** The utility asked for, from our best down to the outside option. */
export function demandAt(session: Session, exponent: number): number {
  const best = utilityOf(session, 0);
  const floor = Math.min(best, session.reservation);
  return floor + (best - floor) * (1 - power(timeOf(session, session.round), exponent));
}
