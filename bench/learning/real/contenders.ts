import type { DelayForecast } from '#domain/learning/forecast/delay-forecast.ts';
import { forecastLines } from '#domain/learning/forecast/forecast.ts';
import type { Forecast } from '#domain/learning/forecast/forecast.ts';
import { delayAnchorsOf } from './anchors/delay-anchors.ts';
import { lateAnchorsOf } from './anchors/late-anchors.ts';
import type { Shares } from './anchors/late-anchors.ts';
import { learnedAnchorsOf } from './anchors/learned-anchors.ts';
import { priceFactsOf } from './anchors/price-anchors.ts';
import type { Prices, Stratum } from './anchors/price-anchors.ts';
import type { Split } from './split.ts';

export const PARLEY = 'Parley';

/** What Parley and the anchors forecast for the test lines, by name and line id. */
export type Contenders = {
  shares: Record<string, Shares>;
  delays: Record<string, Map<number, DelayForecast>>;
  prices: Record<string, Prices>;
  strata: Map<number, Stratum>;
};

export async function contendersOf(split: Split): Promise<Contenders> {
  const lines = [...split.history, ...split.test];
  const forecasts = forecastLines(lines);
  const ours = <T>(of: (it: Forecast) => T): Map<number, T> =>
    new Map([...forecasts].map(([id, it]) => [id, of(it)]));
  const simple = lateAnchorsOf(split);
  const learned = await learnedAnchorsOf(split, simple['d hierarchical beta + decay'] ?? new Map());
  const facts = [...priceFactsOf(lines)];
  const priceNames = Object.keys(facts[0]?.[1].prices ?? {});
  const simplePrices = priceNames.map((name): [string, Prices] => [
    name,
    new Map(facts.map(([id, it]) => [id, it.prices[name] ?? null])),
  ]);
  return {
    shares: { ...simple, ...learned.shares, [PARLEY]: ours((it) => it.lateShare) },
    delays: { ...delayAnchorsOf(lines), [PARLEY]: ours((it) => it.delay) },
    prices: {
      ...Object.fromEntries(simplePrices),
      ...learned.prices,
      [PARLEY]: ours((it) => it.unitPrice),
    },
    strata: new Map(facts.map(([id, it]) => [id, it.stratum])),
  };
}
