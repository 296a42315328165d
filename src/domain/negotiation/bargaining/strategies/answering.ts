import type { Move, Session } from '../session.ts';
import { isLastWordTheirs, onTable, utilityOf } from '../session.ts';

/**
 * Accepts what is on the table when it is worth as much as what we would offer next, or when it is
 * the last word and better than our outside option; else offers that. Never below the outside option.
 */
export function answering(session: Session, next: number, because: string): Move {
  const table = onTable(session);
  const inHand = table === null ? -1 : utilityOf(session, table);
  if (inHand > session.reservation) {
    if (inHand >= utilityOf(session, next))
      return { kind: 'accept', because: 'as good as our next offer' };
    if (isLastWordTheirs(session)) return { kind: 'accept', because: 'their last word' };
  }
  return { kind: 'offer', outcome: next, because };
}
