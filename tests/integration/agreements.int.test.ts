import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '#contracts/sourcing-facts.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { importAgreementsCsv } from '#memory/import/agreements.ts';
import { AGREEMENT_COLUMNS } from '#memory/import/agreement-row.ts';
import { createSourcingMemory } from '#memory/sourcing-memory.ts';
import { aProposal } from '../support/case-builders.ts';
import {
  aBrief,
  anOpenCase,
  aRecord,
  aTenantId,
  aTurn,
  testDatabase,
} from '../support/memory-builders.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import { startApi, stockCatalogue } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

const row = {
  agreement_id: 'FA-1',
  title: 'Machining cells',
  supplier_id: 'techparts-global',
  item_id: 'EQ-CELL-COMPACT',
  unit_price: '60000.00',
  currency: 'USD',
  valid_from: '2020-01-01',
  valid_to: '2090-12-31',
  quantity_max: '3',
};
const file = (...rows: Record<string, string>[]) =>
  [AGREEMENT_COLUMNS, ...rows.map((it) => AGREEMENT_COLUMNS.map((name) => it[name] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n');
const listed = async (query = '') =>
  (await buyer.get<{ items: Agreement[] }>(`/v1/agreements${query}`)).body.items;

/** An award of so many cells to the holder of the agreement, at a price in minor units. */
async function award(quantity: number, unitPriceMinor = 6_000_000): Promise<void> {
  const at = await anOpenCase(database, tenantId);
  const proposal = aProposal({ quantity, unitPriceMinor, supplierId: 'techparts-global' });
  const lines = proposal.lines.map((it) => ({ ...it, itemId: 'EQ-CELL-COMPACT' }));
  const record = { kind: 'award' as const, proposal: { ...proposal, lines }, approvedBy: 'test' };
  await createCaseLog(database).append(aTurn(at, { records: [aRecord(record)] }));
}

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

describe('a file of agreements', () => {
  it.each([
    [
      'that ends before it begins',
      { valid_from: '2027-01-01', valid_to: '2026-01-01' },
      'valid_to',
    ],
    ['of a supplier nobody knows', { supplier_id: 'nobody' }, 'supplier_id'],
    ['of an item nobody knows', { item_id: 'NOTHING' }, 'item_id'],
    ['of an item that the supplier does not have', { item_id: 'EQ-CNC-5AX630' }, 'item_id'],
    ['with a negative quantity', { quantity_max: '-5' }, 'quantity_max'],
    ['without a price', { unit_price: '' }, 'unit_price'],
    ['with a negative price', { unit_price: '-1.00' }, 'unit_price'],
    ['in no currency', { currency: 'dollars' }, 'currency'],
    ['with a day that does not exist', { valid_to: '2026-02-30' }, 'valid_to'],
    ['under an unknown incoterm', { incoterm: 'XYZ' }, 'incoterm'],
  ])('is refused with one %s, naming the cell', async (_name, changes, column) => {
    const spoilt = file(row, { ...row, agreement_id: 'FA-2', ...changes });
    await expect(importAgreementsCsv(database, tenantId, spoilt)).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      issues: [{ path: `rows.3.${column}` }],
    });
    expect(await listed()).toEqual([]);
  });

  it('is refused with the same item of an agreement twice, or a second supplier', async () => {
    const twice = file(row, { ...row, unit_price: '1.00' });
    await expect(importAgreementsCsv(database, tenantId, twice)).rejects.toMatchObject({
      issues: [{ path: 'rows.3.item_id' }],
    });
  });
});

describe('an open agreement', () => {
  beforeAll(async () => {
    await importAgreementsCsv(database, tenantId, file(row));
  });

  it('is listed, and importing it again changes nothing', async () => {
    expect(await listed()).toMatchObject([
      { agreementId: 'FA-1', unitPriceMinor: 6_000_000, quantityMax: 3, quantityCalled: 0 },
    ]);
    const again = await importAgreementsCsv(database, tenantId, file(row));
    expect(again).toMatchObject({ accepted: 1, unchanged: 1 });
    expect(await listed('?openOn=2019-12-31')).toEqual([]);
    expect(await listed('?itemId=EQ-CELL-COMPACT&supplierId=techparts-global')).toHaveLength(1);
  });

  it('is known to a search of its item, and to nobody else', async () => {
    const recall = createSourcingMemory(database).recall;
    const known = await recall(aBrief(tenantId).requisition);
    expect(known.facts.agreements).toMatchObject([{ agreementId: 'FA-1' }]);
    const foreign = await recall(aBrief(aTenantId()).requisition);
    expect(foreign.facts.agreements).toEqual([]);
    const stranger = await api.caller(database, aTenantId(), 'buyer');
    expect((await stranger.get<{ items: [] }>('/v1/agreements')).body.items).toEqual([]);
  });

  it('is called by awards at its price or below, and never beyond its quantity', async () => {
    await award(2);
    expect((await listed())[0]?.quantityCalled).toBe(2);
    await award(2);
    expect((await listed())[0]?.quantityCalled).toBe(2);
    await award(1, 6_000_001);
    expect((await listed())[0]?.quantityCalled).toBe(2);
    await Promise.all([award(1, 5_900_000), award(1), award(1)]);
    expect((await listed())[0]?.quantityCalled).toBe(3);
  });

  it('whose award made its supplier an incumbent, except in repeatable cases', async () => {
    const { requisition } = aBrief(tenantId);
    const incumbents = async (repeatable: boolean) =>
      (await createSourcingMemory(database).recall({ ...requisition, repeatable })).facts
        .incumbents;
    expect(await incumbents(false)).toContainEqual(
      expect.objectContaining({ lineNo: 1, supplierId: 'techparts-global' }),
    );
    const imported = await incumbents(true);
    expect(imported.every((it) => it.timesCount < 7)).toBe(true);
  });

  it('is paged', async () => {
    await importAgreementsCsv(
      database,
      tenantId,
      file(
        { ...row, agreement_id: 'FA-2' },
        { ...row, agreement_id: 'FA-3', valid_to: '2091-01-01' },
      ),
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/v1/agreements?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await buyer.get<{ items: Agreement[]; nextCursor: string | null }>(path);
      seen.push(...body.items.map((it) => it.agreementId));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(['FA-3', 'FA-1', 'FA-2']);
  });
});
