import type { Cell, Level, Measure } from '../../cells.ts';
import { fadedMonths, totalOf } from '../../decay.ts';
import { bucketOf } from '../../observations/bucket.ts';
import { addCell } from '../../observations/cell-sums.ts';
import type { CellSums } from '../../observations/cell-sums.ts';
import { addBuckets } from '../../observations/contributions.ts';
import type { Counted } from '../../observations/contributions.ts';
import type { Numbered } from './numbered.ts';

type UsualPrice = (no: number) => number | null;

/** Cells of one level of these observations alone, counted as those that are kept. */
export function cellsFrom(
  all: readonly Numbered[],
  level: Level,
  usualPriceMinor: UsualPrice = () => null,
): Cell[] {
  const sums: CellSums = new Map();
  addBuckets(sums, bucketsOf(all, usualPriceMinor), 1);
  return cellsOfSums(sums).filter((it) => it.level === level);
}

/** What is in `wide` cells beside what these observations put there. */
export function beside(all: readonly Numbered[], wide: readonly Cell[]): Cell[] {
  const sums: CellSums = new Map();
  for (const cell of wide) addCell(sums, cell, 1);
  addBuckets(
    sums,
    bucketsOf(all, () => null),
    -1,
  );
  return cellsOfSums(sums).filter((it) => it.sampleSize > 0 && it.countMilli > 0);
}

function bucketsOf(all: readonly Numbered[], usualPriceMinor: UsualPrice): Counted[][] {
  const counted = ({ no, observation }: Numbered): Counted => ({
    observation,
    usualPriceMinor: usualPriceMinor(no),
  });
  const buckets = Map.groupBy(all, (it) => bucketOf(it.observation));
  return [...buckets.values()].map((bucket) => bucket.map(counted));
}

const cellsOfSums = (sums: CellSums): Cell[] =>
  [...sums.values()].map((it) => ({ ...it, squaresMilli: Number(it.squaresMilli) }));

/** The mean of a measure without prior and without fading; null = nothing was measured. */
export function plainMean(cells: readonly Cell[], measure: Measure): number | null {
  const own = cells.filter((it) => it.measure === measure);
  const { sum, weight } = totalOf(fadedMonths(own, 0, Infinity));
  return weight === 0 ? null : sum / weight;
}
