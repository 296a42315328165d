import { WHOLE_BP } from '../../basis-points.ts';
import { median } from '../../packages/statistics.ts';
import type { PaidPrice } from './paid-price.ts';
import { monthlyMedians } from './trend.ts';

const YEARS_MIN = 2;
/** A year with fewer months has no level to compare a month with. */
const MONTHS_OF_YEAR_MIN = 6;
/** Less than this is noise of single orders. */
const EFFECT_MIN_BP = 200;

export type MonthEffect = { month: number; effectBp: number; yearsCount: number };

/**
 * Months that were dearer, or cheaper, than the middle of their year by 2 % at least in every year
 * known, two at least; with the middle of those differences in basis points. Or why there are none.
 * @param perYearBp the trend, which is taken out first; null = none known
 */
export function seasonOf(
  prices: readonly PaidPrice[],
  perYearBp: number | null,
): MonthEffect[] | string {
  const perMonth = Math.log(1 + (perYearBp ?? 0) / WHOLE_BP) / 12;
  const points = monthlyMedians(prices).map(({ month, logPrice }) => ({
    year: Math.floor(month / 12),
    month: (month % 12) + 1,
    logPrice: logPrice - month * perMonth,
  }));
  const years = [...Map.groupBy(points, (it) => it.year).values()].filter(
    (it) => it.length >= MONTHS_OF_YEAR_MIN,
  );
  if (years.length < YEARS_MIN) {
    return `${years.length} years with prices of ${MONTHS_OF_YEAR_MIN} months, a season needs ${YEARS_MIN}`;
  }
  const differences = years.flatMap((ofYear) => {
    const level = median(ofYear.map((it) => it.logPrice));
    return ofYear.map((it) => ({
      month: it.month,
      bp: Math.round((Math.exp(it.logPrice - level) - 1) * WHOLE_BP),
    }));
  });
  const effects = [...Map.groupBy(differences, (it) => it.month)]
    .map(([month, all]) => ({ month, all: all.map((it) => it.bp) }))
    .filter(({ all }) => all.length >= YEARS_MIN && isSameWay(all))
    .map(({ month, all }) => ({
      month,
      effectBp: Math.round(median(all)),
      yearsCount: all.length,
    }))
    .toSorted((a, b) => a.month - b.month);
  return effects.length > 0 ? effects : `no month differs the same way in ${YEARS_MIN} years`;
}

const isSameWay = (all: readonly number[]): boolean =>
  all.every((it) => it >= EFFECT_MIN_BP) || all.every((it) => it <= -EFFECT_MIN_BP);
