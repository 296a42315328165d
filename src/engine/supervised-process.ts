import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError } from '#contracts/errors.ts';
import type { Progress } from './progress.ts';

export type SupervisedSpec = {
  name: string;
  /** Starts one incarnation; its process must already have a pid. */
  spawn: () => Promise<ChildProcess>;
  /** True as soon as the incarnation serves; asked again and again until then. */
  isReady: (child: ChildProcess) => Promise<boolean>;
  readyTimeoutMs: number;
  /** Sent first on a stop, with the time given to end before SIGKILL. */
  stopSignal: NodeJS.Signals;
  stopGraceMs: number;
  /** What an incarnation that failed wrote last, and where, for the error text. */
  lastWords: () => { path: string; words: string };
  onProgress: Progress;
  /** Gives up the first start. */
  signal?: AbortSignal | undefined;
  /** After every start and every restart. */
  onRunning: (pid: number) => void;
  /** It could not be brought back; nobody watches any more. */
  onLost: (reason: string) => void;
};

export type Supervised = {
  readonly pid: number | null;
  stop(): Promise<void>;
  /** Ends it at once, without a chance to tidy up. */
  kill(): void;
};

const RESTART_DELAY_MS = 50;
const RESTART_DELAY_MS_MAX = 5_000;
// With the delays above about half a minute: longer than any recovery seen, short enough to notice.
const RESTARTS_IN_A_ROW_MAX = 12;
const READY_POLL_MS = 25;
// One that lived this long was healthy, so that its death starts a new row.
const HEALTHY_AFTER_MS = 10_000;

/**
 * Starts a process, waits until it serves, and brings it back whenever it ends by itself.
 * @throws ParleyError UNEXPECTED when the first start fails
 */
export async function supervise(spec: SupervisedSpec): Promise<Supervised> {
  const run = new Supervision(spec);
  await run.startOnce(spec.signal);
  void run.watch();
  return run;
}

class Supervision implements Supervised {
  readonly #spec: SupervisedSpec;
  #child: ChildProcess | null = null;
  #stopping = false;

  // However this process ends, what it started is told to end.
  readonly #endWithUs = () => void this.#child?.kill(this.#spec.stopSignal);

  constructor(spec: SupervisedSpec) {
    this.#spec = spec;
    process.once('exit', this.#endWithUs);
  }

  get pid(): number | null {
    return this.#child !== null && isRunning(this.#child) ? (this.#child.pid ?? null) : null;
  }

  async startOnce(signal?: AbortSignal): Promise<void> {
    const { name, readyTimeoutMs } = this.#spec;
    const child = await this.#spec.spawn();
    this.#child = child;
    const deadlineMs = Date.now() + readyTimeoutMs;
    while (isRunning(child) && !this.#stopping) {
      if (await this.#spec.isReady(child)) {
        this.#spec.onRunning(child.pid ?? 0);
        return;
      }
      if (signal?.aborted) {
        await this.stop();
        signal.throwIfAborted();
      }
      if (Date.now() > deadlineMs) {
        child.kill('SIGKILL');
        throw this.#failure(`${name} did not serve within ${readyTimeoutMs} ms.`);
      }
      await sleep(READY_POLL_MS);
    }
    if (this.#stopping) return;
    throw this.#failure(`${name} ended at once (${howItEnded(child)}).`);
  }

  async watch(): Promise<void> {
    const { name, onProgress, onLost } = this.#spec;
    let inARow = 0;
    while (!this.#stopping && this.#child !== null) {
      const watchedSinceMs = Date.now();
      await ended(this.#child);
      if (this.#stopping) return;
      const diedAtMs = Date.now();
      if (diedAtMs - watchedSinceMs > HEALTHY_AFTER_MS) inARow = 0;
      onProgress(`${name} ended (${howItEnded(this.#child)}); starting it again`);
      for (let up = false; !up && !this.#stopping;) {
        inARow += 1;
        await sleep(Math.min(RESTART_DELAY_MS * 2 ** (inARow - 1), RESTART_DELAY_MS_MAX));
        if (this.#stopping) return;
        up = await this.startOnce().then(
          () => true,
          (cause: Error) => {
            if (inARow >= RESTARTS_IN_A_ROW_MAX) onLost(cause.message);
            return false;
          },
        );
        if (!up && inARow >= RESTARTS_IN_A_ROW_MAX) return;
      }
      if (!this.#stopping) onProgress(`${name} is back after ${Date.now() - diedAtMs} ms`);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    process.off('exit', this.#endWithUs);
    const child = this.#child;
    if (child === null || !isRunning(child)) return;
    child.kill(this.#spec.stopSignal);
    const forced = setTimeout(() => child.kill('SIGKILL'), this.#spec.stopGraceMs);
    await ended(child);
    clearTimeout(forced);
  }

  kill(): void {
    this.#stopping = true;
    this.#child?.kill('SIGKILL');
  }

  #failure(what: string): ParleyError {
    const { path, words } = this.#spec.lastWords();
    return new ParleyError('UNEXPECTED', `${what} The end of ${path}:\n${words}`);
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function howItEnded(child: ChildProcess): string {
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (!isRunning(child)) resolve();
    else child.once('exit', () => resolve());
  });
}
