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

const memories: Readonly<Record<Group, readonly Memory[]>> = {
  stream: ['month', 'quarter', 'year', 'ever'],
  country: ['year', 'ever'],
  vendor: ['year', 'ever'],
  vendorInCountry: ['year', 'ever'],
};
/** The warehouse is one vendor, so its vendor says nothing of its own. */
const groupsOf: Readonly<Record<Stream, readonly Group[]>> = {
  warehouse: ['stream', 'country'],
  direct: ['stream', 'country', 'vendor', 'vendorInCountry'],
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
/** By group, then in the sequence of the group's memories. */
type Counted = Map<string, readonly DatedTally[]>;

const nothing: Tally = { lines: 0, late: 0, expected: 0 };

export const createLateCounts = (): LateCounts => countsOf(new Map());

function countsOf(counted: Counted): LateCounts {
  return {
    add: (line) => {
      const day = line.delivery.deliveredDay;
      // Judged by the days it was delivered in, not by those it was ordered in.
      const expected = expectedShare(counted, line, day);
      const late = isLate(line) ? 1 : 0;
      for (const group of groupsOf[line.stream]) {
        const key = keyOf(line, group);
        const tallies = counted.get(key);
        const added = memories[group].map((memory, at) => {
          const before = tallyOn(tallies?.[at], memory, day);
          return {
            day,
            lines: before.lines + 1,
            late: before.late + late,
            expected: before.expected + expected,
          };
        });
        counted.set(key, added);
      }
    },
    of: (line) => talliesOn(counted, line, line.asOfDay),
    copy: () => countsOf(new Map(counted)),
  };
}

const keyOf = (line: PlacedLine, group: Group): string => `${group} ${groups[group](line)}`;

function talliesOn(counted: Counted, line: PlacedLine, day: Day): Tallies {
  return (group, memory) => {
    const tallies = counted.get(keyOf(line, group));
    return tallyOn(tallies?.[memories[group].indexOf(memory)], memory, day);
  };
}

function tallyOn(tally: DatedTally | undefined, memory: Memory, day: Day): Tally {
  if (tally === undefined) return nothing;
  const left = decay(day - tally.day, HALF_LIVES_DAYS[memory]);
  return { lines: tally.lines * left, late: tally.late * left, expected: tally.expected * left };
}

/** The chance to be late that a line of the stream had in that month, whoever sent it where. */
function expectedShare(counted: Counted, line: PlacedLine, day: Day): number {
  const tallies = talliesOn(counted, line, day);
  return recentShare(tallies('stream', 'month'), overallShare(tallies('stream', 'ever')));
}
