import type { CaseRun } from './case-run.ts';
import type { ContenderName } from './contenders.ts';
import type { Measured, RallyName } from './measure.ts';
import { eventsOf } from './measure.ts';
import type { Spread } from './statistics.ts';
import { median, percentile, spreadOf } from './statistics.ts';

/** One line of the table; numbers in the unit that the name ends with. */
export type Row = {
  name: string;
  ours: Spread | null;
  floor: Spread | null;
  /** ours / floor, of the medians. */
  ratio: number | null;
  aim: string;
  isMet: boolean | null;
};

/** What the numbers say, row by row; those with an aim are judged. */
export function reportOf(measured: Measured): { title: string; rows: Row[] }[] {
  return [
    { title: 'One message, between two agents that do nothing else', rows: hopRows(measured) },
    { title: 'One case at a time, three suppliers', rows: idleRows(measured) },
    ...measured.loads.map(({ atOnce, runs }) => ({
      title: `${atOnce} cases at once`,
      rows: loadRows(runs),
    })),
  ];
}

function hopRows({ hopsMs }: Measured): Row[] {
  const at = (name: RallyName, shareBp: number) =>
    spreadOf(hopsMs[name].map((hops) => percentile(hops, shareBp)));
  return [
    row(
      'hop p50, floor: signal-with-start, ms',
      at('kit', 5_000),
      at('signal_with_start', 5_000),
      atMost(1.5),
    ),
    row('hop p99, floor: signal-with-start, ms', at('kit', 9_900), at('signal_with_start', 9_900)),
    row(
      'hop p50, floor: external signal, ms',
      at('kit', 5_000),
      at('external_signal', 5_000),
      atMost(1.5),
    ),
    row('hop p99, floor: external signal, ms', at('kit', 9_900), at('external_signal', 9_900)),
  ];
}

function idleRows({ idle, events, caseHopsMs }: Measured): Row[] {
  const latency = (name: ContenderName, shareBp: number) =>
    spreadOf(idle[name].map((run) => percentile(run.latenciesMs, shareBp)));
  const ours = latency('parley', 5_000);
  const count = (name: ContenderName) => spreadOf([eventsOf(events[name])]);
  const hop = (shareBp: number) => spreadOf([percentile(caseHopsMs, shareBp)]);
  return [
    row('latency p50, floor: central, local activities, ms', ours, latency('central', 5_000), {
      text: '<= 300 ms',
      holds: ({ median: it }) => it <= 300,
    }),
    row('latency p95, same floor, ms', latency('parley', 9_500), latency('central', 9_500)),
    row('latency p50, floor: central, scheduled, ms', ours, latency('central_scheduled', 5_000)),
    row('latency p50, floor: four bare agents, ms', ours, latency('bare_agents', 5_000)),
    row('history events per case, floor: central', count('parley'), count('central'), {
      text: '<= 60',
      holds: ({ median: it }) => it <= 60,
    }),
    row('history events, floor: four bare agents', count('parley'), count('bare_agents')),
    row('message written to turn committed p50, ms', hop(5_000), null),
    row('message written to turn committed p99, ms', hop(9_900), null),
    ...cpuRows(idle),
  ];
}

function loadRows(runs: Record<ContenderName, CaseRun[]>): Row[] {
  const rate = (name: ContenderName) => spreadOf(runs[name].map((run) => run.casesPerSecond));
  const latency = (name: ContenderName) =>
    spreadOf(runs[name].map((run) => median(run.latenciesMs)));
  return [
    row('cases per second, floor: central, local', rate('parley'), rate('central'), atLeast(0.5)),
    row(
      'cases per second, floor: central, scheduled',
      rate('parley'),
      rate('central_scheduled'),
      atLeast(0.5),
    ),
    row('latency p50, floor: central, local, ms', latency('parley'), latency('central')),
    ...cpuRows(runs),
  ];
}

function cpuRows(runs: Record<ContenderName, CaseRun[]>): Row[] {
  const used = (name: ContenderName, process: string): Spread | null => {
    const values = runs[name].map((run) => run.cpuMs[process] ?? null);
    return values.some((it) => it === null) ? null : spreadOf(values as number[]);
  };
  const rows = ['temporal', 'postgres', 'worker'].map((process) =>
    row(
      `CPU per case, ${process}, floor: central, ms`,
      used('parley', process),
      used('central', process),
    ),
  );
  return rows;
}

type Aim = { text: string; holds(ours: Spread, ratio: number | null): boolean };

const atMost = (limit: number): Aim => ({
  text: `<= ${limit} x`,
  holds: (_, ratio) => ratio !== null && ratio <= limit,
});
const atLeast = (limit: number): Aim => ({
  text: `>= ${limit} x`,
  holds: (_, ratio) => ratio !== null && ratio >= limit,
});

function row(name: string, ours: Spread | null, floor: Spread | null, aim?: Aim): Row {
  const ratio =
    ours === null || floor === null || floor.median === 0 ? null : ours.median / floor.median;
  const isMet = aim === undefined || ours === null ? null : aim.holds(ours, ratio);
  return { name, ours, floor, ratio, aim: aim?.text ?? '', isMet };
}
