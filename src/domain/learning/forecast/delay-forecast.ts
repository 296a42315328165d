import type { Forecaster } from './forecaster.ts';
import { createLineLog } from './line-log.ts';
import { DELAY_DAYS, delayDaysOf } from './order-line.ts';
import type { DeliveredLine, PlacedLine } from './order-line.ts';
import { createTrust } from './trust.ts';
import type { Trust } from './trust.ts';
import { weightedMedian } from './weighted-median.ts';

/** Whole days after the promise, negative before it: by when one of two and nine of ten arrive. */
export type DelayForecast = { medianDays: number; p90Days: number };

/** Whose latest deliveries are looked at, and how many of them. */
const sources = [
  { name: 'stream', keyOf: (it: PlacedLine) => it.stream, lines: 200 },
  { name: 'streamLately', keyOf: (it: PlacedLine) => it.stream, lines: 50 },
  { name: 'vendor', keyOf: (it: PlacedLine) => it.vendor, lines: 50 },
  {
    name: 'vendorInCountry',
    keyOf: (it: PlacedLine) => `${it.vendor}|${it.country}`,
    lines: 50,
  },
  { name: 'country', keyOf: (it: PlacedLine) => `${it.stream}|${it.country}`, lines: 50 },
];
const LINES_MIN = 5;
/** Loss of a source that was never tried. */
const LOSS_PRIOR_DAYS = 1;
const LOSS_FLOOR_DAYS = 0.1;
/** How fast a source loses its say with its loss, so that the best ones decide. */
const LOSS_POWER = 4;

const shares = { medianDays: 0.5, p90Days: 0.9 };
const kinds = ['medianDays', 'p90Days'] as const;
type Kind = (typeof kinds)[number];
type Candidate = { source: string; forecast: DelayForecast };

/** Answers with quantiles of the delay, each chosen from past ones by their losses so far. */
export function createDelayForecaster(): Forecaster<DelayForecast, Trust> {
  const delivered = createLineLog();
  const asked = new Map<number, Candidate[]>();
  const trust = createTrust();

  const candidatesFor = (line: PlacedLine): Candidate[] =>
    sources.flatMap(({ name, keyOf, lines }) => {
      const latest = delivered.latest(`${name} ${keyOf(line)}`, line.orderId, lines);
      if (latest.length < LINES_MIN) return [];
      const delaysDays = countDelays(latest);
      const medianDays = lowerQuantile(delaysDays, shares.medianDays);
      const p90Days = lowerQuantile(delaysDays, shares.p90Days);
      return [{ source: name, forecast: { medianDays, p90Days } }];
    });
  return {
    take: (line) => {
      for (const { name, keyOf } of sources) delivered.add(`${name} ${keyOf(line)}`, line);
      const { deliveredDay } = line.delivery;
      for (const { source, forecast } of asked.get(line.id) ?? []) {
        for (const kind of kinds) {
          const loss = pinballLoss(forecast[kind], delayDaysOf(line), shares[kind]);
          trust.record(keyOfTrust(line, source, kind), deliveredDay, loss);
        }
      }
      asked.delete(line.id);
    },
    lessons: trust.copy,
    answer: (line, _own, before = trust) => {
      const candidates = candidatesFor(line);
      asked.set(line.id, candidates);
      const choose = (kind: Kind): number => {
        const weighted = candidates.map(({ source, forecast }) => {
          const key = keyOfTrust(line, source, kind);
          const loss = before.expectedError([key], line.asOfDay, LOSS_PRIOR_DAYS);
          return { value: forecast[kind], weight: (loss + LOSS_FLOOR_DAYS) ** -LOSS_POWER };
        });
        return weightedMedian(weighted) ?? 0;
      };
      const medianDays = choose('medianDays');
      return { medianDays, p90Days: Math.max(medianDays, choose('p90Days')) };
    },
  };
}

const keyOfTrust = (line: PlacedLine, source: string, kind: Kind): string =>
  `${line.stream} ${source} ${kind}`;

/** Loss of a quantile (R. Koenker and G. Bassett, "Regression quantiles", 1978); never negative. */
export const pinballLoss = (forecast: number, actual: number, share: number): number =>
  Math.max(share * (actual - forecast), (1 - share) * (forecast - actual));

/** How many lines have each delay, from the least possible one on: quicker than sorting them. */
function countDelays(lines: readonly DeliveredLine[]): { counts: Uint16Array; lines: number } {
  const counts = new Uint16Array(DELAY_DAYS.max - DELAY_DAYS.min + 1);
  for (const line of lines) {
    const at = delayDaysOf(line) - DELAY_DAYS.min;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { counts, lines: lines.length };
}

/** The smallest delay that at least the share of the lines does not exceed. */
function lowerQuantile({ counts, lines }: ReturnType<typeof countDelays>, share: number): number {
  const wanted = Math.ceil(share * lines);
  let passed = 0;
  const at = counts.findIndex((count) => (passed += count) >= wanted);
  return DELAY_DAYS.min + Math.max(0, at);
}
