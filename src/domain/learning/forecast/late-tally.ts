import { decay } from '../decay.ts';
import { overallShare, recentShare } from './late-share.ts';
import type { Tally } from './late-share.ts';
import { isLate } from './order-line.ts';
import type { Day, DeliveredLine, PlacedLine, Stream } from './order-line.ts';

const HALF_LIVES_DAYS = { month: 30, quarter: 90, year: 365, ever: Infinity };
type Memory = keyof typeof HALF_LIVES_DAYS;

const groups = {
  stream: (line: PlacedLine) => line.stream,
  country: (line: PlacedLine) => `${line.stream}|${line.country}`,
  vendor: (line: PlacedLine) => line.vendor,
  vendorInCountry: (line: PlacedLine) => `${line.vendor}|${line.country}`,
};
type Group = keyof typeof groups;

/** What is counted: the warehouse is one vendor, so its vendor says nothing of its own. */
const slots: Readonly<Record<Stream, readonly (readonly [Group, readonly Memory[]])[]>> = {
  warehouse: [
    ['stream', ['month', 'quarter', 'year', 'ever']],
    ['country', ['year', 'ever']],
  ],
  direct: [
    ['stream', ['month', 'quarter', 'year', 'ever']],
    ['country', ['year', 'ever']],
    ['vendor', ['year', 'ever']],
    ['vendorInCountry', ['year', 'ever']],
  ],
};

export type Tallies = (group: Group, memory: Memory) => Tally;

/** Late deliveries of every group, counted with several memories at once. */
export type LateCounts = {
  add: (line: DeliveredLine) => void;
  /** As they stand for a line on its day. */
  of: (line: PlacedLine) => Tallies;
  copy: () => LateCounts;
};

type DatedTally = Tally & { day: Day };
type Counted = Map<string, DatedTally>;

export const createLateCounts = (): LateCounts => countsOf(new Map());

function countsOf(counted: Counted): LateCounts {
  return {
    add: (line) => {
      const day = line.delivery.deliveredDay;
      // Judged by the days it was delivered in, not by those it was ordered in.
      const expected = expectedShare(counted, line, day);
      for (const [group, memories] of slots[line.stream]) {
        for (const memory of memories) {
          const key = keyOf(line, group, memory);
          const { lines, late, expected: before } = tallyOn(counted, key, memory, day);
          counted.set(key, {
            day,
            lines: lines + 1,
            late: late + (isLate(line) ? 1 : 0),
            expected: before + expected,
          });
        }
      }
    },
    of: (line) => (group, memory) =>
      tallyOn(counted, keyOf(line, group, memory), memory, line.asOfDay),
    copy: () => countsOf(new Map(counted)),
  };
}

const keyOf = (line: PlacedLine, group: Group, memory: Memory): string =>
  `${group} ${memory} ${groups[group](line)}`;

function tallyOn(counted: Counted, key: string, memory: Memory, day: Day): Tally {
  const tally = counted.get(key);
  if (tally === undefined) return { lines: 0, late: 0, expected: 0 };
  const left = decay(day - tally.day, HALF_LIVES_DAYS[memory]);
  return { lines: tally.lines * left, late: tally.late * left, expected: tally.expected * left };
}

/** The chance to be late that a line of the stream had in that month, whoever sent it where. */
function expectedShare(counted: Counted, line: PlacedLine, day: Day): number {
  const tally = (memory: Memory) => tallyOn(counted, keyOf(line, 'stream', memory), memory, day);
  return recentShare(tally('month'), overallShare(tally('ever')));
}
