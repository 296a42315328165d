import { textTable } from '../../text-table.ts';
import type { WorldSettings } from './hidden-supplier.ts';
import type { CaseRow } from './run-world.ts';
import { CASES_COUNT, CONTENDERS, DRIFT_AT } from './run-world.ts';
import type { Interval, Window, World } from './seed-means.ts';
import { gapClosed, intervalOf, minus, perWorld, valuesOf } from './seed-means.ts';
import type { WorldAim } from './world-aims.ts';
import { worldAims } from './world-aims.ts';

const ALL: Window = [0, CASES_COUNT];
const WINDOW_CASES = 50;

/** Contenders side by side, what memory closes of the gap over time, and the aims. */
export function worldReport(worlds: readonly World[]): string {
  return [
    `Simulated world: ${CASES_COUNT} cases, ${worlds.length} seeds, drift at case ${DRIFT_AT}; means and intervals of 95 % over seeds`,
    contenderTable(worlds),
    curveTable(worlds),
    aimsTable(worldAims(worlds)),
  ].join('\n\n');
}

function contenderTable(worlds: readonly World[]): string {
  const oracle = valuesOf(worlds, 'oracle', ALL);
  const rows = CONTENDERS.map((contender) => {
    const all = (of: (row: CaseRow) => number | null) =>
      intervalOf(perWorld(worlds, contender, ALL, of));
    const regret = minus(oracle, valuesOf(worlds, contender, ALL)).map((it) => it * CASES_COUNT);
    return [
      contender,
      shown(
        all((it) => it.valueBp),
        0,
      ),
      shown(percent(all((it) => it.late)), 1),
      shown(percent(all((it) => (it.late === null ? null : it.savedBp / 10_000))), 1),
      shown(percent(all((it) => (it.late === null ? 1 : 0))), 1),
      // Of one usual case: 1 = what one case's goods usually cost.
      shown(intervalOf(regret.map((it) => it / 10_000)), 1),
    ];
  });
  return textTable(
    ['', 'value per case bp', 'late %', 'saved %', 'escalated %', 'regret in cases'],
    rows,
  );
}

function curveTable(worlds: readonly World[]): string {
  const rows = windows().map(([from, to]) => [
    `cases ${from} to ${to}`,
    ...CONTENDERS.map((it) => shown(intervalOf(valuesOf(worlds, it, [from, to])), 0)),
    shown(percent(gapClosed(worlds, [from, to])), 0),
  ]);
  return textTable(['value per case, bp', ...CONTENDERS, 'gap closed %'], rows);
}

export const windows = (cases = WINDOW_CASES): [number, number][] =>
  Array.from({ length: CASES_COUNT / cases }, (_, at) => [at * cases, (at + 1) * cases]);

const aimsTable = (aims: readonly WorldAim[]): string =>
  textTable(
    ['aims', 'seen %', 'aim', ''],
    aims.map(({ name, aim, seen, isMet }) => [
      name,
      shown(percent(seen), 1),
      aim,
      isMet ? 'met' : 'MISSED',
    ]),
  );

/** How memory fares in worlds that it is not made for. */
export const sensitivityTable = (
  all: readonly { settings: WorldSettings; worlds: readonly World[] }[],
): string =>
  textTable(
    ['other worlds', 'gap bp', 'memory less off bp', 'closed 200-250 %', 'first 20 bp'],
    all.map(({ settings, worlds }) => {
      const [on, off, oracle] = (['memory on', 'memory off', 'oracle'] as const).map((it) =>
        valuesOf(worlds, it, ALL),
      );
      const early = minus(
        valuesOf(worlds, 'memory on', [0, 20]),
        valuesOf(worlds, 'memory off', [0, 20]),
      );
      return [
        settings.name,
        shown(intervalOf(minus(oracle, off)), 0),
        shown(intervalOf(minus(on, off)), 0),
        shown(percent(gapClosed(worlds, [200, DRIFT_AT])), 0),
        shown(intervalOf(early), 0),
      ];
    }),
  );

const percent = ({ mean, low, high }: Interval): Interval => ({
  mean: 100 * mean,
  low: 100 * low,
  high: 100 * high,
});

const shown = ({ mean, low, high }: Interval, digits: number): string =>
  `${mean.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
