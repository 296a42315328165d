import type { CaseRun } from './case-run.ts';
import { historyEvents, runCases } from './case-run.ts';
import type { Contender, ContenderName } from './contenders.ts';
import { CONTENDERS, contendersOf } from './contenders.ts';
import type { Plan } from './options.ts';
import { bareRally, kitRally } from './rally.ts';
import type { Stand } from './stand.ts';

export const RALLIES = ['external_signal', 'signal_with_start', 'kit'] as const;
export type RallyName = (typeof RALLIES)[number];

export type Load = { atOnce: number; runs: Record<ContenderName, CaseRun[]> };

/** All that was measured; each inner array has one entry per repetition. */
export type Measured = {
  hopsMs: Record<RallyName, number[][]>;
  idle: Record<ContenderName, CaseRun[]>;
  /** Of the median-sized case of each kind, per workflow. */
  events: Record<ContenderName, Record<string, number>>;
  /** From the log: a message's writing until the commit of the turn that handled it. */
  caseHopsMs: number[];
  loads: Load[];
};

/** Measures everything in turns: floor, ours, floor, ours, so that drift of the machine hits all. */
export async function measure(
  stand: Stand,
  plan: Plan,
  rounds: number,
  say: (line: string) => void,
): Promise<Measured> {
  const contenders = contendersOf(stand, rounds);
  say('Warming up');
  for (const name of CONTENDERS) await runCases(stand, contenders[name], { cases: 4, atOnce: 2 });
  const hopsMs = await measureHops(stand, plan, say);
  const idle = emptyRuns();
  for (let turn = 1; turn <= plan.repetitions; turn += 1) {
    say(`Idle cases, turn ${turn} of ${plan.repetitions}`);
    const size = { cases: plan.idleCasesPerTurn, atOnce: 1 };
    await runAll(stand, contenders, size, CONTENDERS, idle);
  }
  const events = await countEvents(stand, contenders, idle);
  const caseHopsMs = await loggedHops(stand, idle.parley);
  const loads: Load[] = plan.load.map(({ atOnce }) => ({ atOnce, runs: emptyRuns() }));
  for (let turn = 1; turn <= plan.loadRepetitions; turn += 1) {
    for (const [index, size] of plan.load.entries()) {
      say(`${size.atOnce} cases at once, turn ${turn} of ${plan.loadRepetitions}`);
      await runAll(
        stand,
        contenders,
        size,
        ['central', 'parley', 'central_scheduled'],
        loads[index]?.runs ?? emptyRuns(),
      );
    }
  }
  return { hopsMs, idle, events, caseHopsMs, loads };
}

const emptyRuns = (): Record<ContenderName, CaseRun[]> => ({
  parley: [],
  central: [],
  central_scheduled: [],
  bare_agents: [],
});

async function measureHops(stand: Stand, plan: Plan, say: (line: string) => void) {
  const hopsMs: Measured['hopsMs'] = { external_signal: [], signal_with_start: [], kit: [] };
  for (let turn = 1; turn <= plan.repetitions; turn += 1) {
    say(`Ping-pong, turn ${turn} of ${plan.repetitions}`);
    hopsMs.external_signal.push(await bareRally(stand, plan.hopsPerRally, 'external_signal'));
    hopsMs.signal_with_start.push(await bareRally(stand, plan.hopsPerRally, 'signal_with_start'));
    hopsMs.kit.push(await kitRally(stand, plan.hopsPerRally));
  }
  return hopsMs;
}

async function runAll(
  stand: Stand,
  contenders: Record<ContenderName, Contender>,
  size: { cases: number; atOnce: number },
  names: readonly ContenderName[],
  into: Record<ContenderName, CaseRun[]>,
): Promise<void> {
  for (const name of names) into[name].push(await runCases(stand, contenders[name], size));
}

async function countEvents(
  stand: Stand,
  contenders: Record<ContenderName, Contender>,
  idle: Record<ContenderName, CaseRun[]>,
): Promise<Measured['events']> {
  const counted = CONTENDERS.map(async (name) => {
    const briefs = idle[name].flatMap((run) => run.briefs);
    const all = await Promise.all(briefs.map((it) => historyEvents(stand, contenders[name], it)));
    const bySize = all.toSorted((a, b) => eventsOf(a) - eventsOf(b));
    return [name, bySize[Math.floor(bySize.length / 2)] ?? {}] as const;
  });
  return Object.fromEntries(await Promise.all(counted)) as Measured['events'];
}

export const eventsOf = (perWorkflow: Readonly<Record<string, number>>): number =>
  Object.values(perWorkflow).reduce((sum, it) => sum + it, 0);

async function loggedHops(stand: Stand, runs: CaseRun[]): Promise<number[]> {
  const caseIds = runs.flatMap((run) => run.briefs.map((it) => it.requisition.caseId));
  const { rows } = await stand.database.query<{ hopMs: number }>(
    `select extract(epoch from handled_at - sent_at)::float8 * 1000 as "hopMs"
     from messages where case_id = any($1) and handled_at is not null and sender <> 'buyer'`,
    [caseIds],
  );
  return rows.map((it) => it.hopMs);
}
