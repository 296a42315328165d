import { textTable } from '../../text-table.ts';
import { intervalsByOrder } from '../real/score/by-order.ts';
import type { AgentsRow } from './arm.ts';
import type { Pair } from './experiment.ts';

export type Comparison = {
  meanOn: number;
  meanOff: number;
  /** On less off, with its 95 % interval by whole seeds. */
  difference: number;
  low: number;
  high: number;
};

/** Of what both desks have a value for, case by case. */
export function compare(pairs: readonly Pair[], valueOf: (row: AgentsRow) => number): Comparison {
  const both = pairs.flatMap(({ seed, on, off }) =>
    on.flatMap((row, at) => {
      const other = off[at];
      return other === undefined ? [] : [{ seed, on: valueOf(row), off: valueOf(other) }];
    }),
  );
  const differences = both.map((it) => it.on - it.off);
  const seeds = both.map((it) => it.seed);
  const [interval] = intervalsByOrder(seeds, [differences]);
  return {
    meanOn: mean(both.map((it) => it.on)),
    meanOff: mean(both.map((it) => it.off)),
    difference: mean(differences),
    low: interval?.low ?? Number.NaN,
    high: interval?.high ?? Number.NaN,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, it) => sum + it, 0) / values.length;

const value = (row: AgentsRow): number => row.valueBp / 100;

const MEASURES: Readonly<Record<string, (row: AgentsRow) => number>> = {
  'value per case, %': value,
  'less than the best who agreed, %': (it) => it.missedBp / 100,
  'chance of late goods, %': (it) => (it.lateBp ?? 0) / 100,
  'late goods, %': (it) => (it.late === true ? 100 : 0),
  'chance of rejected units, %': (it) => (it.rejectedBp ?? 0) / 100,
  'saved against the list, %': (it) => it.savedBp / 100,
  'no award, %': (it) => (it.late === null ? 100 : 0),
  'questions to a person': (it) => it.escalations,
  'decisions with memory': (it) => it.asked,
  'decided otherwise by it': (it) => it.otherwise.length,
};

/** Both desks beside each other, in the first and in the last half of their cases. */
export function agentsReport(pairs: readonly Pair[]): string {
  const casesCount = pairs[0]?.on.length ?? 0;
  const half = Math.floor(casesCount / 2);
  const halves = {
    [`cases 1 to ${half}`]: [0, half],
    [`cases ${half + 1} to ${casesCount}`]: [half, casesCount],
  } as const;
  const tables = Object.entries(halves).map(([title, [from, to]]) => {
    const part = between(pairs, from, to);
    const rows = Object.entries(MEASURES).map(([name, valueOf]) => {
      const it = compare(part, valueOf);
      const interval = `${signed(it.low)} to ${signed(it.high)}`;
      return [name, it.meanOn.toFixed(2), it.meanOff.toFixed(2), signed(it.difference), interval];
    });
    return `${title}\n${textTable(['', 'on', 'off', 'difference', '95 %'], rows)}`;
  });
  const last = between(pairs, half, casesCount);
  const { difference } = compare(last, value);
  return [
    `Through the real agents: ${pairs.length} seeds, ${casesCount} cases each, memory on and off`,
    ...tables,
    `value per case in the last half, by seed\n${textTable(['', 'on', 'off', 'difference'], bySeed(last))}`,
    `decided otherwise by memory, by question\n${textTable(['', 'decisions'], otherwise(pairs))}`,
    `same sign: ${difference > 0 ? 'met' : 'MISSED'}`,
  ].join('\n\n');
}

const between = (pairs: readonly Pair[], from: number, to: number): Pair[] =>
  pairs.map(({ seed, on, off }) => ({ seed, on: on.slice(from, to), off: off.slice(from, to) }));

const bySeed = (pairs: readonly Pair[]): string[][] =>
  pairs.map((pair) => {
    const { meanOn, meanOff, difference } = compare([pair], value);
    return [pair.seed, meanOn.toFixed(2), meanOff.toFixed(2), signed(difference)];
  });

/** Which decisions memory made otherwise, the most frequent first. */
function otherwise(pairs: readonly Pair[]): string[][] {
  const questions = pairs.flatMap(({ on }) => on.flatMap((it) => it.otherwise));
  return [...Map.groupBy(questions, (it) => it)]
    .map(([question, all]) => [question, String(all.length)])
    .toSorted((a, b) => Number(b[1]) - Number(a[1]));
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`;
