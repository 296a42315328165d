import type { Cell } from '../cells.ts';
import type { Tally } from '../decay.ts';
import { fadedMonths, totalOf } from '../decay.ts';

/** What is left of a result after a year: half. */
const HALF_LIFE_MONTHS = 12;
/** The last quarter is what older months are held against. */
const RECENT_MONTHS = 3;
/** So many standard errors between the last quarter and what was before: the world has changed. */
const CHANGED_Z = 2;

/** Rewards of one option for the month `nowMonth`, in basis points; half fades in a year. */
export const rewardTally = (cells: readonly Cell[], nowMonth: number): Tally =>
  totalOf(fadedMonths(cells, nowMonth, HALF_LIFE_MONTHS));

/**
 * The same, and when the last quarter differs from what was before by more than chance explains, what
 * was before loses weight by the square of the excess.
 * @param noiseSdBp of a single reward
 */
export function currentRewards(cells: readonly Cell[], nowMonth: number, noiseSdBp: number): Tally {
  const isRecent = (it: Cell) => nowMonth - it.monthNo < RECENT_MONTHS;
  const recent = rewardTally(cells.filter(isRecent), nowMonth);
  const old = cells.filter((it) => !isRecent(it));
  const older = rewardTally(old, nowMonth);
  return totalOf([recent, weighed(older, stillTrue(recent, older, noiseSdBp))]);
}

/** What is in `all` and not in `part`: sums take away as they add. */
export const restOf = (all: readonly Cell[], part: readonly Cell[]): Cell[] => [
  ...all,
  ...part.map((it) => ({
    ...it,
    sampleSize: -it.sampleSize,
    countMilli: -it.countMilli,
    sumMilli: -it.sumMilli,
    squaresMilli: -it.squaresMilli,
  })),
];

const weighed = (it: Tally, by: number): Tally => ({
  sampleSize: it.sampleSize,
  weight: it.weight * by,
  sum: it.sum * by,
  squares: it.squares * by,
});

function stillTrue(recent: Tally, older: Tally, noiseSdBp: number): number {
  if (recent.weight <= 0 || older.weight <= 0) return 1;
  const apart = Math.abs(recent.sum / recent.weight - older.sum / older.weight);
  const z = apart / (noiseSdBp * Math.sqrt(1 / recent.weight + 1 / older.weight));
  return z <= CHANGED_Z ? 1 : (CHANGED_Z / z) ** 2;
}
