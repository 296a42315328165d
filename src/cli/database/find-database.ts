import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';

/**
 * Where the application's database is: DATABASE_URL, or that of the Parley that runs from this data
 * folder.
 * @throws ParleyError CONFIG_INVALID when neither is there
 */
export async function findDatabase(env: NodeJS.ProcessEnv, dataDir: string): Promise<string> {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  try {
    const endpoints = await readJson<{ database: string }>(join(dataDir, 'endpoints.json'));
    const secrets = await readJson<{ appPassword: string }>(join(dataDir, 'secrets.json'));
    const url = new URL(endpoints.database);
    url.password = secrets.appPassword;
    return url.href;
  } catch {
    throw new ParleyError(
      'CONFIG_INVALID',
      `No database: DATABASE_URL is not set and no Parley has run from ${dataDir}. Set it, or ` +
        'start one with `npm start` and name its folder with --data.',
    );
  }
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
