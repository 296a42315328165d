import type { MarketFacts } from '#contracts/market-facts.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { isoDayOf } from '../../days.ts';
import { quantileSorted } from '../../packages/statistics.ts';
import type { PaidPrice } from './paid-price.ts';
import { seasonOf } from './season.ts';
import { trendOf } from './trend.ts';
import { ACTIVE_MONTHS } from './active-months.ts';

export type MarketRecord = {
  itemId: string;
  currency: string;
  asOf: string;
  /** In that currency, none after `asOf`. */
  prices: readonly PaidPrice[];
  /** Who delivered or quoted the item, by the last day of doing so, ISO 8601. */
  activity: readonly { supplierId: string; on: string }[];
};

type Unknown = MarketFacts['unknown'][number];

/** What is known of the market of one item, and of what is not known why. */
export function marketFacts(record: MarketRecord): MarketFacts {
  const { itemId, currency, asOf, activity } = record;
  const prices = record.prices.filter((it) => it.on <= asOf && it.unitPriceMinor > 0);
  const since = monthsBefore(asOf, ACTIVE_MONTHS);
  const lately = prices.filter((it) => it.on > since);
  const active = [...activity, ...lately].filter((it) => it.on > since && it.on <= asOf);
  const trend = trendOf(prices);
  const season = seasonOf(prices, typeof trend === 'string' ? null : trend.perYearBp);
  const isBought = lately.length > 0;
  const unknown: Unknown[] = [
    ...(prices.length > 0
      ? []
      : [{ fact: 'prices' as const, because: `no price in ${currency} by ${asOf}` }]),
    ...(typeof trend === 'string' ? [{ fact: 'trend' as const, because: trend }] : []),
    ...(isBought
      ? []
      : [{ fact: 'concentration' as const, because: `nothing was bought after ${since}` }]),
    ...(typeof season === 'string' ? [{ fact: 'season' as const, because: season }] : []),
  ];
  return {
    itemId,
    currency,
    asOf,
    prices: distributionOf(prices.map((it) => it.unitPriceMinor)),
    trend: typeof trend === 'string' ? null : trend,
    activeSuppliersCount: new Set(active.map((it) => it.supplierId)).size,
    concentration: isBought ? concentrationOf(lately) : null,
    season: typeof season === 'string' ? null : season,
    unknown,
  };
}

function distributionOf(values: readonly number[]): MarketFacts['prices'] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number) => Math.round(quantileSorted(sorted, share));
  return {
    count: sorted.length,
    lowestMinor: at(0),
    lowerQuartileMinor: at(0.25),
    medianMinor: at(0.5),
    upperQuartileMinor: at(0.75),
    highestMinor: at(1),
  };
}

/** Sum of the squared shares of the value, in basis points of a sole supplier's; rounded. */
function concentrationOf(bought: readonly PaidPrice[]): MarketFacts['concentration'] {
  const values = [...Map.groupBy(bought, (it) => it.supplierId).values()].map((all) =>
    all.reduce((sum, it) => sum + it.unitPriceMinor * it.quantity, 0),
  );
  const valueMinor = values.reduce((sum, it) => sum + it, 0);
  if (valueMinor === 0) return null;
  const hhi = values.reduce((sum, it) => sum + (it / valueMinor) ** 2, 0);
  return { hhi: Math.round(hhi * WHOLE_BP), suppliersCount: values.length, valueMinor };
}

/** The same day of an earlier month, or its last one where that month is shorter. */
export function monthsBefore(isoDate: string, months: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return isoDayOf(date.getTime());
}
