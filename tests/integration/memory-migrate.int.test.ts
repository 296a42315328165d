import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { openDatabase } from '#memory/database.ts';
import { ensureFirstKey, findKey } from '#memory/keys.ts';
import { migrate } from '#memory/migrate.ts';

const appRole = decodeURIComponent(new URL(inject('appUrl')).username);
const made: string[] = [];

async function run<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database of its own; gives the owner's address. */
async function anEmptyDatabase(): Promise<string> {
  const name = `parley_${randomUUID().replaceAll('-', '')}`;
  await run(inject('ownerUrl'), `create database ${name}`);
  made.push(name);
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

afterEach(async () => {
  for (const name of made.splice(0)) {
    // A vacuum that has just begun there may not be ended by us; it soon ends by itself.
    await vi.waitFor(() => run(inject('ownerUrl'), `drop database ${name} with (force)`), {
      timeout: 20_000,
    });
  }
});

describe('a migration', () => {
  it('brings an empty database up to date, and a second run has nothing to do', async () => {
    const ownerUrl = await anEmptyDatabase();
    const first = await migrate({ ownerUrl, appRole });
    expect(first.applied).toContain('0001_first');
    expect(await migrate({ ownerUrl, appRole })).toEqual({ applied: [] });
  });

  it('is applied once when two start at the same moment', async () => {
    const ownerUrl = await anEmptyDatabase();
    const both = await Promise.all([
      migrate({ ownerUrl, appRole }),
      migrate({ ownerUrl, appRole }),
    ]);
    const applied = both.flatMap((it) => it.applied);
    expect(new Set(applied).size).toBe(applied.length);
  });

  it("leaves another program's database alone", async () => {
    const ownerUrl = await anEmptyDatabase();
    await run(ownerUrl, 'create table customers (id int)');
    await expect(migrate({ ownerUrl, appRole })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
      message: expect.stringContaining('customers') as string,
    });
    const tables = await run(ownerUrl, `select 1 from pg_tables where schemaname = 'public'`);
    expect(tables).toHaveLength(1);
  });

  it('leaves a database alone that another program keeps with Prisma', async () => {
    const ownerUrl = await anEmptyDatabase();
    await migrate({ ownerUrl, appRole });
    await run(ownerUrl, `update _prisma_migrations set migration_name = 'x_' || migration_name`);
    await expect(migrate({ ownerUrl, appRole })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
    });
  });

  it('is refused when its text was changed after it had been applied', async () => {
    const ownerUrl = await anEmptyDatabase();
    await migrate({ ownerUrl, appRole });
    await run(
      ownerUrl,
      `update _prisma_migrations set checksum = 'other'
      where migration_name = '0001_first'`,
    );
    await expect(migrate({ ownerUrl, appRole })).rejects.toMatchObject({
      code: 'DATABASE_FAILED',
      message: expect.stringContaining('0001_first') as string,
    });
  });

  it('says so when the database does not answer', async () => {
    const ownerUrl = 'postgresql://parley:x@127.0.0.1:1/parley';
    await expect(migrate({ ownerUrl, appRole })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
  });
});

describe('the first key of a database', () => {
  it('is not made when it cannot be kept, and the next start makes one', async () => {
    const ownerUrl = await anEmptyDatabase();
    await migrate({ ownerUrl, appRole });
    const { pathname } = new URL(ownerUrl);
    const database = openDatabase(Object.assign(new URL(inject('appUrl')), { pathname }).href);
    const full = () => Promise.reject(new Error('the disk is full'));
    await expect(ensureFirstKey(database, full)).rejects.toThrow('the disk is full');
    const kept: string[] = [];
    const { key } = await ensureFirstKey(database, async (it) => void kept.push(it));
    expect(kept).toEqual([key]);
    expect(await findKey(database, kept[0] ?? '')).toMatchObject({ role: 'administrator' });
    await database.close();
  });
});
