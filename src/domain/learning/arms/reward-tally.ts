import type { Cell } from '../cells.ts';
import { currentTotal } from '../change.ts';
import type { Tally } from '../decay.ts';
import { fadedMonths, totalOf } from '../decay.ts';

/** What is left of a result after a year: half. */
const HALF_LIFE_MONTHS = 12;

/** Rewards of one option for the month `nowMonth`, in basis points. */
export const rewardTally = (cells: readonly Cell[], nowMonth: number): Tally =>
  totalOf(fadedMonths(cells, nowMonth, HALF_LIFE_MONTHS));

/** The same where a change is believed soon; `noiseSdBp` of a single reward. */
export const currentRewards = (
  cells: readonly Cell[],
  nowMonth: number,
  noiseSdBp: number,
): Tally => currentTotal(cells, nowMonth, HALF_LIFE_MONTHS, noiseSdBp);

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
