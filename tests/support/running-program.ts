import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { engineOfTest } from './engine-of-test.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type RunningProgram = {
  /** What it sent as `{type: 'ready'}`. */
  ready: { port?: number };
  /** What it has written so far, log lines and all. */
  output(): string;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** The environment of our programs in a test: the run's own engine and a free port. */
export const programEnv = (extra: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: engineOfTest().appUrl,
  DATABASE_OWNER_URL: '',
  TEMPORAL_ADDRESS: engineOfTest().temporalAddress,
  PARLEY_API_PORT: '0',
  PARLEY_LOG_LEVEL: 'warn',
  ...extra,
});

/** Starts one of our programs under this Node and waits until it says that it is ready. */
export async function startProgram(
  script: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<RunningProgram> {
  const { child, words } = launch(script, args, env);
  const exited = once(child, 'exit');
  const ready = new Promise<RunningProgram['ready']>((resolve, reject) => {
    child.on('message', (message: { type?: string; port?: number }) => {
      if (message.type === 'ready') resolve(message);
    });
    void exited.then(() => reject(new Error(`${script} ended:\n${words.join('')}`)));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  const output = () => words.join('');
  return { ready: await ready, output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function launch(script: string, args: string[], env: Record<string, string>) {
  const words: string[] = [];
  const child = spawn(process.execPath, [`${root}${script}`, ...args], {
    env: programEnv(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (it: Buffer) => words.push(it.toString()));
  }
  return { child, words };
}
