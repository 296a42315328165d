import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseLog } from '#memory/case-log.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import {
  aTenantId,
  aTurn,
  anEnvelope,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';

const database = testDatabase();
afterAll(() => database.close());

/** Every table that has a tenant, as the database itself tells. */
async function tenantTables(): Promise<string[]> {
  const client = new pg.Client({ connectionString: engineOfTest().ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1`);
    return rows.map((it) => it.name);
  } finally {
    await client.end();
  }
}

describe('a tenant', () => {
  let theirs: { tenantId: string; caseId: string };
  beforeAll(async () => {
    theirs = await anOpenCase(database);
    await createCaseLog(database).append(aTurn(theirs, { envelopes: [anEnvelope(theirs)] }));
  });

  it('cannot read a row of another one in any table, even in plain SQL', async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      const rows = await database.inTenant(aTenantId(), (tx) =>
        tx.$queryRawUnsafe<unknown[]>(
          `select 1 from "${table}" where tenant_id = $1`,
          theirs.tenantId,
        ),
      );
      expect(rows, table).toEqual([]);
    }
  });

  it('cannot change or add a row of another one', async () => {
    const changed = await database.inTenant(
      aTenantId(),
      (tx) => tx.$executeRaw`
      update cases set title = 'mine' where case_id = ${theirs.caseId}`,
    );
    expect(changed).toBe(0);
    await expect(
      database.inTenant(
        aTenantId(),
        (tx) => tx.$executeRaw`
      insert into tenants (tenant_id) values (${aTenantId()})`,
      ),
    ).rejects.toThrow('row-level security');
  });

  it('is needed to see anything at all', async () => {
    expect(await database.client.$queryRaw`select 1 from cases`).toEqual([]);
  });

  it('is bound in every table, also for the owner of the tables', async () => {
    const client = new pg.Client({ connectionString: engineOfTest().ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname <> '_prisma_migrations' and not (relrowsecurity and relforcerowsecurity)`);
    await client.end();
    expect(rows).toEqual([]);
  });
});

describe("the application's role", () => {
  it.each([
    `update decisions set chosen = 'other'`,
    'delete from case_events',
    'delete from messages',
    `update messages set body = '{}'`,
    'update awards set total_minor = 1',
    'delete from cases',
    'select 1 from _prisma_migrations',
    'create table mine (id int)',
    'alter table cases disable row level security',
  ])('may not: %s', async (sql) => {
    await expect(database.inTenant(aTenantId(), (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
      /permission denied|must be owner/,
    );
  });
});
