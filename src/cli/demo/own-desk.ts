import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ParleyError } from '#contracts/errors.ts';
import type { DeskClient } from './desk-client.ts';
import { findDesk } from './desk-client.ts';

const startScript = fileURLToPath(new URL('../start.ts', import.meta.url));
const LOOK_MS = 300;

/**
 * Uses the Parley that runs in the folder, or starts one for this demo and stops it afterwards.
 * @throws ParleyError ENGINE_UNAVAILABLE when it does not come up; its own words are printed before
 */
export async function withDesk<T>(
  dataDir: string,
  say: (line: string) => void,
  use: (desk: DeskClient) => Promise<T>,
): Promise<T> {
  const running = await findDesk(dataDir);
  if (running !== null) return use(running);
  say('No Parley runs here; starting one for this demo.');
  const args = [startScript, '--no-demo', '--sample-data', '--no-browser', '--data', dataDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    return await use(await untilReady(dataDir, () => child.exitCode !== null));
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}

async function untilReady(dataDir: string, hasEnded: () => boolean): Promise<DeskClient> {
  for (;;) {
    const desk = await findDesk(dataDir);
    if (desk !== null) return desk;
    if (hasEnded())
      throw new ParleyError('ENGINE_UNAVAILABLE', 'Parley did not start; npm start shows why.');
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}
