import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import type { Database } from '#memory/database.ts';
import { createKey, FIRST_TENANT } from '#memory/keys.ts';
import type { CaseLog } from '#ports/case-log.ts';
import { openBrowser } from '../../tests/support/browser.ts';
import { buildWeb } from '../../tests/support/build-web.ts';
import { bringUp, startOwnEngine } from '../bring-up.ts';
import type { Undo } from '../bring-up.ts';
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

export const startDeskStand = (say: (line: string) => void): Promise<DeskStand> =>
  bringUp((undo) => parts(say, undo));

async function parts(say: (line: string) => void, undo: Undo[]): Promise<Omit<DeskStand, 'stop'>> {
  await buildWeb();
  const { dataDir, engine, childEnv } = await startOwnEngine(say, undo);
  const { ownerUrl, appUrl } = engine.database;
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
      ...childEnv,
      PARLEY_API_PORT: String(port),
      PARLEY_REQUESTS_PER_MINUTE: '1000000',
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
