import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import type { Engine } from '#engine/engine.ts';
import { createDeskPostOffice } from '#integrations/post-office.ts';
import type { PostOffice } from '#kit/delivery.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import { loadTemporalConfig } from '#platform/config.ts';
import { connectClient } from '#platform/temporal-connection.ts';
import type { CaseLog } from '#ports/case-log.ts';
import { directory } from '#workflows/roster.ts';
import { bringUp, startOwnEngine } from './bring-up.ts';
import type { Undo } from './bring-up.ts';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import { kitDirectory } from './floors/places.ts';

/** Everything that is measured, running: engine, Parley's worker, and the worker of the floors. */
export type Stand = {
  engine: Engine;
  client: Client;
  /** As the owner, who sees all tenants here; see `freeOwner`. */
  database: pg.Pool;
  log: CaseLog;
  office: PostOffice;
  floor: Child;
  parley: Child;
  /** Undoes all of it, in reverse order, whatever of it was reached. */
  stop(): Promise<void>;
};

export const startStand = (say: (line: string) => void): Promise<Stand> =>
  bringUp((undo) => parts(say, undo));

async function parts(say: (line: string) => void, undo: Undo[]): Promise<Omit<Stand, 'stop'>> {
  const { dataDir, engine, childEnv } = await startOwnEngine(say, undo);
  const { ownerUrl, appUrl } = engine.database;
  const database = new pg.Pool({ connectionString: ownerUrl });
  undo.push(() => database.end());
  await freeOwner(database);
  const app = openDatabase(appUrl);
  undo.push(() => app.close());
  // Left open until the process ends: a call that is being retried would throw on a closed one.
  const { client } = await connectClient(loadTemporalConfig(childEnv));
  const start = async (script: string, name: string) => {
    const child = await startChild(fileURLToPath(new URL(script, import.meta.url)), {
      env: childEnv,
      logFile: join(dataDir, `${name}.log`),
    });
    undo.push(() => child.stop());
    return child;
  };
  const floor = await start('./floors/worker.ts', 'floor-worker');
  const parley = await start('../src/worker/main.ts', 'parley-worker');
  const office = createDeskPostOffice(client, { ...directory, ...kitDirectory });
  return { engine, client, database, log: createCaseLog(app), office, floor, parley };
}

/**
 * Each case of the bench has a tenant of its own, and what is seeded and read back spans them all.
 * Parley itself goes on as the application's role, which row-level security binds as always.
 */
export async function freeOwner(database: pg.Pool): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  for (const { name } of rows) {
    await database.query(`alter table ${name} no force row level security`);
  }
}
