import type { OpponentType } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { showShare } from '../money.ts';
import { opponentType } from './opponent-type.ts';

/** How to answer a supplier in one round; all but `concede` depart from the approach's plan. */
export type Tactic = 'concede' | 'hold' | 'best_and_final';

/** A supplier that moves this much in one round will move again without our help. */
const FAST_BP = 250;
/** One that moves this little has not moved. */
const STALLED_BP = 20;
/** So many answers in a row without a move, and more rounds bring nothing. */
const STALEMATE_ANSWERS = 5;

const words: Readonly<Record<Exclude<OpponentType, 'unknown'>, string>> = {
  conceder: 'supplier that gives way by itself',
  matcher: 'supplier that moves when we do',
  hardliner: 'supplier that hardly moves',
  deadline_driven: 'supplier that waits for the end',
  erratic: 'supplier without a plan',
};

/**
 * What the other side's moves call for, with the reason: hold while it comes down fast
 * unless it only moves when we do, make an end of a stalemate, else go on as planned.
 * @param totals what each side said in all, oldest first, in minor units
 * @param isLast whether this is the last offer that the rounds or the deadline leave
 */
export function chooseTactic(
  totals: { theirs: readonly number[]; ours: readonly number[] },
  isLast: boolean,
): { tactic: Tactic; because: string } {
  const { theirs, ours } = totals;
  if (isLast) return { tactic: 'best_and_final', because: 'this is the last round' };
  const [beforeLast, last] = theirs.slice(-2);
  if (beforeLast === undefined || last === undefined) {
    return { tactic: 'concede', because: 'first counter-offer' };
  }
  if (isStalemate(theirs)) {
    return { tactic: 'best_and_final', because: `no move in ${STALEMATE_ANSWERS} answers` };
  }
  const movedBp = fallBp(beforeLast, last);
  const { type } = opponentType(theirs, ours);
  const kind = type === 'unknown' ? '' : `, like a ${words[type]}`;
  const moved = movedBp >= 0 ? `came down ${showShare(movedBp)}` : `went up ${showShare(-movedBp)}`;
  const because = `they ${moved} in one round${kind}`;
  const isFast = movedBp >= FAST_BP && type !== 'matcher';
  return { tactic: isFast ? 'hold' : 'concede', because };
}

function isStalemate(theirTotals: readonly number[]): boolean {
  const recent = theirTotals.slice(-STALEMATE_ANSWERS);
  const [oldest, newest] = [recent[0], recent.at(-1)];
  if (oldest === undefined || newest === undefined || recent.length < STALEMATE_ANSWERS)
    return false;
  return fallBp(oldest, newest) <= STALLED_BP;
}

/** How far an asked total came down, in basis points of the first; negative when it rose. */
const fallBp = (from: number, to: number): number =>
  Math.floor(((from - to) * WHOLE_BP) / Math.max(1, from));
