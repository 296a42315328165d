import { PARLEY } from './contenders.ts';
import type { Contenders } from './contenders.ts';
import type { Difference } from './judge-late.ts';
import { intervalsByOrder } from './score/by-order.ts';
import { priceErrorOf, priceScoreOf } from './score/price-score.ts';
import type { PriceScore } from './score/price-score.ts';
import type { Split } from './split.ts';

export const PRICE_STRATA = ['known_item', 'warm', 'new_pair', 'cold'] as const;
export type PriceStratum = (typeof PRICE_STRATA)[number];

export type JudgedPrices = {
  name: string;
  scores: Record<PriceStratum, PriceScore>;
  /** Mean error of known items: Parley's less this one's; null for Parley itself. */
  against: Difference | null;
};

/** Unit prices of direct lines that were not free. */
export function judgePrices({ test }: Split, { prices, strata }: Contenders): JudgedPrices[] {
  const lines = test.flatMap((line) => {
    const actual = line.delivery.unitPrice;
    const stratum = strata.get(line.id);
    if (line.stream !== 'direct' || actual === null || stratum === undefined) return [];
    return [{ line, actual, stratum }];
  });
  const errorsOf = (name: string, stratum: PriceStratum): number[] =>
    lines
      .filter((it) => (stratum === 'known_item' ? it.stratum !== 'cold' : it.stratum === stratum))
      .map((it) => priceErrorOf(prices[name]?.get(it.line.id) ?? null, it.actual));
  const ours = errorsOf(PARLEY, 'known_item');
  const names = Object.keys(prices);
  const columns = names.map((name) =>
    errorsOf(name, 'known_item').map((error, at) => (ours[at] ?? Number.NaN) - error),
  );
  const orderIds = lines.filter((it) => it.stratum !== 'cold').map((it) => it.line.orderId);
  const intervals = intervalsByOrder(orderIds, columns);
  return names.map((name, at) => {
    const column = columns[at] ?? [];
    const mean = column.reduce((sum, it) => sum + it, 0) / column.length;
    const interval = intervals[at] ?? { low: Number.NaN, high: Number.NaN };
    const scored = PRICE_STRATA.map((it) => [it, priceScoreOf(errorsOf(name, it))] as const);
    return {
      name,
      scores: Object.fromEntries(scored) as Record<PriceStratum, PriceScore>,
      against: name === PARLEY ? null : { mean, ...interval },
    };
  });
}
