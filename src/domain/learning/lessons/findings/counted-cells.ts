import type { Cell, Level, Measure } from '../../cells.ts';
import { fadedMonths, totalOf } from '../../decay.ts';
import { bucketOf } from '../../observations/bucket.ts';
import { contributionsOf } from '../../observations/contributions.ts';
import type { Counted } from '../../observations/contributions.ts';
import type { Numbered } from './numbered.ts';

/** Cells of these observations alone, counted as those that are kept. */
export function cellsFrom(
  all: readonly Numbered[],
  level: Level,
  usualPriceMinor: (no: number) => number | null = () => null,
): Cell[] {
  const buckets = Map.groupBy(all, (it) => bucketOf(it.observation));
  return [...buckets.values()]
    .flatMap((bucket) =>
      contributionsOf(
        bucket.map(({ no, observation }): Counted => ({
          observation,
          usualPriceMinor: usualPriceMinor(no),
        })),
      ),
    )
    .filter((it) => it.level === level);
}

/** The mean of a measure without prior and without fading; null = nothing was measured. */
export function plainMean(cells: readonly Cell[], measure: Measure): number | null {
  const own = cells.filter((it) => it.measure === measure);
  const { sum, weight } = totalOf(fadedMonths(own, 0, Infinity));
  return weight === 0 ? null : sum / weight;
}
