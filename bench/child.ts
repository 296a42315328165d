import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';

export type Child = {
  pid: number;
  /** Sends a question and gives the first message that answers it. */
  ask<T>(question: object, isAnswer: (message: unknown) => message is T): Promise<T>;
  stop(): Promise<void>;
};

const READY_MS = 60_000;
const STOP_MS = 15_000;

/**
 * Starts one of our programs under this Node in a process of its own, so that its processor time is
 * told apart from ours; resolves when it says that it is ready.
 */
export async function startChild(
  script: string,
  options: { env: NodeJS.ProcessEnv; args?: readonly string[]; logFile: string },
): Promise<Child> {
  const child = fork(script, [...(options.args ?? [])], { env: options.env, silent: true });
  const log = createWriteStream(options.logFile);
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => {
      reject(new Error(`${script} ended (${code ?? signal}); see ${options.logFile}`));
    });
  });
  gone.catch(() => undefined);
  const answer = <T>(isAnswer: (message: unknown) => message is T) => {
    const heard = new Promise<T>((resolve) => {
      const listen = (message: unknown) => {
        if (!isAnswer(message)) return;
        child.off('message', listen);
        resolve(message);
      };
      child.on('message', listen);
    });
    return Promise.race([heard, gone]);
  };
  await Promise.race([answer(isReady), expiry(READY_MS, `${script} is not ready`)]);
  return {
    pid: child.pid ?? 0,
    async ask(question, isAnswer) {
      const answered = answer(isAnswer);
      child.send(question);
      return answered;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      // An open channel would keep a program alive that has nothing else left to do.
      if (child.connected) child.disconnect();
      await Promise.race([gone, expiry(STOP_MS, 'slow stop')]).catch(() => child.kill('SIGKILL'));
    },
  };
}

const isReady = (message: unknown): message is { type: 'ready' } =>
  (message as { type?: unknown } | null)?.type === 'ready';

function expiry(ms: number, because: string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(because)), ms).unref();
  });
}
