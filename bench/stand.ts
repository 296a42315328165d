import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import { startEngine } from '#engine/engine.ts';
import type { Engine } from '#engine/engine.ts';
import { createDeskPostOffice } from '#integrations/post-office.ts';
import type { PostOffice } from '#kit/delivery.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import { migrate } from '#memory/migrate.ts';
import { loadTemporalConfig } from '#platform/config.ts';
import { connectClient } from '#platform/temporal-connection.ts';
import type { CaseLog } from '#ports/case-log.ts';
import { directory } from '#workflows/roster.ts';
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

type Undo = () => Promise<unknown>;

export async function startStand(say: (line: string) => void): Promise<Stand> {
  const undo: Undo[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return { ...(await bringUp(say, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(say: (line: string) => void, undo: Undo[]): Promise<Omit<Stand, 'stop'>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  // Whatever servers the machine has, these numbers are of our own; empty counts as not set.
  const none = { DATABASE_URL: '', DATABASE_OWNER_URL: '', TEMPORAL_ADDRESS: '' };
  const env = { ...process.env, ...none, TEMPORAL_CONFIG_FILE: join(dataDir, 'no-profile.toml') };
  const engine = await startEngine({ dataDir, env, onProgress: say });
  undo.push(() => engine.stop());
  const { ownerUrl, appUrl } = engine.database;
  await migrate({ ownerUrl, appRole: new URL(appUrl).username });
  const database = new pg.Pool({ connectionString: ownerUrl });
  undo.push(() => database.end());
  await freeOwner(database);
  const app = openDatabase(appUrl);
  undo.push(() => app.close());
  const childEnv = {
    ...env,
    DATABASE_URL: appUrl,
    TEMPORAL_ADDRESS: engine.temporal.address,
    TEMPORAL_NAMESPACE: engine.temporal.namespace,
    PARLEY_LOG_LEVEL: 'warn',
  };
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
