import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tick } from '../progress.ts';
import { keepInCache } from './cache.ts';
import { runBounded } from './run-bounded.ts';
import type { Search } from './search.ts';

// The newest tag that resolves as a Go module (later ones are tagged in a way Go does not accept).
export const GO_RELEASE = 'go-1.5.1';
const TOTAL_MS = 30 * 60_000;

/**
 * Builds Temporal from source with the Go toolchain: the module in `src/engine/go` pins it.
 * @returns the path of the cached program
 * @throws Error saying why not
 */
export async function buildWithGo({ env, onProgress, signal }: Search): Promise<string> {
  if (!(await runBounded('go', ['version'], { totalMs: 30_000 })).ok) {
    throw new Error('no Go toolchain was found; install Go 1.25 or newer');
  }
  const folder = await mkdtemp(join(tmpdir(), 'parley-go-'));
  onProgress('Building Temporal (server 1.29.1) with Go: two minutes or more, once');
  const stopTicking = tick(onProgress, 'Still building', 10_000);
  try {
    const program = join(folder, 'temporal');
    const module = fileURLToPath(new URL('../go', import.meta.url));
    const args = ['build', '-trimpath', '-o', program, 'github.com/temporalio/cli/cmd/temporal'];
    const run = await runBounded('go', args, { signal, totalMs: TOTAL_MS }, { cwd: module });
    if (!run.ok) throw new Error(`go build failed: ${run.because}`);
    return await keepInCache(env, GO_RELEASE, program);
  } finally {
    stopTicking();
    await rm(folder, { recursive: true, force: true });
  }
}
