import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#engine/ports.ts';
import { findDesk } from '../../src/cli/demo/desk-client.ts';
import type { DeskClient } from '../../src/cli/demo/desk-client.ts';

const startScript = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));

export type Victim = 'worker' | 'api' | 'temporal' | 'postgres';

type Pids = Record<Victim | 'start', number | null>;

/** A Parley as a user starts it, in a folder of its own, with its processes in reach of a kill. */
export type RunningParley = ReachableParley & {
  dataDir: string;
  stop(): Promise<void>;
};

/** One that somebody else started and stops. */
export type ReachableParley = {
  desk: DeskClient;
  /** Where the API, and so the desk's pages, are served. */
  url: string;
  /** Keys of the first start: who administers, and another person who approves. */
  keys: { administrator: string; approver: string };
  /** Ends a process without a warning and waits until the start has brought up another one. */
  kill(victim: Victim): Promise<void>;
};

const LOOK_MS = 50;

/** @param settings environment beside the usual, such as how long a simulated supplier takes */
export async function startParley(settings: Record<string, string> = {}): Promise<RunningParley> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  const args = [startScript, '--no-demo', '--sample-data', '--no-browser', '--data', dataDir];
  const env = {
    ...process.env,
    PARLEY_SIMULATED_REPLY_MS: '150',
    PARLEY_LOG_LEVEL: 'warn',
    // Two that start at once would both find the usual one free.
    PARLEY_API_PORT: String(await freePort()),
    ...settings,
  };
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS']) {
    Reflect.deleteProperty(env, name);
  }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (it: Buffer) => words.push(it.toString()));
  const desk = await until(async () => {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${words.join('')}`);
    return findDesk(dataDir);
  });
  return { ...(await reachParley(dataDir, desk)), dataDir, stop: () => stop(child, dataDir) };
}

/** The Parley whose state is in a folder. */
export async function reachParley(dataDir: string, known?: DeskClient): Promise<ReachableParley> {
  const desk = known ?? (await findDesk(dataDir));
  if (desk === null) throw new Error(`no Parley runs in ${dataDir}`);
  const [url, administrator, approver] = await Promise.all([
    endpointOf(dataDir, 'api'),
    readFile(join(dataDir, 'first-api-key'), 'utf8'),
    readFile(join(dataDir, 'approver-api-key'), 'utf8'),
  ]);
  return {
    desk,
    url,
    keys: { administrator: administrator.trim(), approver: approver.trim() },
    kill: (victim) => killAndWait(dataDir, victim),
  };
}

async function killAndWait(dataDir: string, victim: Victim): Promise<void> {
  const before = (await pidsOf(dataDir))[victim];
  if (before === null) throw new Error(`${victim} has no process to kill`);
  process.kill(before, 'SIGKILL');
  await until(async () => {
    const now = (await pidsOf(dataDir))[victim];
    return now !== null && now !== before ? now : null;
  });
}

async function endpointOf(dataDir: string, name: 'api'): Promise<string> {
  const endpoints = JSON.parse(await readFile(join(dataDir, 'endpoints.json'), 'utf8')) as {
    [name: string]: string;
  };
  const url = endpoints[name];
  if (url === undefined) throw new Error(`endpoints.json tells no ${name}`);
  return url;
}

async function pidsOf(dataDir: string): Promise<Pids> {
  const { pids } = JSON.parse(await readFile(join(dataDir, 'endpoints.json'), 'utf8')) as {
    pids: Pids;
  };
  return pids;
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
}

/** Asks until there is an answer; the test's own time-out bounds it. */
export async function until<T>(question: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}
