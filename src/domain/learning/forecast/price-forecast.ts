import { median } from '../../packages/statistics.ts';
import type { Forecaster } from './forecaster.ts';
import { createLineLog } from './line-log.ts';
import type { LineLog } from './line-log.ts';
import type { DeliveredLine, PlacedLine } from './order-line.ts';
import { createTrust } from './trust.ts';
import type { Trust } from './trust.ts';
import { weightedMedian } from './weighted-median.ts';

/** Where the latest price is looked for, the closest first. */
const sources = Object.entries({
  vendorInCountry: (it: PlacedLine) => `${it.vendor}|${it.item}|${it.country}`,
  vendor: (it: PlacedLine) => `${it.vendor}|${it.item}`,
  country: (it: PlacedLine) => `${it.stream}|${it.item}|${it.country}`,
  siteOfStream: (it: PlacedLine) => `${it.stream}|${it.item}|${it.manufacturingSite}`,
  stream: (it: PlacedLine) => `${it.stream}|${it.item}`,
  site: (it: PlacedLine) => `${it.item}|${it.manufacturingSite}`,
  item: (it: PlacedLine) => it.item,
});
/** For an item never bought: the middle price of so many lines of what it is like. */
const likenesses = [
  { name: 'composition', keyOf: (it: PlacedLine) => it.composition, lines: 20 },
  { name: 'subClassification', keyOf: (it: PlacedLine) => it.subClassification, lines: 100 },
];

/** Relative error of a source that was never tried: about that of another vendor's price. */
const ERROR_PRIOR = 0.2;
/** Differences below one percent do not decide. */
const ERROR_FLOOR = 0.01;
/** With the cube of its error a source loses its say, so that the best ones decide. */
const ERROR_POWER = 3;
const FRESH_DAYS = 90;
const RECENT_DAYS = 365;

type Candidate = { unitPrice: number; lineId: number; bySource: string[]; byLikeness: string[] };

/** Answers with a unit price in currency units, not rounded; null when nothing alike was bought. */
export function createPriceForecaster(): Forecaster<number | null, Trust> {
  const bought = createLineLog();
  const asked = new Map<number, Candidate[]>();
  const trust = createTrust();
  return {
    take: (line) => {
      const { unitPrice, deliveredDay } = line.delivery;
      if (unitPrice === null) return;
      for (const [source, keyOf] of sources) bought.add(`${source} ${keyOf(line)}`, line);
      for (const { name, keyOf } of likenesses) bought.add(`${name} ${keyOf(line)}`, line);
      learn(trust, asked.get(line.id) ?? [], unitPrice, deliveredDay);
      asked.delete(line.id);
    },
    lessons: trust.copy,
    answer: (line, _own, before = trust) => {
      const candidates = sources.flatMap(([source, keyOf]) =>
        bought
          .latest(`${source} ${keyOf(line)}`, line.orderId, 1)
          .flatMap((it) => candidateOf(line, source, it)),
      );
      asked.set(line.id, candidates);
      if (candidates.length === 0) return priceOfLike(line, bought);
      return weightedMedian(
        candidates.map((it) => ({ value: it.unitPrice, weight: sayOf(it, before, line.asOfDay) })),
      );
    },
  };
}

/** A past price with two views of it: where it was found, and what it shares with the line. */
function candidateOf(line: PlacedLine, source: string, latest: DeliveredLine): Candidate[] {
  const { unitPrice, deliveredDay } = latest.delivery;
  if (unitPrice === null) return [];
  const ageDays = line.asOfDay - deliveredDay;
  const age = ageDays <= FRESH_DAYS ? 'fresh' : ageDays <= RECENT_DAYS ? 'recent' : 'old';
  const found = `${line.stream} ${source}`;
  const alike = [
    line.stream,
    latest.vendor === line.vendor,
    latest.country === line.country,
    latest.incoterm === line.incoterm,
    latest.manufacturingSite === line.manufacturingSite,
  ].join(' ');
  return [
    {
      unitPrice,
      lineId: latest.id,
      bySource: [found, `${found} ${age}`],
      byLikeness: [alike, `${alike} ${age}`, `${alike} ${age} ${line.item}`],
    },
  ];
}

/** The weight of a candidate by the errors of its kind so far, geometric mean of both views. */
function sayOf({ bySource, byLikeness }: Candidate, trust: Trust, day: number): number {
  const [found, alike] = [bySource, byLikeness].map(
    (keys) => trust.expectedError(keys, day, ERROR_PRIOR) + ERROR_FLOOR,
  );
  return Math.sqrt((found ?? 1) * (alike ?? 1)) ** -ERROR_POWER;
}

function learn(trust: Trust, candidates: Candidate[], unitPrice: number, day: number): void {
  const judged = new Set<number>();
  for (const it of candidates) {
    const error = relativeError(it.unitPrice, unitPrice);
    for (const key of it.bySource) trust.record(key, day, error);
    // Several sources may lead to one line, which is alike only once.
    if (!judged.has(it.lineId)) for (const key of it.byLikeness) trust.record(key, day, error);
    judged.add(it.lineId);
  }
}

/** From 0 to 1: beyond double the price, wrong is wrong. */
export const relativeError = (forecast: number, actual: number): number =>
  Math.min(1, Math.abs(forecast - actual) / actual);

function priceOfLike(line: PlacedLine, bought: LineLog): number | null {
  for (const { name, keyOf, lines } of likenesses) {
    const alike = bought.latest(`${name} ${keyOf(line)}`, line.orderId, lines);
    const prices = alike.flatMap((it) => it.delivery.unitPrice ?? []);
    if (prices.length > 0) return median(prices);
  }
  return null;
}
