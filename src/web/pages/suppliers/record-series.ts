import type { Scorecard } from './supplier-types.ts';

type Period = Scorecard['periods'][number];
export type Criterion = Scorecard['criteria'][number]['name'];

/** A share of a period in percent; null = nothing of the kind happened in it. */
export type RecordPoint = { period: string; value: number | null; of: number };

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

const pointOf: Readonly<Record<Criterion, (it: Period) => Omit<RecordPoint, 'period'>>> = {
  delivery: (it) => ({
    value: percent(it.onTimeCount, it.deliveriesCount),
    of: it.deliveriesCount,
  }),
  quality: (it) => ({
    value: percent(it.inspectedUnits - it.rejectedUnits, it.inspectedUnits),
    of: it.inspectionsCount,
  }),
  price: (it) => ({
    value: it.pricesCount === 0 ? null : it.priceToMedianBp / 100,
    of: it.pricesCount,
  }),
  responsiveness: (it) => ({ value: percent(it.answeredCount, it.askedCount), of: it.askedCount }),
};

/** What was seen of a supplier under one criterion, period by period. */
export const recordSeries = (periods: readonly Period[], criterion: Criterion): RecordPoint[] =>
  periods.map((it) => ({ period: it.period, ...pointOf[criterion](it) }));
