import { decay } from '#domain/learning/decay.ts';
import { sumOn, sumWith } from '#domain/learning/forecast/fading-sum.ts';
import type { FadingSum } from '#domain/learning/forecast/fading-sum.ts';
import { isLate } from '#domain/learning/forecast/order-line.ts';
import type { OrderLine } from '#domain/learning/forecast/order-line.ts';
import { replay } from './replay.ts';

export const HALF_LIVES_DAYS = [90, 180, 365, 730, Infinity] as const;
export type HalfLifeDays = (typeof HALF_LIVES_DAYS)[number];

const levels = {
  stream: (it: OrderLine) => it.stream,
  vendor: (it: OrderLine) => it.vendor,
  vendorInCountry: (it: OrderLine) => `${it.vendor}|${it.country}`,
  vendorInCountryByMode: (it: OrderLine) => `${it.vendor}|${it.country}|${it.shipmentMode}`,
};
export type Level = keyof typeof levels;
const LEVELS = Object.keys(levels) as Level[];

/** What is known of a line's stream, vendor and so on, on the line's own day. */
export type LateFacts = (level: Level, halfLifeDays: HalfLifeDays) => { n: number; late: number };

export function lateFactsOf(lines: readonly OrderLine[]): Map<number, LateFacts> {
  const sums = new Map<string, FadingSum[]>();
  const keyOf = (level: Level, line: OrderLine) => `${level} ${levels[level](line)}`;
  return replay(
    lines,
    (line) => {
      const day = line.delivery.deliveredDay;
      for (const level of LEVELS) {
        const key = keyOf(level, line);
        const before = sums.get(key);
        const late = isLate(line) ? 1 : 0;
        sums.set(
          key,
          HALF_LIVES_DAYS.map((it, at) => sumWith(before?.[at], day, late, it)),
        );
      }
    },
    (line, own) => {
      const known = LEVELS.flatMap((level) =>
        HALF_LIVES_DAYS.map((halfLifeDays, at) => {
          const sum = sums.get(keyOf(level, line))?.[at];
          if (sum === undefined) return { n: 0, late: 0 };
          let { weight, value } = sumOn(sum, line.asOfDay, halfLifeDays);
          for (const it of own.filter((other) => keyOf(level, other) === keyOf(level, line))) {
            const left = decay(line.asOfDay - it.delivery.deliveredDay, halfLifeDays);
            weight -= left;
            if (isLate(it)) value -= left;
          }
          return { n: Math.max(0, weight), late: Math.max(0, value) };
        }),
      );
      const width = HALF_LIVES_DAYS.length;
      return (level, halfLifeDays) =>
        known[LEVELS.indexOf(level) * width + HALF_LIVES_DAYS.indexOf(halfLifeDays)] ?? {
          n: 0,
          late: 0,
        };
    },
  );
}
