import type { Forecaster } from './forecaster.ts';
import type { PlacedLine } from './order-line.ts';

/** How many deliveries of other orders a forecast rests on. */
export type Experience = { linesOfStream: number; linesOfVendor: number; pricesOfVendor: number };

const ofStream = (line: PlacedLine) => `stream ${line.stream}`;
const ofVendor = (line: PlacedLine) => `vendor ${line.vendor}`;
const ofPrice = (line: PlacedLine) => `price ${line.vendor}|${line.item}`;

/** Counts; nothing is concluded, so there are no lessons. */
export function createExperience(): Forecaster<Experience, null> {
  const counts = new Map<string, number>();
  const keysOf = (line: PlacedLine, unitPrice: number | null) =>
    unitPrice === null
      ? [ofStream(line), ofVendor(line)]
      : [ofStream(line), ofVendor(line), ofPrice(line)];
  return {
    take: (line) => {
      for (const key of keysOf(line, line.delivery.unitPrice)) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    lessons: () => null,
    answer: (line, own) => {
      const ownKeys = own.flatMap((it) => keysOf(it, it.delivery.unitPrice));
      const count = (key: string) =>
        (counts.get(key) ?? 0) - ownKeys.filter((it) => it === key).length;
      return {
        linesOfStream: count(ofStream(line)),
        linesOfVendor: count(ofVendor(line)),
        pricesOfVendor: count(ofPrice(line)),
      };
    },
  };
}
