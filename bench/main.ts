import { writeFile } from 'node:fs/promises';
import { arch, availableParallelism, platform } from 'node:os';
import { CONTENDERS } from './contenders.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { onStand, say } from './on-stand.ts';
import type { BenchOptions } from './options.ts';
import { benchHelp, parseBenchOptions } from './options.ts';
import { profileCase } from './profile.ts';
import { runReferenceCase } from './reference-case.ts';
import { reportOf } from './report.ts';
import type { Stand } from './stand.ts';
import { startStand } from './stand.ts';
import { tableOf } from './table.ts';

async function main(): Promise<void> {
  const options = parseBenchOptions(process.argv.slice(2));
  await onStand(startStand, (stand) => bench(stand, options));
}

async function bench(stand: Stand, options: BenchOptions): Promise<void> {
  const { rounds, caseId } = await runReferenceCase(stand);
  say(`The reference case made ${rounds} exchanges with its suppliers; the floors make as many`);
  if (options.profile) console.log(await profileCase(stand, caseId));
  const measured = await measure(stand, options.plan, rounds, say);
  const machine =
    `${platform()} ${arch()}, ${availableParallelism()} processors, ` +
    `node ${process.versions.node}, Temporal ${stand.engine.temporal.version}`;
  const sections = reportOf(measured);
  console.log(`${machine}\n\n${tableOf(sections)}\n\n${footer(measured)}`);
  if (options.json !== undefined) {
    const content = { machine, plan: options.plan, rounds, sections, events: measured.events };
    await writeFile(options.json, `${JSON.stringify(content, null, 2)}\n`);
  }
}

/** What a reader must know to trust the table: sizes, and whether all cases were the same work. */
function footer(measured: Measured): string {
  const perWorkflow = CONTENDERS.map((name) => {
    const counts = Object.entries(measured.events[name]).map(([role, count]) => `${role} ${count}`);
    return `  ${name}: ${counts.join(', ')}`;
  });
  const runs = [...measured.idle.parley, ...measured.loads.flatMap((it) => it.runs.parley)];
  const outcomes = Map.groupBy(
    runs.flatMap((run) => run.outcomes),
    (it) => it,
  );
  const mix = [...outcomes].map(([outcome, all]) => `${all.length} ${outcome}`).join(', ');
  return ['Events per workflow', ...perWorkflow, `Parley's cases ended: ${mix}`].join('\n');
}

if (process.argv.includes('--help')) console.log(benchHelp);
else {
  await main();
  process.exit();
}
