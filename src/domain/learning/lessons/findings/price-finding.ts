import type { Estimate } from '#contracts/learning.ts';
import type { LessonScope } from '#contracts/lessons.ts';
import { fadedMonths, totalOf } from '../../decay.ts';
import { inUnit, trendOf } from '../../posterior.ts';
import { TREND_HALF_LIFE_MONTHS, TREND_SD, logToBp } from '../../suppliers/measures.ts';
import { median } from '../../../basis-points.ts';
import type { Finding } from '../finding.ts';
import { cellsFrom } from './counted-cells.ts';
import type { Numbered } from './numbered.ts';
import { evidenceOf, holdsLater } from './numbered.ts';
import type { FindingSpan } from './supplier-findings.ts';

/**
 * How prices of a category move a year, each beside the median of its item's; an item with one price
 * says nothing of it.
 * @param all prices of the category and lane that count
 */
export function priceFinding(
  all: readonly Numbered[],
  scope: LessonScope,
  { nowMonth, afterNo, upToNo }: FindingSpan,
): Finding {
  const trend = trendIn(all, nowMonth);
  const side = { mean: trend.mean, noEffect: 0 };
  return {
    topic: 'prices',
    scope,
    option: null,
    estimate: trend,
    noEffect: 0,
    holdsOutOfSample: holdsLater(all, side, (it) => trendIn(it, nowMonth).mean),
    evidence: evidenceOf(all, { afterNo, upToNo }),
  };
}

function trendIn(all: readonly Numbered[], nowMonth: number): Estimate {
  const usual = usualOf(all);
  const cells = cellsFrom(all, 'all', (no) => usual.get(no) ?? null);
  const faded = fadedMonths(cells, nowMonth, TREND_HALF_LIFE_MONTHS);
  const { sum, squares, weight } = totalOf(faded);
  const variance =
    weight === 0
      ? TREND_SD.price_level ** 2
      : Math.max(TREND_SD.price_level ** 2, squares / weight - (sum / weight) ** 2);
  const trend = trendOf(faded, TREND_SD.price_level, variance);
  return inUnit(trend, logToBp);
}

function usualOf(all: readonly Numbered[]): Map<number, number> {
  const prices = all.flatMap(({ no, observation: it }) =>
    it.kind === 'price' ? [{ no, itemId: it.itemId, ...it.body }] : [],
  );
  const usual = new Map<number, number>();
  const items = Map.groupBy(prices, (it) => `${it.itemId} ${it.currency}`);
  for (const its of items.values()) {
    const middle = median(its.map((it) => it.unitPriceMinor));
    if (its.length < 2 || middle === null) continue;
    for (const { no } of its) usual.set(no, middle);
  }
  return usual;
}
