import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';
import { dataDirError } from '../data-dir.ts';
import type { Progress } from '../progress.ts';
import type { PostgresAccount } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';

export const SUPERUSER = 'postgres';

/**
 * Makes an empty cluster at `clusterDir` unless one is there. It appears whole or not at all.
 * @throws ParleyError DATA_DIR_FULL, or Error with what initdb said
 */
export async function ensureCluster(
  clusterDir: string,
  superuserPassword: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
  onProgress: Progress,
): Promise<void> {
  if (existsSync(join(clusterDir, 'PG_VERSION'))) return;
  onProgress('Making a new PostgreSQL cluster');
  const draft = `${clusterDir}.draft`;
  const passwordFile = `${clusterDir}.password`;
  try {
    await rm(draft, { recursive: true, force: true });
    await rm(clusterDir, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
    if (account.ids !== null) {
      await chown(draft, account.ids.uid, account.ids.gid);
      await chown(passwordFile, account.ids.uid, account.ids.gid);
    }
    await chmod(binaries.initdb, 0o755).catch(() => undefined);
    await chmod(binaries.postgres, 0o755).catch(() => undefined);
    await runInitdb(draft, passwordFile, binaries, account);
    await rename(draft, clusterDir);
  } catch (cause) {
    throw dataDirError(clusterDir, cause);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runInitdb(
  draft: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<void> {
  const { file, args, options } = account.command(binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorts and compares the same on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--locale=C',
    '--builtin-locale=C.UTF-8',
  ]);
  const initdb = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  initdb.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(initdb, 'spawn');
  if (initdb.exitCode === null) await once(initdb, 'exit');
  if (initdb.exitCode === 0) return;
  if (said.includes('No space left on device')) {
    throw new ParleyError(
      'DATA_DIR_FULL',
      `The disk of ${draft} is full. Free some space, or choose another disk: ` +
        'npm start -- --data DIR',
    );
  }
  throw new Error(`initdb failed:\n${said.trim()}`);
}
