import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCaseLog } from '#memory/case-log.ts';
import { getCase, openCase } from '#memory/cases.ts';
import { openDatabase } from '#memory/database.ts';
import { ensureFirstKey, findKey } from '#memory/keys.ts';
import { hashOfMandate } from '#memory/mandates.ts';
import { migrate } from '#memory/migrate.ts';
import { aProposal } from '../support/case-builders.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { aBrief, aRecord, aTenantId, aTurn, anOpening } from '../support/memory-builders.ts';
import { aMandate } from '../support/talk-builders.ts';

const appRole = decodeURIComponent(new URL(engineOfTest().appUrl).username);
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
  await run(engineOfTest().ownerUrl, `create database ${name}`);
  made.push(name);
  const url = new URL(engineOfTest().ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const migrations = new URL('../../prisma/migrations/', import.meta.url);

/** A database as a release left it whose last migration was `last`. */
async function aDatabaseUpTo(last: string): Promise<string> {
  const ownerUrl = await anEmptyDatabase();
  const names = (await readdir(migrations)).filter((it) => /^\d{4}_/.test(it) && it <= last);
  await run(
    ownerUrl,
    `create table _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`,
  );
  for (const name of names.toSorted()) {
    const sql = await readFile(new URL(`${name}/migration.sql`, migrations), 'utf8');
    await run(ownerUrl, sql);
    const checksum = createHash('sha256').update(sql).digest('hex');
    await run(
      ownerUrl,
      `insert into _prisma_migrations values (
        '${randomUUID()}', '${checksum}', clock_timestamp(), '${name}', null, null,
        clock_timestamp(), 1)`,
    );
  }
  return ownerUrl;
}

const appDatabase = (ownerUrl: string) => {
  const { pathname } = new URL(ownerUrl);
  return openDatabase(Object.assign(new URL(engineOfTest().appUrl), { pathname }).href);
};

afterEach(async () => {
  for (const name of made.splice(0)) {
    // A vacuum that has just begun there may not be ended by us; it soon ends by itself.
    await vi.waitFor(() => run(engineOfTest().ownerUrl, `drop database ${name} with (force)`), {
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

  it('leaves the cases that are there as they are, and open ones go on', async () => {
    const ownerUrl = await aDatabaseUpTo('0008_real_suppliers');
    await run(ownerUrl, `grant all on all tables in schema public to "${appRole}"`);
    const database = appDatabase(ownerUrl);
    const tenantId = aTenantId();
    const mandate = aMandate();
    const [line] = aProposal().lines;
    if (line === undefined) throw new Error('the award has no line');
    const lines = [{ ...line, supplierId: mandate.supplierId }];
    const proposal = { ...aProposal(), lines, mandates: [mandate] };
    const award = aRecord({ kind: 'award', proposal, approvedBy: 'policy' });
    const opened = async () => {
      const brief = aBrief(tenantId);
      await openCase(database, anOpening(brief));
      return { tenantId, caseId: brief.requisition.caseId };
    };
    const [earlier, still] = [await opened(), await opened()];
    const log = createCaseLog(database);
    await log.append(aTurn(earlier, { records: [award] }));
    const { applied } = await migrate({ ownerUrl, appRole });
    expect(applied[0]).toBe('0009_mandates_and_talks');
    await log.append(aTurn(still, { records: [award] }));
    const awardOf = async ({ caseId }: typeof earlier) =>
      (await getCase(database, tenantId, caseId))?.award;
    const place = { lineNo: line.lineNo, supplierId: mandate.supplierId };
    expect(await awardOf(earlier)).toMatchObject({
      proposal,
      checkedUnder: [{ ...place, mandateHash: null }],
    });
    expect(await awardOf(still)).toMatchObject({
      proposal,
      checkedUnder: [{ ...place, mandateHash: hashOfMandate(mandate) }],
    });
    await database.close();
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
    const database = appDatabase(ownerUrl);
    const full = () => Promise.reject(new Error('the disk is full'));
    await expect(ensureFirstKey(database, full)).rejects.toThrow('the disk is full');
    const kept: string[] = [];
    const { key } = await ensureFirstKey(database, async (it) => void kept.push(it));
    expect(kept).toEqual([key]);
    expect(await findKey(database, kept[0] ?? '')).toMatchObject({ role: 'administrator' });
    await database.close();
  });
});
