import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '#engine/engine.ts';
import type { Engine } from '#engine/engine.ts';
import { searchAttributes } from '#platform/search-attributes.ts';

const BACK_WITHIN_MS = 20_000;

let dataDir: string;
let engine: Engine;
const said: string[] = [];

const start = () =>
  startEngine({ dataDir, env: engineEnvironment(), onProgress: (line) => said.push(line) });

// Whatever the machine's own servers are, this test starts its own; empty counts as not set.
const engineEnvironment = () => ({
  ...process.env,
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  TEMPORAL_ADDRESS: '',
  TEMPORAL_CONFIG_FILE: join(dataDir, 'no-profile.toml'),
});

const theDatabase = () => ({
  DATABASE_URL: engine.database.appUrl,
  DATABASE_OWNER_URL: engine.database.ownerUrl,
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-engine-'));
  engine = await start();
}, 600_000);

afterAll(async () => {
  await engine.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

async function query(url: string, sql: string): Promise<unknown[]> {
  const database = new Database({ connectionString: url });
  database.on('error', () => undefined);
  await database.connect();
  try {
    return (await database.query(sql)).rows as unknown[];
  } finally {
    await database.end();
  }
}

async function withTemporal<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: engine.temporal.address });
  try {
    return await use(new Client({ connection, namespace: engine.temporal.namespace }));
  } finally {
    await connection.close();
  }
}

const startWaiting = (workflowId: string) =>
  withTemporal((client) =>
    client.workflow.start('nobodyServesThis', {
      workflowId,
      taskQueue: 'nobody',
      typedSearchAttributes: [{ key: searchAttributes.tenant, value: 'acme' }],
    }),
  );

const statusOf = (workflowId: string) =>
  withTemporal(async (client) => {
    const workflow = await client.workflow.getHandle(workflowId).describe();
    return workflow.status.name;
  });

async function killedAndBack(of: () => number | null): Promise<void> {
  const pid = of();
  if (pid === null) throw new Error('it does not run');
  process.kill(pid, 'SIGKILL');
  await expect.poll(of, { timeout: BACK_WITHIN_MS }).not.toBe(pid);
}

describe('the embedded engine', { timeout: 30_000 }, () => {
  it('knows the search attributes of Parley', async () => {
    await startWaiting('attributes');
    expect(await statusOf('attributes')).toBe('RUNNING');
  });

  it('gives worker and API a role that owns nothing and that row-level security binds', async () => {
    const rows = await query(
      engine.database.appUrl,
      'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
    const create = query(engine.database.appUrl, 'CREATE TABLE mine (n int)');
    await expect(create).rejects.toThrow(/permission denied/);
  });

  it('makes commits durable', async () => {
    const rows = await query(engine.database.appUrl, "SELECT current_setting('fsync') AS fsync");
    expect(rows).toEqual([{ fsync: 'on' }]);
  });

  it('brings a killed Temporal back on the same address with its workflows', async () => {
    await startWaiting('survivor');
    await killedAndBack(() => engine.temporal.pid);
    await expect
      .poll(() => statusOf('survivor').catch(() => 'unreachable'), { timeout: BACK_WITHIN_MS })
      .toBe('RUNNING');
  });

  it('brings a killed PostgreSQL back on the same address with what was committed', async () => {
    const { ownerUrl } = engine.database;
    await query(ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS n');
    const busy = query(ownerUrl, 'SELECT pg_sleep(60)').catch(() => 'cut off');
    await killedAndBack(() => engine.database.pid);
    await expect
      .poll(() => query(ownerUrl, 'SELECT n FROM kept').catch(() => []), {
        timeout: BACK_WITHIN_MS,
      })
      .toEqual([{ n: 7 }]);
    expect(await busy).toBe('cut off');
  });

  it('lets nobody else start on the same folder', async () => {
    await expect(start()).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
  });

  it('starts again on the same addresses with the same state', async () => {
    const before = { temporal: engine.temporal.address, database: engine.database.ownerUrl };
    await engine.stop();
    engine = await start();
    expect({ temporal: engine.temporal.address, database: engine.database.ownerUrl }).toEqual(
      before,
    );
    expect(await query(engine.database.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(await statusOf('survivor')).toBe('RUNNING');
  });

  it('uses the servers that the environment names, and starts none', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'parley-given-'));
    const given = await startEngine({
      dataDir: elsewhere,
      env: {
        ...engineEnvironment(),
        TEMPORAL_ADDRESS: engine.temporal.address,
        ...theDatabase(),
      },
      onProgress: () => undefined,
    });
    expect(given.temporal).toMatchObject({ address: engine.temporal.address, pid: null });
    expect(given.database).toMatchObject({ appUrl: engine.database.appUrl, pid: null });
    await given.stop();
    await rm(elsewhere, { recursive: true, force: true });
    expect(await query(engine.database.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it.each([
    ['ENGINE_UNAVAILABLE', () => ({ TEMPORAL_ADDRESS: '127.0.0.1:1', ...theDatabase() })],
    ['DATABASE_UNAVAILABLE', () => ({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })],
    ['CONFIG_INVALID', () => ({ DATABASE_OWNER_URL: engine.database.ownerUrl })],
    ['CONFIG_INVALID', () => ({ PARLEY_POSTGRES_PORT: 'any' })],
  ])('reports %s without starting anything', async (code, named) => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'parley-unreachable-'));
    const env = { ...engineEnvironment(), ...named() };
    const failing = startEngine({ dataDir: elsewhere, env, onProgress: () => undefined });
    await expect(failing).rejects.toMatchObject({ code });
    expect((await readdir(elsewhere)).filter((name) => name !== 'processes.json')).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });
});
