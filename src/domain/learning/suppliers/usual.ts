import { ALL_KEY } from '../cells.ts';
import type { Cell, Level } from '../cells.ts';
import { fadedMonths, scaled, totalOf } from '../decay.ts';
import type { Tally } from '../decay.ts';
import { LEARNING, WHOLE_OF } from './measures.ts';
import type { SupplierMeasure } from './measures.ts';

/** Cells by measure, level and key. */
export type Groups = Map<string, Map<Level, Map<string, Cell[]>>>;

type TallyOf = (measure: SupplierMeasure, level: Level, cells: readonly Cell[]) => Tally;

/** What cells show, all in full. */
export const shownIn =
  (nowMonth: number): TallyOf =>
  (measure, _level, cells) => {
    const { halfLifeMonths } = LEARNING[measure];
    return totalOf(fadedMonths(cells, nowMonth, halfLifeMonths, WHOLE_OF[measure]));
  };

/**
 * What a wider level shows of others. Many results of one supplier say much about it and little about
 * others: about what is usual, `n` of them are worth `1 / (1/n + 1/k)`, where `k` results tell as much
 * as suppliers differ. Whose own cells are known counts like that; all others count in full.
 */
export function usualFrom(groups: Groups, nowMonth: number): TallyOf {
  const shown = shownIn(nowMonth);
  const repeats = (measure: SupplierMeasure): Tally => {
    const known = [...(groups.get(measure)?.get('supplier')?.values() ?? [])];
    const { levelStrength } = LEARNING[measure];
    return totalOf(
      known.map((own) => {
        const tally = shown(measure, 'supplier', own);
        return scaled(tally, tally.weight / (tally.weight + levelStrength));
      }),
    );
  };
  const inAll = (measure: SupplierMeasure): { all: Tally; repeated: Tally } => ({
    all: shown(measure, 'all', groups.get(measure)?.get('all')?.get(ALL_KEY) ?? []),
    repeated: repeats(measure),
  });
  const known = new Map<SupplierMeasure, ReturnType<typeof inAll>>();
  return (measure, level, cells) => {
    let its = known.get(measure);
    if (its === undefined) known.set(measure, (its = inAll(measure)));
    const { all, repeated } = its;
    if (level === 'all') return less(all, repeated);
    // Whose results a category holds is not known; they repeat as much as all do.
    const total = shown(measure, level, cells);
    return all.weight <= 0 ? total : scaled(total, Math.max(0, 1 - repeated.weight / all.weight));
  };
}

const less = (all: Tally, part: Tally): Tally => ({
  sampleSize: all.sampleSize,
  weight: Math.max(0, all.weight - part.weight),
  sum: all.sum - part.sum,
  squares: all.squares - part.squares,
});
