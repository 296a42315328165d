import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Engine } from '#engine/engine.ts';
import { processLog } from '#engine/process-log.ts';
import type { Progress } from '#engine/progress.ts';
import { supervise } from '#engine/supervised-process.ts';
import type { Supervised } from '#engine/supervised-process.ts';

export type ChildProgram = {
  /** Such as `API`, for people. */
  name: string;
  /** Its log in the data folder is `logs/<logName>.log`. */
  logName: string;
  script: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** What must answer besides its own message `{type: 'ready'}`; null = nothing. */
  readyUrl: string | null;
};

const READY_TIMEOUT_MS = 120_000;
const READY_ANSWER_MS = 5_000;
// Longer than a worker takes to let its turns finish (see src/worker).
const STOP_GRACE_MS = 25_000;

/** Starts one of our own programs under this Node and keeps it running. */
export async function startProgram(
  program: ChildProgram,
  engine: Engine,
  listeners: {
    onProgress: Progress;
    onChange: () => void;
    onLost: (reason: string) => void;
    signal: AbortSignal;
  },
): Promise<Supervised> {
  const log = processLog(join(engine.dataDir, 'logs', `${program.logName}.log`));
  const ready = new WeakSet<ChildProcess>();
  const process = await supervise({
    name: program.name,
    async spawn() {
      const output = log.open();
      const child = spawn(globalThis.process.execPath, [program.script, ...program.args], {
        env: program.env,
        // Its own process group: a Ctrl-C in the terminal must not stop it out of order.
        detached: true,
        stdio: ['ignore', output, output, 'ipc'],
      });
      child.on('message', (message: { type?: unknown }) => {
        if (message.type === 'ready') ready.add(child);
      });
      await once(child, 'spawn').finally(() => log.close(output));
      return child;
    },
    isReady: async (child) =>
      // First its own word: another program may answer at the address.
      ready.has(child) && (program.readyUrl === null || (await answersOk(program.readyUrl))),
    readyTimeoutMs: READY_TIMEOUT_MS,
    stopSignal: 'SIGTERM',
    stopGraceMs: STOP_GRACE_MS,
    lastWords: log.lastWords,
    onProgress: listeners.onProgress,
    signal: listeners.signal,
    onRunning(pid) {
      engine.register.record(program.name, pid, 'SIGTERM');
      listeners.onChange();
    },
    onLost: listeners.onLost,
  });
  return {
    get pid() {
      return process.pid;
    },
    async stop() {
      await process.stop();
      engine.register.forget(program.name);
    },
    kill: () => process.kill(),
  };
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(READY_ANSWER_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
