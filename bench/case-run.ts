import type { CaseBrief } from '#contracts/messages.ts';
import { openCases } from './briefs.ts';
import type { Contender } from './contenders.ts';
import type { CpuReading } from './cpu.ts';
import { cpuDuring } from './cpu.ts';
import type { Stand } from './stand.ts';

export type CaseRun = {
  briefs: CaseBrief[];
  /** From just before the first call until the case's row was closed, one per case. */
  latenciesMs: number[];
  outcomes: string[];
  casesPerSecond: number;
  /** Per case; `worker` is the process that ran the workflows. */
  cpuMs: CpuReading;
};

/** Until peers of the closing workflow have ended too and their work is counted. */
const SETTLE_MS = 250;

/** Runs so many cases, `atOnce` of them at any time, and gives what each of them took. */
export async function runCases(
  stand: Stand,
  contender: Contender,
  size: { cases: number; atOnce: number },
): Promise<CaseRun> {
  const briefs = await openCases(stand, contender.name, size.cases);
  for (const brief of briefs) await contender.prepare(brief);
  const worker = contender.name === 'parley' ? stand.parley : stand.floor;
  const pids = {
    temporal: stand.engine.temporal.pid,
    postgres: stand.engine.database.pid,
    worker: worker.pid,
  };
  const startedAtMs = new Map<string, number>();
  const { value: seconds, cpuMs } = await cpuDuring(pids, async () => {
    const firstAtMs = performance.now();
    const waiting = [...briefs];
    const lane = async () => {
      for (let brief = waiting.shift(); brief !== undefined; brief = waiting.shift()) {
        startedAtMs.set(brief.requisition.caseId, Date.now());
        await inTime(contender.run(brief), brief.requisition.caseId);
      }
    };
    await Promise.all(Array.from({ length: size.atOnce }, lane));
    const wholeSeconds = (performance.now() - firstAtMs) / 1_000;
    await new Promise((resume) => {
      setTimeout(resume, SETTLE_MS);
    });
    return wholeSeconds;
  });
  const closed = await closedCases(stand, briefs);
  return {
    briefs,
    latenciesMs: closed.map((it) => it.closedAtMs - (startedAtMs.get(it.caseId) ?? 0)),
    outcomes: closed.map((it) => it.outcome),
    casesPerSecond: size.cases / seconds,
    cpuMs: Object.fromEntries(
      Object.entries(cpuMs).map(([name, ms]) => [name, ms === null ? null : ms / size.cases]),
    ),
  };
}

/** A case that is not over by then waits for something that this benchmark never gives. */
const CASE_MS_MAX = 60_000;

async function inTime(running: Promise<unknown>, caseId: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${caseId} is not over after a minute`)),
      CASE_MS_MAX,
    );
  });
  await Promise.race([running, late]).finally(() => clearTimeout(timer));
}

async function closedCases(stand: Stand, briefs: CaseBrief[]) {
  const { rows } = await stand.database.query<{
    caseId: string;
    closedAtMs: number | null;
    outcome: string;
  }>(
    `select case_id as "caseId", outcome, extract(epoch from closed_at)::float8 * 1000
       as "closedAtMs"
     from cases where case_id = any($1)`,
    [briefs.map((it) => it.requisition.caseId)],
  );
  return rows.map((row) => {
    if (row.closedAtMs === null) throw new Error(`${row.caseId} ended without being closed`);
    return { ...row, closedAtMs: row.closedAtMs };
  });
}

/** Events in the history of each workflow of a case, by its short name. */
export async function historyEvents(
  stand: Stand,
  contender: Contender,
  brief: CaseBrief,
): Promise<Record<string, number>> {
  const counted = Object.entries(contender.workflowIds(brief)).map(async ([name, workflowId]) => {
    const described = await stand.client.workflow.getHandle(workflowId).describe();
    return [name, described.historyLength] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}
