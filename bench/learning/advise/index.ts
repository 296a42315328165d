import { openDatabase } from '#memory/database.ts';
import { say } from '../../on-stand.ts';
import { startStand } from '../../sourcing/stand.ts';
import { textTable } from '../real/text-table.ts';
import { measure } from './measure.ts';
import { seed, TENANT_ID } from './seed.ts';

export type AdviseBenchOptions = {
  observationsCount?: number;
  /** How often each question is put. */
  questionsCount?: number;
};

/** What the ninety-fifth of a hundred answers may take at the most. */
const P95_MS_MAX = 20;

/** How long the memory takes to advise, as the application asks it, with the row-level security. */
export async function adviseBench({
  observationsCount = 1_000_000,
  questionsCount = 300,
}: AdviseBenchOptions = {}): Promise<string> {
  const stand = await startStand(say);
  try {
    const place = await stand.place('advise');
    const { cellsCount, countedInS } = await seed(place, observationsCount, say);
    const database = openDatabase(place.appUrl);
    say('Asking');
    const times = await measure(database, questionsCount).finally(() => database.close());
    const rows = times.map(({ what, p50Ms, p95Ms, p99Ms }) => [
      what,
      p50Ms.toFixed(1),
      p95Ms.toFixed(1),
      p99Ms.toFixed(1),
      what.startsWith('floor') ? '' : p95Ms <= P95_MS_MAX ? 'met' : 'MISSED',
    ]);
    const head = ['', 'p50 ms', 'p95 ms', 'p99 ms', `p95 <= ${P95_MS_MAX} ms`];
    return (
      `Advice of tenant ${TENANT_ID} with ${observationsCount} observations in ${cellsCount} cells ` +
      `(counted in ${countedInS.toFixed(0)} s),\n${questionsCount} times each, PostgreSQL ` +
      `${stand.version}\n${textTable(head, rows)}`
    );
  } finally {
    await stand.stop();
  }
}
