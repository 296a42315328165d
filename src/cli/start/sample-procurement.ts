import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Parley } from './start-parley.ts';

/** Runs one sample procurement whose conversation appears in this terminal. */
export async function runSampleProcurement(
  demoScript: string,
  parley: Parley,
  stopped: Promise<void>,
): Promise<void> {
  const demo = spawn(process.execPath, [demoScript, '--sample'], {
    env: parley.env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(demo, 'exit');
  await Promise.race([ended, stopped]);
  if (demo.exitCode === null && demo.signalCode === null) demo.kill('SIGTERM');
  await ended;
}
