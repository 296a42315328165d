import { estimateTheirUtility } from '../opponent-model.ts';
import type { Move, Session } from '../session.ts';
import { bestReceived, percent, utilityOf } from '../session.ts';
import { mostLiked } from '../unsaid.ts';
import { answering } from './answering.ts';

/**
 * Concedes as much as they did, both measured in our utility (Axelrod's rule for offers): nothing
 * while they do not move.
 */
export function titForTat(session: Session): Move {
  const opening = session.received[0];
  const best = bestReceived(session);
  const theirMove =
    opening === undefined || best === null
      ? 0
      : utilityOf(session, best) - utilityOf(session, opening);
  const demand = Math.max(session.reservation, utilityOf(session, 0) - theirMove);
  const outcome = mostLiked(session, estimateTheirUtility(session), demand);
  return answering(session, outcome, `they gave ${percent(theirMove)} of the scale, so do we`);
}
