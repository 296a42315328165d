import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAuditWatch } from '#api/audit-watch.ts';
import { createDeskStore } from '#memory/desk-store.ts';
import { createLogger } from '#platform/logger.ts';
import { aTrail } from '../support/audit-trail.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { testDatabase } from '../support/memory-builders.ts';

const SOON = { afterMs: 500, everyMs: 60 * 60_000, pauseMs: 5 };
const database = testDatabase();
const owner = new pg.Client({ connectionString: engineOfTest().ownerUrl });
const logger = createLogger('api', { log: { level: 'fatal' } });
/** Tenants in the order in which their trails were verified, whoever did it. */
const verified: string[] = [];
const store = createDeskStore(database);
const watched = {
  ...store,
  async verifyAudit(...wish: Parameters<typeof store.verifyAudit>) {
    verified.push(wish[0]);
    return store.verifyAudit(...wish);
  },
};

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await database.close();
});

/** As somebody who owns the tables and has the triggers out of the way. */
async function tamper(tenantId: string): Promise<void> {
  await owner.query('begin');
  await owner.query(`select set_config('parley.tenant_id', $1, true)`, [tenantId]);
  await owner.query('alter table decisions disable trigger user');
  await owner.query(`update decisions set chosen = 'other' where tenant_id = $1`, [tenantId]);
  await owner.query('alter table decisions enable trigger user');
  await owner.query('commit');
}

const alertsOf = async (tenantId: string) =>
  (await store.listAlerts(tenantId, {}, { cursor: null, limit: 10 })).items;

describe('audit trails', () => {
  it('are verified without anybody asking, and one that was tampered with is told', async () => {
    const [whole, broken] = [await aTrail(database), await aTrail(database)];
    await tamper(broken.tenantId);
    const watch = startAuditWatch({ store: watched, logger }, SOON);
    await expect
      .poll(() => alertsOf(broken.tenantId), { timeout: 60_000 })
      .toMatchObject([{ rule: 'audit_chain_broken', severity: 'critical', status: 'open' }]);
    await expect.poll(() => verified, { timeout: 60_000 }).toContain(whole.tenantId);
    await watch.stop();
    expect(await alertsOf(whole.tenantId)).toEqual([]);
  });

  it('are verified once, although several processes look after them', async () => {
    const tenantIds = [];
    for (let n = 0; n < 5; n += 1) tenantIds.push((await aTrail(database)).tenantId);
    const watches = [1, 2, 3].map(() => startAuditWatch({ store: watched, logger }, SOON));
    await expect
      .poll(() => verified, { timeout: 60_000 })
      .toEqual(expect.arrayContaining(tenantIds));
    await Promise.all(watches.map((it) => it.stop()));
    const counts = tenantIds.map((id) => verified.filter((it) => it === id).length);
    expect(counts).toEqual([1, 1, 1, 1, 1]);
  });

  it('wait after a start', async () => {
    const { tenantId } = await aTrail(database);
    const watch = startAuditWatch({ store: watched, logger }, { ...SOON, afterMs: 60_000 });
    await watch.stop();
    expect(verified).not.toContain(tenantId);
  });
});
