import type { Move, Session } from '../session.ts';
import { utilityOf } from '../session.ts';
import { answering } from './answering.ts';

/**
 * MiCRO (de Jonge 2022): goes down its own list by one outcome for each new offer of the other side,
 * and repeats itself otherwise. Nobody gains by outwaiting it.
 */
export function micro(session: Session): Move {
  const said = new Set(session.sent).size;
  const heard = new Set(session.received).size;
  const isTheirTurnToGive = said > heard;
  const isWorthIt = utilityOf(session, said) > session.reservation;
  if (isTheirTurnToGive || !isWorthIt) {
    const again = said === 0 ? 0 : session.round % said;
    return answering(session, again, 'waits for a new offer');
  }
  return answering(session, said, 'one step for theirs');
}
