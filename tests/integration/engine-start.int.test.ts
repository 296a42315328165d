import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoints } from '#cli/start/endpoints.ts';
import { processIdentity } from '#engine/process-identity.ts';

const startScript = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));
const UP_WITHIN_MS = 120_000;
const BACK_WITHIN_MS = 60_000;

let dataDir: string;
let start: ChildProcess;
let said = '';

function runStart(...args: string[]): ChildProcess {
  const quietly = ['--no-demo', '--no-browser', '--data', dataDir, ...args];
  const env = { ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '', TEMPORAL_ADDRESS: '' };
  const child = spawn(process.execPath, [startScript, ...quietly], { env });
  said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return child;
}

async function up(): Promise<void> {
  const deadlineMs = Date.now() + UP_WITHIN_MS;
  while (!said.includes('Parley is ready')) {
    if (start.exitCode !== null || Date.now() > deadlineMs) throw new Error(said);
    await sleep(50);
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

const endpoints = () =>
  JSON.parse(readFileSync(join(dataDir, 'endpoints.json'), 'utf8')) as Endpoints;

const isReady = async () => {
  const answer = await fetch(`${endpoints().api}/readyz`).catch(() => null);
  return answer?.ok ?? false;
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-start-'));
  start = runStart();
  await up();
}, UP_WITHIN_MS);

afterAll(async () => {
  start.kill('SIGTERM');
  await ended(start);
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

describe('npm start', { timeout: UP_WITHIN_MS }, () => {
  it('serves the API, and writes where everything is', async () => {
    expect(await isReady()).toBe(true);
    for (const pid of Object.values(endpoints().pids)) {
      expect(processIdentity(pid ?? 0)).not.toBeNull();
    }
    expect(endpoints().database).toMatch(/^postgresql:\/\/parley_app@/);
  });

  it.each(['first', 'approver'])('shows the %s key once and keeps it from other users', (whose) => {
    const file = join(dataDir, `${whose}-api-key`);
    const key = readFileSync(file, 'utf8').trim();
    expect(said).toContain(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['api', 'worker', 'temporal', 'postgres'] as const)(
    'brings a killed %s back and writes down its new process',
    async (name) => {
      const pid = endpoints().pids[name] ?? 0;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => endpoints().pids[name], { timeout: BACK_WITHIN_MS }).not.toBe(pid);
      await expect.poll(isReady, { timeout: BACK_WITHIN_MS }).toBe(true);
    },
  );

  it('refuses a second start on the same folder and shows the running addresses', async () => {
    const before = said;
    const second = runStart();
    expect(await ended(second)).toBe(1);
    expect(said).toMatch(/DATA_DIR_IN_USE/);
    expect(said).toContain(endpoints().api);
    said = before;
    expect(await isReady()).toBe(true);
  });

  it('ends all that it started and nothing else', async () => {
    const { start: startPid, ...pids } = endpoints().pids;
    expect(startPid).toBe(start.pid);
    start.kill('SIGTERM');
    expect(await ended(start)).toBe(0);
    for (const pid of Object.values(pids)) expect(processIdentity(pid ?? 0)).toBeNull();
    expect(existsSync(join(dataDir, 'endpoints.json'))).toBe(false);
  });

  it('refuses a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    start = runStart('--port', String(port));
    expect(await ended(start)).toBe(1);
    expect(said).toMatch(/PORT_OCCUPIED: .*--port/);
    other.close();
  });

  it('starts again after it was killed itself, and shows no key', async () => {
    start = runStart();
    await up();
    const orphan = endpoints().pids.postgres ?? 0;
    start.kill('SIGKILL');
    await ended(start);
    start = runStart();
    await up();
    expect(processIdentity(orphan)).toBeNull();
    expect(said).not.toContain('shown once');
    expect(await isReady()).toBe(true);
  });
});
