import { openDatabase } from '#memory/database.ts';
import { say } from '../../on-stand.ts';
import { startStand } from '../../sourcing/stand.ts';
import { textTable } from '../../text-table.ts';
import { measure } from './measure.ts';
import { seed, TENANT_ID } from './seed.ts';

/** What the ninety-fifth of a hundred answers may take at the most. */
const P95_MS_MAX = 20;

const OBSERVATIONS = 1_000_000;
const QUICK_OBSERVATIONS = 50_000;
/** How often each question is put. */
const QUESTIONS = 300;

/** How long the memory takes to advise, as the application asks it, with the row-level security. */
export async function adviseBench({ quick }: { quick: boolean }): Promise<string> {
  const observationsCount = quick ? QUICK_OBSERVATIONS : OBSERVATIONS;
  const stand = await startStand(say);
  try {
    const place = await stand.place('advise');
    const { cellsCount, countedInS } = await seed(place, observationsCount, say);
    const database = openDatabase(place.appUrl);
    say('Asking');
    const times = await measure(database, QUESTIONS).finally(() => database.close());
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
      `(counted in ${countedInS.toFixed(0)} s),\n${QUESTIONS} times each, PostgreSQL ` +
      `${stand.version}\n${textTable(head, rows)}`
    );
  } finally {
    await stand.stop();
  }
}
