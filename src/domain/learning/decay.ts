import { WHOLE_COUNT } from './cells.ts';
import type { Cell } from './cells.ts';

/** The weight that is left after a time: half of it after every half-life; both in one unit. */
export const decay = (age: number, halfLife: number): number =>
  age === 0 || halfLife === Infinity ? 1 : 2 ** (-age / halfLife);

/** What the observations of a month, or of a whole history with the older ones fading, come to. */
export type Tally = {
  /** Observations as they came. */
  sampleSize: number;
  /** Of an observation that counts fully and is of this month: 1. */
  weight: number;
  /** Weighted, in the unit of the measure; likewise the squares. */
  sum: number;
  squares: number;
};

export type MonthTally = Tally & { monthNo: number };

type MonthCounts = Omit<Cell, 'measure' | 'level' | 'key'>;

/**
 * One row a month, the oldest first. Whole numbers are added before anything is divided, so that the
 * order of the cells leaves no trace in the last bit.
 */
function byMonth(cells: readonly Cell[]): readonly MonthCounts[] {
  if (cells.every((it, at) => at === 0 || it.monthNo > (cells[at - 1]?.monthNo ?? Infinity))) {
    return cells;
  }
  const months = new Map<number, MonthCounts>();
  for (const { monthNo, sampleSize, countMilli, sumMilli, squaresMilli } of cells) {
    const month = months.get(monthNo);
    if (month === undefined) {
      months.set(monthNo, { monthNo, sampleSize, countMilli, sumMilli, squaresMilli });
    } else {
      month.sampleSize += sampleSize;
      month.countMilli += countMilli;
      month.sumMilli += sumMilli;
      month.squaresMilli += squaresMilli;
    }
  }
  return [...months.values()].toSorted((a, b) => a.monthNo - b.monthNo);
}

/**
 * Cells by month, the oldest first, with the weight that is left of each; a month after `nowMonth`
 * counts as if it were now.
 * @param whole what one is, in the unit of the cells
 */
export const fadedMonths = (
  cells: readonly Cell[],
  nowMonth: number,
  halfLifeMonths: number,
  whole = 1,
): MonthTally[] =>
  byMonth(cells).map(({ monthNo, sampleSize, countMilli, sumMilli, squaresMilli }) => {
    const left = decay(Math.max(0, nowMonth - monthNo), halfLifeMonths) / WHOLE_COUNT;
    return {
      monthNo,
      sampleSize,
      weight: countMilli * left,
      sum: (sumMilli * left) / whole,
      squares: (squaresMilli * left) / whole ** 2,
    };
  });

/** The same observations where each counts `by` as much. */
export const scaled = ({ sampleSize, weight, sum, squares }: Tally, by: number): Tally => ({
  sampleSize,
  weight: weight * by,
  sum: sum * by,
  squares: squares * by,
});

/** All months together. */
export function totalOf(months: readonly Tally[]): Tally {
  const total = { sampleSize: 0, weight: 0, sum: 0, squares: 0 };
  for (const it of months) {
    total.sampleSize += it.sampleSize;
    total.weight += it.weight;
    total.sum += it.sum;
    total.squares += it.squares;
  }
  return total;
}
