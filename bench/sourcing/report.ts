import type { Times } from './measure.ts';

/** A catalogue of one size: how long it took to load, what it takes, and how it answers. */
export type Measured = {
  suppliers: number;
  items: number;
  entries: number;
  loadedInS: number;
  sizes: { name: string; bytes: number }[];
  times: Times[];
};

export const AIM_P95_MS = 50;
const KIND_WIDTH = 38;

/** A table of the largest size, and one of how each kind grew from size to size. */
export function reportOf(all: readonly Measured[]): string {
  const largest = all.at(-1);
  if (largest === undefined) return '';
  const head = `${largest.suppliers} suppliers, ${largest.items} items, ${largest.entries} entries`;
  return [
    `${head}; milliseconds, aim: p95 at most ${AIM_P95_MS}`,
    row('', ['p50', 'p95', 'p99', 'found', '']),
    ...largest.times.map((it) =>
      row(it.kind, [
        ms(it.p50Ms),
        ms(it.p95Ms),
        ms(it.p99Ms),
        `${(it.foundShare * 100).toFixed(0)} %`,
        it.p95Ms <= AIM_P95_MS ? 'met' : 'MISSED',
      ]),
    ),
    '',
    'Growth: p50 / p95 by number of suppliers, and p95 of the largest to the smallest',
    row('', [...all.map((it) => String(it.suppliers)), 'ratio']),
    ...largest.times.map(({ kind }) => growthRow(kind, all)),
    '',
    'Loading, seconds',
    row(
      '',
      all.map((it) => it.loadedInS.toFixed(0)),
    ),
    '',
    'Sizes of the largest, megabytes',
    ...largest.sizes.map((it) => row(it.name, [(it.bytes / 1_048_576).toFixed(0)])),
  ].join('\n');
}

function growthRow(kind: string, all: readonly Measured[]): string {
  const times = all.map((it) => it.times.find((one) => one.kind === kind));
  const [first, last] = [times[0]?.p95Ms ?? Number.NaN, times.at(-1)?.p95Ms ?? Number.NaN];
  const cells = times.map((it) => (it === undefined ? '' : `${ms(it.p50Ms)} / ${ms(it.p95Ms)}`));
  return row(kind, [...cells, `${(last / first).toFixed(1)} x`]);
}

const row = (name: string, cells: readonly string[]): string =>
  [name.padEnd(KIND_WIDTH), ...cells.map((it) => it.padStart(14))].join('').trimEnd();

const ms = (value: number): string => value.toFixed(1);
