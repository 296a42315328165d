import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** The user's cache folder for Parley; `PARLEY_CACHE_DIR` puts it elsewhere. */
export function cacheDir(env: Environment): string {
  if (env.PARLEY_CACHE_DIR) return env.PARLEY_CACHE_DIR;
  const home = env.HOME ?? homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'parley');
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'parley');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'parley');
}

/** Where a `temporal` of this release is kept, whether or not it is there yet. */
export function cachedProgramPath(env: Environment, release: string): string {
  return join(cacheDir(env), 'temporal', release, program);
}

export function isCached(env: Environment, release: string): boolean {
  return existsSync(cachedProgramPath(env, release));
}

/**
 * Puts a program into the cache in one step, so that nobody ever runs half of it.
 * @returns its path there
 */
export async function keepInCache(
  env: Environment,
  release: string,
  source: string,
): Promise<string> {
  const path = cachedProgramPath(env, release);
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await copyFile(source, draft);
  await chmod(draft, 0o755);
  await rename(draft, path);
  return path;
}
