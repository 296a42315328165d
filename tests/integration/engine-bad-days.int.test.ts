import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engineOfTest } from '../support/engine-of-test.ts';

const startScript = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-bad-day-'));
  // PostgreSQL may run under another account, which must get through to its files.
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm start` to its end. `env` goes over an environment that names no server. */
async function startAndFail(
  env: Record<string, string>,
  { nodeOptions = [] }: { nodeOptions?: string[] } = {},
): Promise<string> {
  const args = [...nodeOptions, startScript, '--no-demo', '--no-browser', '--data', dataDir];
  const nowhere = { DATABASE_URL: '', DATABASE_OWNER_URL: '', TEMPORAL_ADDRESS: '' };
  const child = spawn(process.execPath, args, { env: { ...process.env, ...nowhere, ...env } });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (it: Buffer) => words.push(it.toString()));
  await once(child, 'close');
  expect(child.exitCode, words.join('')).toBe(1);
  return words.join('');
}

/** Everything that was started has ended, and the folder is free for the next try. */
async function expectNothingLeft(): Promise<void> {
  const register = await readFile(join(dataDir, 'processes.json'), 'utf8').catch(() => '{}');
  expect(JSON.parse(register)).toEqual({});
  for (const name of ['parley.lock', 'endpoints.json', 'first-api-key'])
    expect(existsSync(join(dataDir, name)), name).toBe(false);
}

const withoutTemporal = (): string =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((it) => !existsSync(join(it, 'temporal')))
    .join(delimiter);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('npm start on a bad day', () => {
  it('without room on the disk says how much it needs and where else to go', async () => {
    const full = `import fs from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      fs.statfs = async () => ({ bavail: 3, bsize: 1048576 });
      syncBuiltinESMExports();`;
    const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(full)}`];
    const said = await startAndFail({}, { nodeOptions });
    expect(said).toMatch(/DATA_DIR_FULL: .* has 3 MB free and Parley needs 200 MB/);
    expect(said).toContain('npm start -- --data DIR');
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('with a file where its folder should be asks for another folder', async () => {
    await writeFile(dataDir, 'kept');
    expect(await startAndFail({})).toMatch(/DATA_DIR_UNWRITABLE: .*--data DIR/);
    expect(await readFile(dataDir, 'utf8')).toBe('kept');
  });

  it('with the port of its database taken names the port and who asked for it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const said = await startAndFail({ PARLEY_POSTGRES_PORT: String(port) });
    other.close();
    expect(said).toMatch(new RegExp(`PORT_OCCUPIED: .*${port} \\(PARLEY_POSTGRES_PORT\\)`));
    await expectNothingLeft();
  });

  it("pointed at another program's database leaves it as it is", async () => {
    const name = `foreign_${Date.now()}`;
    await query(engineOfTest().ownerUrl, `create database ${name}`);
    const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const ownerUrl = at(engineOfTest().ownerUrl);
    await query(ownerUrl, 'create table customers as select 7 as id');
    const said = await startAndFail({
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_URL: at(engineOfTest().appUrl),
      TEMPORAL_ADDRESS: engineOfTest().temporalAddress,
    });
    expect(said).toMatch(/DATABASE_FOREIGN: .*customers.* Point DATABASE_URL/);
    const tables = `select tablename from pg_tables where schemaname = 'public'`;
    expect(await query(ownerUrl, tables)).toEqual([{ tablename: 'customers' }]);
    expect(await query(ownerUrl, 'select id from customers')).toEqual([{ id: 7 }]);
    await expectNothingLeft();
    // A vacuum that has just begun there may not be ended by us; it soon ends by itself.
    await vi.waitFor(() => query(engineOfTest().ownerUrl, `drop database ${name} with (force)`), {
      timeout: 20_000,
    });
  });

  it('without any Temporal server says what each source lacks, and stops its database', async () => {
    const said = await startAndFail({
      PATH: withoutTemporal(),
      PARLEY_CACHE_DIR: join(folder, 'cache'),
      PARLEY_ENGINE_SOURCES: 'path,cache',
    });
    expect(said).toMatch(/ENGINE_NOT_FOUND: .*Set TEMPORAL_ADDRESS/);
    expect(said).toMatch(/on PATH: there is none. What to do: install the Temporal CLI/);
    await expectNothingLeft();
  });

  it('with a build of the engine that fails says why, and keeps nothing of it', async () => {
    const tools = join(folder, 'tools');
    await mkdir(tools);
    const go = '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "no module proxy" >&2\nexit 1\n';
    await writeFile(join(tools, 'go'), go, { mode: 0o755 });
    const said = await startAndFail({
      PATH: `${tools}${delimiter}${withoutTemporal()}`,
      PARLEY_CACHE_DIR: join(folder, 'cache'),
      PARLEY_ENGINE_SOURCES: 'go',
    });
    expect(said).toMatch(/go build failed: no module proxy. What to do: install Go/);
    expect(existsSync(join(folder, 'cache'))).toBe(false);
    await expectNothingLeft();
  });
});
