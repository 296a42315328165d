import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import pg from 'pg';
import { openDatabase } from '#memory/database.ts';
import type { Database } from '#memory/database.ts';
import { migrate } from '#memory/migrate.ts';
import { skippingServer } from '../../../tests/support/test-server.ts';
import { freeOwner } from '../../stand.ts';
import { bringUp } from '../../bring-up.ts';
import type { Undo } from '../../bring-up.ts';
import { startTemporaryPostgres } from '../../temporary-postgres.ts';
import type { Calendar } from './calendar.ts';
import { keepCalendar } from './calendar.ts';
import { hiddenLimits } from './hidden-limits.ts';
import type { HiddenMarkets } from './hidden-limits.ts';
import { startAgents } from './agents.ts';
import type { Agents } from './agents.ts';

/** Parley's agents with real PostgreSQL, on a server whose days pass as fast as nothing happens. */
export type Stand = {
  calendar: Calendar;
  database: Database;
  /** As the owner, who sees all tenants. */
  owner: pg.Pool;
  agents: Agents;
  stop(): Promise<void>;
};

/** @param hidden what the suppliers of each tenant know of themselves; more may be added later */
export const startStand = (hidden: HiddenMarkets, say: (line: string) => void): Promise<Stand> =>
  bringUp((undo) => parts(hidden, say, undo));

async function parts(
  hidden: HiddenMarkets,
  say: (line: string) => void,
  undo: Undo[],
): Promise<Omit<Stand, 'stop'>> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const days = await skippingServer();
  undo.push(() => days.teardown());
  const server = await startTemporaryPostgres(folder, say);
  undo.push(() => server.process.stop());
  const { ownerUrl, appUrl } = server;
  const appRole = decodeURIComponent(new URL(appUrl).username);
  await migrate({ ownerUrl, appRole });
  const owner = new pg.Pool({ connectionString: ownerUrl });
  // Its idle connections break when the server is stopped.
  owner.on('error', () => undefined);
  undo.push(() => owner.end());
  await freeOwner(owner);
  const calendar = await keepCalendar(owner, days);
  const database = openDatabase(appUrl);
  undo.push(() => database.close());
  const agents = await startAgents(days, database, hiddenLimits(hidden));
  undo.push(() => agents.stop());
  return { calendar, database, owner, agents };
}
