import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { startEngine } from '#engine/engine.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import type { Database } from '#memory/database.ts';
import { createKey, FIRST_TENANT } from '#memory/keys.ts';
import { migrate } from '#memory/migrate.ts';
import type { CaseLog } from '#ports/case-log.ts';
import { openBrowser } from '../../tests/support/browser.ts';
import { buildWeb } from '../../tests/support/build-web.ts';
import { startChild } from '../child.ts';

/** A Parley whose agents stand still, so that only the way from a written turn to the screen works. */
export type DeskStand = {
  /** Of the API, which serves the pages too. */
  url: string;
  /** Of an administrator. */
  key: string;
  database: Database;
  /** Of the database, as who made its tables. */
  ownerUrl: string;
  log: CaseLog;
  browser: Browser;
  stop(): Promise<void>;
};

export async function startDeskStand(say: (line: string) => void): Promise<DeskStand> {
  const undo: (() => Promise<unknown>)[] = [];
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

async function bringUp(
  say: (line: string) => void,
  undo: (() => Promise<unknown>)[],
): Promise<Omit<DeskStand, 'stop'>> {
  await buildWeb();
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const none = { DATABASE_URL: '', DATABASE_OWNER_URL: '', TEMPORAL_ADDRESS: '' };
  const env = { ...process.env, ...none, TEMPORAL_CONFIG_FILE: join(dataDir, 'no-profile.toml') };
  const engine = await startEngine({ dataDir, env, onProgress: say });
  undo.push(() => engine.stop());
  const { ownerUrl, appUrl } = engine.database;
  await migrate({ ownerUrl, appRole: new URL(appUrl).username });
  const database = openDatabase(appUrl);
  undo.push(() => database.close());
  const { key } = await createKey(database, {
    tenantId: FIRST_TENANT,
    role: 'administrator',
    name: 'Bench',
  });
  const port = await aFreePort();
  const api = await startChild(fileURLToPath(new URL('../../src/api/main.ts', import.meta.url)), {
    env: {
      ...env,
      DATABASE_URL: appUrl,
      TEMPORAL_ADDRESS: engine.temporal.address,
      TEMPORAL_NAMESPACE: engine.temporal.namespace,
      PARLEY_API_PORT: String(port),
      PARLEY_REQUESTS_PER_MINUTE: '1000000',
      PARLEY_LOG_LEVEL: 'warn',
    },
    logFile: join(dataDir, 'api.log'),
  });
  undo.push(() => api.stop());
  const browser = await openBrowser();
  undo.push(() => browser.close());
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    database,
    ownerUrl,
    log: createCaseLog(database),
    browser,
  };
}

function aFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
