import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#memory/database.ts';
import { importOutcomesCsv } from '#memory/import/outcomes.ts';
import { importSampleData } from '#memory/import/sample-data.ts';
import { crowdedDays } from '#domain/compliance/scorecard/crowded-days.ts';
import { foldAll, foldLearning } from '#memory/learning/fold.ts';
import { forgetSupplier } from '#memory/learning/forget-supplier.ts';
import { rebuildLearning } from '#memory/learning/rebuild.ts';
import { tenantsToLearn } from '#memory/learning/tenants-to-learn.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { learntBy, sumOf } from '../support/learnt-cells.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
afterAll(() => database.close());

/** Ends as a killed process would: everything was done, and nothing is kept. */
const killedBeforeCommit = (db: Database): Database => ({
  ...db,
  inTenant: (tenantId, use, timeoutMs) =>
    db.inTenant(
      tenantId,
      async (tx) => {
        await use(tx);
        throw new Error('killed');
      },
      timeoutMs,
    ),
});

describe('the sample data', () => {
  const tenantId = aTenantId();
  const learnt = learntBy(database, tenantId);
  beforeAll(async () => {
    await importSampleData(database, undefined, tenantId);
  });

  it('waits to be observed, and a fold that is cut off changes nothing', async () => {
    expect(await tenantsToLearn(database, 1_000)).toContain(tenantId);
    const limits = { entriesMax: 300, waits: true };
    await expect(foldLearning(killedBeforeCommit(database), tenantId, limits)).rejects.toThrow(
      'killed',
    );
    expect(await learnt.observations()).toEqual([]);
    expect(await learnt.allCells()).toEqual([]);
  });

  it('is counted as if at once when two folds run at a time and one in between is cut off', async () => {
    const limits = { entriesMax: 1_500, waits: true };
    await Promise.all([
      foldLearning(database, tenantId, limits),
      foldLearning(database, tenantId, limits),
    ]);
    await foldLearning(killedBeforeCommit(database), tenantId, limits).catch(() => undefined);
    await foldAll(database, tenantId);
    expect(await learnt.differing()).toEqual([]);
    const { size } = sumOf(await learnt.allCells(), 'late');
    expect(size).toBeGreaterThan(2_500);
  });

  it('knows orders, lanes and categories', async () => {
    const found = await learnt.cells({ level: 'category_lane', key: 'CPV 3360 ZA/Truck' });
    expect(sumOf(found, 'late').size).toBeGreaterThan(10);
    const [line] = await learnt.observations('delivery');
    expect(line?.body).toMatchObject({ orderId: expect.any(String) });
  });

  it('teaches nothing more when it is imported again, or counted again', async () => {
    const before = await learnt.allCells();
    await importSampleData(database, undefined, tenantId);
    expect(await foldAll(database, tenantId)).toBe(0);
    expect(await rebuildLearning(database, tenantId, { check: false })).toMatchObject({
      addedCount: 0,
      differing: [],
    });
    expect(await learnt.allCells()).toEqual(before);
  });

  it('is put right where a cell is not as the observations say', async () => {
    const before = await learnt.allCells();
    await database.inTenant(tenantId, async (tx) => {
      await tx.$executeRaw`update learning_cells set sum_milli = sum_milli + 1
        where tenant_id = ${tenantId} and level = 'all' and measure = 'late'`;
      await tx.$executeRaw`delete from learning_cells
        where tenant_id = ${tenantId} and level = 'all' and measure = 'rejected'`;
    });
    expect((await learnt.differing()).length).toBeGreaterThan(10);
    await rebuildLearning(database, tenantId, { check: false });
    expect(await learnt.allCells()).toEqual(before);
  });

  it('gives the same whatever its order', async () => {
    const others = [aTenantId(), aTenantId()];
    for (const [index, other] of others.entries()) {
      await importSampleData(database, undefined, other);
      if (index === 1) await turnQueue(other);
      let isMore = true;
      while (isMore) {
        const fold = await foldLearning(database, other, {
          entriesMax: index === 0 ? 997 : 2_000,
          waits: true,
        });
        ({ isMore } = fold);
      }
    }
    const [one, two] = await Promise.all(others.map((it) => learntBy(database, it).allCells()));
    expect(two).toEqual(one);
    expect(one).toEqual(await learnt.allCells());
  });

  it('of a supplier is forgotten on request, with what was counted of it, and stays so', async () => {
    const supplierId = 'techparts-global';
    const wanted = { level: 'supplier' as const, key: supplierId };
    const other = { level: 'supplier' as const, key: 'eco-materials' };
    const others = sumOf(await learnt.cells(other), 'late');
    const forgotten = await forgetSupplier(database, tenantId, supplierId, 'asked for it');
    expect(forgotten?.observationsCount).toBeGreaterThan(10);
    expect(await learnt.cells(wanted)).toEqual([]);
    expect(sumOf(await learnt.cells(other), 'late')).toEqual(others);
    await rebuildLearning(database, tenantId, { check: false });
    expect(await learnt.cells(wanted)).toEqual([]);
    expect(await learnt.differing()).toEqual([]);
    const events = await database.inTenant(
      tenantId,
      (tx) =>
        tx.$queryRaw<{ action: string }[]>`select action from audit_events
        where tenant_id = ${tenantId} and subject = 'learning_forgotten'`,
    );
    expect(events).toEqual([{ action: 'supplier.forgotten' }]);
  });

  it('is not forgotten for a supplier that nobody knows', async () => {
    expect(await forgetSupplier(database, tenantId, 'nobody', 'asked')).toBeNull();
  });
});

/** Turns what waits round: last written, first observed. */
async function turnQueue(tenantId: string): Promise<void> {
  await database.inTenant(tenantId, async (tx) => {
    await tx.$executeRaw`
      with taken as (delete from learning_queue where tenant_id = ${tenantId} returning *)
      insert into learning_queue (tenant_id, what, ref, body)
      select tenant_id, what, ref, body from taken order by queue_no desc`;
  });
}

describe("one supplier's thousand perfect deliveries of a day", () => {
  const tenantId = aTenantId();
  const learnt = learntBy(database, tenantId);
  const supplierId = 'techparts-global';
  const row = (no: number, day: string, promised: string) =>
    `PO-F${no},1,${supplierId},EQ-CTRL-PLC,${day},1,,${promised},`;
  const header =
    'po_no,line_no,supplier_id,item_id,received_on,received_qty,rejected_qty,promised_on,notes';

  it('count as five, and are named', async () => {
    await importSampleData(database, undefined, tenantId);
    await foldAll(database, tenantId);
    const before = await learnt.cells({ level: 'supplier', key: supplierId });
    const flood = Array.from({ length: 1_000 }, (_, no) => row(no, '2026-01-15', '2026-01-20'));
    await importOutcomesCsv(database, tenantId, [header, ...flood].join('\n'));
    await foldAll(database, tenantId);
    const after = await learnt.cells({ level: 'supplier', key: supplierId });
    expect(sumOf(after, 'late').count - sumOf(before, 'late').count).toBe(5_000);
    const own = await learnt.observations('delivery', supplierId);
    const lines = own.map(({ bucket, body }) => ({
      bucket,
      orderId: (body as { orderId: string }).orderId,
    }));
    expect(crowdedDays(lines)).toEqual({ daysCount: 1, linesCount: 1_000 });
  });

  it('cannot be told of an order line that is known as of another item', async () => {
    const other = row(1, '2026-01-15', '2026-01-20').replace('EQ-CTRL-PLC', 'EQ-CTRL-SENSOR');
    await expect(
      importOutcomesCsv(database, tenantId, [header, other].join('\n')),
    ).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      issues: [{ message: expect.stringContaining('known as one of item "EQ-CTRL-PLC"') }],
    });
  });
});

describe('an observation', () => {
  it.each(["update observations set body = '{}'", 'delete from observations'])(
    'may neither be changed by the application nor by who owns the table: %s',
    async (sql) => {
      await expect(
        database.inTenant(aTenantId(), (tx) => tx.$executeRawUnsafe(sql)),
      ).rejects.toThrow('permission denied');
      const owner = new pg.Client({ connectionString: engineOfTest().ownerUrl });
      await owner.connect();
      await expect(owner.query(sql)).rejects.toThrow('append-only');
      await owner.end();
    },
  );
});
