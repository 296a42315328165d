import { decay } from '../decay.ts';
import { addTo, emptySum, sumOn } from './fading-sum.ts';
import type { FadingSum } from './fading-sum.ts';
import { isLate } from './order-line.ts';
import type { DeliveredLine, PlacedLine, Stream } from './order-line.ts';

/** Lines seen and lines late among them, both faded; not whole numbers therefore. */
export type Tally = { lines: number; late: number };

const HALF_LIVES_DAYS = { month: 30, quarter: 90, year: 365, ever: Infinity };

const groups = {
  stream: (line: PlacedLine) => line.stream,
  vendor: (line: PlacedLine) => line.vendor,
  vendorInCountry: (line: PlacedLine) => `${line.vendor}|${line.country}`,
  country: (line: PlacedLine) => `${line.stream}|${line.country}`,
  countryByMode: (line: PlacedLine) => `${line.stream}|${line.country}|${line.shipmentMode}`,
};

type Slot = { group: keyof typeof groups; fades: keyof typeof HALF_LIVES_DAYS };

const everywhere: readonly Slot[] = [
  { group: 'stream', fades: 'month' },
  { group: 'stream', fades: 'quarter' },
  { group: 'stream', fades: 'year' },
  { group: 'stream', fades: 'ever' },
  { group: 'country', fades: 'quarter' },
  { group: 'country', fades: 'year' },
  { group: 'countryByMode', fades: 'year' },
];

/** What is counted: the warehouse is one vendor, so its vendor says nothing of its own. */
const slots: Readonly<Record<Stream, readonly Slot[]>> = {
  warehouse: everywhere,
  direct: [
    ...everywhere,
    { group: 'vendor', fades: 'quarter' },
    { group: 'vendor', fades: 'year' },
    { group: 'vendorInCountry', fades: 'year' },
  ],
};

/** How a tally is asked for, such as `country quarter`. */
export type TallyName = `${keyof typeof groups} ${keyof typeof HALF_LIVES_DAYS}`;
export type Tallies = (name: TallyName) => Tally;

/** Late deliveries of every group, counted with several memories at once. */
export type LateCounts = {
  add: (line: DeliveredLine) => void;
  /** As they stand for a line on its day, `own` (already added) taken out again. */
  of: (line: PlacedLine, own: readonly DeliveredLine[]) => Tallies;
};

const nothing: Tally = { lines: 0, late: 0 };

export function createLateCounts(): LateCounts {
  const sums = new Map<string, FadingSum>();
  const placesOf = (line: PlacedLine) =>
    slots[line.stream].map(({ group, fades }) => ({
      name: `${group} ${fades}` as const,
      key: `${group} ${fades} ${groups[group](line)}`,
      halfLifeDays: HALF_LIVES_DAYS[fades],
    }));
  return {
    add: (line) => {
      const day = line.delivery.deliveredDay;
      for (const { key, halfLifeDays } of placesOf(line)) {
        let sum = sums.get(key);
        if (sum === undefined) sums.set(key, (sum = emptySum(day)));
        addTo(sum, day, isLate(line) ? 1 : 0, halfLifeDays);
      }
    },
    of: (line, own) => {
      const tallies = new Map<TallyName, Tally>();
      for (const { name, key, halfLifeDays } of placesOf(line)) {
        const sum = sums.get(key);
        if (sum === undefined) continue;
        const { weight, value } = sumOn(sum, line.asOfDay, halfLifeDays);
        const tally = { lines: weight, late: value };
        for (const it of own) {
          if (!placesOf(it).some((place) => place.key === key)) continue;
          const share = decay(line.asOfDay - it.delivery.deliveredDay, halfLifeDays);
          tally.lines = Math.max(0, tally.lines - share);
          if (isLate(it)) tally.late = Math.max(0, tally.late - share);
        }
        tallies.set(name, tally);
      }
      return (name) => tallies.get(name) ?? nothing;
    },
  };
}
