import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Bounds = {
  signal?: AbortSignal | undefined;
  /** In all, in milliseconds. */
  totalMs: number;
  /** Without the watched folder growing, in milliseconds; the total alone counts when left out. */
  idle?: { folder: string; ms: number };
};

export type BoundedRun = { ok: true; stdout: string } | { ok: false; because: string };

const WATCH_MS = 500;
const STDERR_CHARACTERS_MAX = 2_000;

/** Runs a program to its end, or ends it when it takes longer than its bounds. */
export function runBounded(
  file: string,
  args: readonly string[],
  bounds: Bounds,
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<BoundedRun> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, over] = ['', '', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-STDERR_CHARACTERS_MAX);
    });
    const stop = (because: string) => {
      over = because;
      child.kill('SIGKILL');
    };
    const total = setTimeout(
      () => stop(`not done after ${bounds.totalMs / 1_000} s`),
      bounds.totalMs,
    );
    const watch = watchGrowth(bounds, stop);
    const stopAsAsked = () => stop('it was stopped');
    bounds.signal?.addEventListener('abort', stopAsAsked);
    child.on('error', (cause) => finish({ ok: false, because: cause.message }));
    child.on('close', (code) => {
      if (over !== '') finish({ ok: false, because: over });
      else if (code === 0) finish({ ok: true, stdout });
      else finish({ ok: false, because: lastLine(stderr) || `exit code ${code}` });
    });
    function finish(result: BoundedRun): void {
      bounds.signal?.removeEventListener('abort', stopAsAsked);
      clearTimeout(total);
      clearInterval(watch);
      resolve(result);
    }
  });
}

function watchGrowth(
  { idle }: Bounds,
  stop: (because: string) => void,
): NodeJS.Timeout | undefined {
  if (idle === undefined) return undefined;
  let [size, grewAtMs] = [0, Date.now()];
  return setInterval(() => {
    const sizeNow = folderBytes(idle.folder);
    if (sizeNow !== size) [size, grewAtMs] = [sizeNow, Date.now()];
    else if (Date.now() - grewAtMs > idle.ms) stop(`nothing arrived for ${idle.ms / 1_000} s`);
  }, WATCH_MS);
}

function folderBytes(folder: string): number {
  try {
    return readdirSync(folder)
      .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
