import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';
import { dataDirError } from './data-dir.ts';
import { processIdentity } from './process-identity.ts';

type Owner = { pid: number; identity: string };

/**
 * Takes the data folder for this process alone. A lock whose owner no longer runs is taken over.
 * @returns gives the folder free again
 * @throws ParleyError DATA_DIR_IN_USE, with the addresses of what runs there
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'parley.lock');
  const identity = processIdentity(process.pid);
  if (identity === null) throw new Error('this process cannot see itself');
  const mine = JSON.stringify({ pid: process.pid, identity } satisfies Owner);
  for (;;) {
    try {
      await writeFile(path, mine, { flag: 'wx' });
      break;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw dataDirError(dataDir, cause);
    }
    const owner = await readOwner(path);
    if (owner !== null && processIdentity(owner.pid) === owner.identity) {
      throw await inUse(dataDir, owner.pid);
    }
    await rm(path, { force: true });
  }
  return async () => {
    if ((await readOwner(path))?.identity === identity) await rm(path, { force: true });
  };
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

async function inUse(dataDir: string, pid: number): Promise<ParleyError> {
  const endpoints = await readFile(join(dataDir, 'endpoints.json'), 'utf8').catch(() => '{}');
  const running = Object.entries(JSON.parse(endpoints) as Record<string, unknown>)
    .filter(([, address]) => typeof address === 'string')
    .map(([name, address]) => `\n  ${name}: ${String(address)}`);
  return new ParleyError(
    'DATA_DIR_IN_USE',
    `${dataDir} is used by another Parley (process ${pid}). Use that one, stop it first, or ` +
      `start a second one elsewhere: npm start -- --data DIR${running.join('')}`,
  );
}
