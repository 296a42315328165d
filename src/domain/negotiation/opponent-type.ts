import type { OpponentType } from '#contracts/negotiation.ts';
import { clampBp, WHOLE_BP } from '../basis-points.ts';

/** A move of less than this is none. */
const MOVED_BP = 20;
/** Who came down by less than this in all gives nothing away. */
const HARD_BP = 150;
/** Who gave so much of all it gave in its last answer waited for the end. */
const LATE_SHARE_BP = 6_000;
const ANSWERS_MIN = 2;
const CONFIDENCE_PER_ANSWER_BP = 1_500;

export type OpponentEstimate = { type: OpponentType; confidenceBp: number };

/**
 * What kind of bargainer a supplier is, as far as its prices tell: erratic when it once asked more
 * than before, a hardliner when it hardly moved, driven by the deadline when most of its move came
 * last, a matcher when it stood still whenever we did and moved whenever we moved, else a conceder.
 * @param theirs what it asked in all, oldest first, minor units
 * @param ours what we offered in all, oldest first; offer n answers what it asked as n
 */
export function opponentType(theirs: readonly number[], ours: readonly number[]): OpponentEstimate {
  const moves = stepsDown(theirs);
  if (moves.length < ANSWERS_MIN) return { type: 'unknown', confidenceBp: 0 };
  const confidenceBp = clampBp(moves.length * CONFIDENCE_PER_ANSWER_BP);
  const is = (type: OpponentType): OpponentEstimate => ({ type, confidenceBp });
  if (moves.some((it) => it < -MOVED_BP)) return is('erratic');
  const all = moves.reduce((sum, it) => sum + it, 0);
  if (all < HARD_BP) return is('hardliner');
  const late = moves.at(-1) ?? 0;
  if (moves.length > ANSWERS_MIN && late * WHOLE_BP > all * LATE_SHARE_BP) {
    return is('deadline_driven');
  }
  return is(isMatching(moves, ours) ? 'matcher' : 'conceder');
}

/** Answer n + 1 follows on our offer n; whether we moved shows between our offers n - 1 and n. */
function isMatching(moves: readonly number[], ours: readonly number[]): boolean {
  const own = stepsDown(ours).map((it) => it < -MOVED_BP);
  const seen = own.map((moved, at) => moved === (moves[at + 1] ?? 0) > MOVED_BP);
  const stoodStill = own.includes(false);
  return stoodStill && seen.length > 0 && seen.every(Boolean);
}

/** How far each total lies below the one before it, in basis points of the first. */
function stepsDown(totals: readonly number[]): number[] {
  const first = Math.max(1, totals[0] ?? 1);
  return totals
    .slice(1)
    .map((it, at) => Math.round((((totals[at] ?? it) - it) * WHOLE_BP) / first));
}
