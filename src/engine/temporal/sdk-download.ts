import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tick } from '../progress.ts';
import { cacheDir, keepInCache } from './cache.ts';
import { runBounded } from './run-bounded.ts';
import type { Search } from './search.ts';
import { TEMPORAL_CLI_VERSION } from './version.ts';

// A closed network may swallow the request without an answer; whoever can download sees bytes sooner.
const IDLE_MS = 15_000;
const TOTAL_MS = 600_000;

/**
 * Lets the Temporal SDK fetch the official release.
 * @returns the path of the cached program
 * @throws Error saying why not
 */
export async function downloadBySdk({ env, onProgress, signal }: Search): Promise<string> {
  const folder = join(cacheDir(env), `sdk-download-${process.pid}`);
  await mkdir(folder, { recursive: true });
  onProgress(`Asking the Temporal SDK to download Temporal ${TEMPORAL_CLI_VERSION}`);
  const stopTicking = tick(onProgress, 'Still downloading');
  try {
    // Another process, because the SDK's download cannot be cancelled inside ours.
    const script = fileURLToPath(new URL('sdk-download-run.ts', import.meta.url));
    const bounds = { signal, totalMs: TOTAL_MS, idle: { folder, ms: IDLE_MS } };
    const run = await runBounded(process.execPath, [script, folder], bounds);
    if (!run.ok) throw new Error(run.because);
    const [name] = (await readdir(folder)).filter((file) => !file.endsWith('.downloading'));
    if (name === undefined) throw new Error('the SDK kept no file');
    return await keepInCache(env, TEMPORAL_CLI_VERSION, join(folder, name));
  } finally {
    stopTicking();
    await rm(folder, { recursive: true, force: true });
  }
}
