import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCatalogueCsv } from '#memory/import/catalogue.ts';
import { CATALOGUE_COLUMNS } from '#memory/import/catalogue-row.ts';
import { importSampleData, isEmpty } from '#memory/import/sample-data.ts';
import { importScms } from '#memory/import/scms.ts';
import { SCMS_COLUMNS } from '#memory/import/scms-row.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { SUPPLIER_COLUMNS } from '#memory/import/supplier-row.ts';
import { findItems } from '#memory/items.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { getSupplier, listSuppliers } from '#memory/suppliers.ts';
import { aBrief, aTenantId, testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
const directory = createSupplierDirectory(database);
afterAll(() => database.close());

const csv = (columns: readonly string[], rows: Record<string, string>[]) =>
  [columns.join(','), ...rows.map((row) => columns.map((it) => row[it] ?? '').join(','))].join(
    '\n',
  );
const suppliersCsv = (rows: Record<string, string>[]) => csv(SUPPLIER_COLUMNS, rows);
const acme = { supplier_id: 'acme', legal_name: 'Acme', status: 'active' };
const lathe = {
  supplier_id: 'acme',
  item_id: 'L1',
  description: 'CNC lathe',
  classification_scheme: 'CPV',
  classification_id: '42621100-6',
  unit_code: 'C62',
  unit_price: '100.50',
  currency: 'USD',
  lead_time_days: '30',
};

describe('an import', () => {
  it('takes all rows or none', async () => {
    const tenantId = aTenantId();
    const file = suppliersCsv([
      acme,
      { ...acme, supplier_id: 'bad one' },
      { ...acme, country: 'x' },
    ]);
    await expect(importSuppliersCsv(database, tenantId, file)).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      issues: [{ path: 'rows.3.supplier_id' }, { path: 'rows.4.country' }],
    });
    expect(await isEmpty(database, tenantId)).toBe(true);
  });

  it('takes the good rows and reports the others when told to skip bad ones', async () => {
    const tenantId = aTenantId();
    const file = suppliersCsv([acme, { ...acme, supplier_id: 'bad one' }, acme]);
    const report = await importSuppliersCsv(database, tenantId, file, { skipBadRows: true });
    expect(report).toMatchObject({
      accepted: 1,
      unchanged: 0,
      rejected: [
        { row: 3, column: 'supplier_id' },
        { row: 4, column: 'supplier_id', reason: 'is row 2 again' },
      ],
    });
    expect(await getSupplier(database, tenantId, 'acme')).not.toBeNull();
  });

  it('counts as unchanged what was known, and takes over what differs', async () => {
    const tenantId = aTenantId();
    const certified = { ...acme, certificates: 'ISO 9001|Q1|2030-01-01;CE|C1|' };
    await importSuppliersCsv(database, tenantId, suppliersCsv([certified]));
    const again = await importSuppliersCsv(database, tenantId, suppliersCsv([certified]));
    expect(again).toMatchObject({ accepted: 1, unchanged: 1 });
    const renewed = { ...acme, certificates: 'ISO 9001|Q1|2031-01-01' };
    const changed = await importSuppliersCsv(database, tenantId, suppliersCsv([renewed]));
    expect(changed).toMatchObject({ accepted: 1, unchanged: 0 });
    expect((await getSupplier(database, tenantId, 'acme'))?.certificates).toEqual([
      { name: 'ISO 9001', number: 'Q1', validFrom: null, validTo: '2031-01-01' },
    ]);
  });

  it.each([
    ['wrong columns', 'supplier,name\nacme,Acme\n', 'IMPORT_COLUMNS_WRONG'],
    ['another encoding', Buffer.from('\xff\xfea\0', 'latin1'), 'IMPORT_ENCODING_WRONG'],
    ['no rows', suppliersCsv([]), 'IMPORT_EMPTY'],
  ])('of a file with %s is refused', async (_name, file, code) => {
    const tenantId = aTenantId();
    await expect(importSuppliersCsv(database, tenantId, file)).rejects.toMatchObject({ code });
    await expect(importScms(database, tenantId, file)).rejects.toMatchObject({
      code: code === 'IMPORT_EMPTY' ? 'IMPORT_COLUMNS_WRONG' : code,
    });
    expect(await isEmpty(database, tenantId)).toBe(true);
  });

  it('of a catalogue names suppliers that are unknown and items that contradict', async () => {
    const tenantId = aTenantId();
    await importSuppliersCsv(
      database,
      tenantId,
      suppliersCsv([acme, { ...acme, supplier_id: 'b' }]),
    );
    const file = csv(CATALOGUE_COLUMNS, [
      lathe,
      { ...lathe, supplier_id: 'nobody' },
      { ...lathe, supplier_id: 'b', unit_code: 'SET' },
      lathe,
    ]);
    const report = await importCatalogueCsv(database, tenantId, file, { skipBadRows: true });
    expect(report.accepted).toBe(1);
    expect(report.rejected.map((it) => [it.row, it.column])).toEqual([
      [3, 'supplier_id'],
      [4, 'item_id'],
      [5, 'item_id'],
    ]);
  });

  it('of SCMS orders in any order of files keeps the latest price', async () => {
    const tenantId = aTenantId();
    const order = (id: string, on: string, price: string) => ({
      ID: id,
      Vendor: 'Vendor A',
      'Item Description': 'Item X',
      'Line Item Quantity': '10',
      'Pack Price': price,
      'PO Sent to Vendor Date': on,
      'Scheduled Delivery Date': '02-Jun-12',
      'Product Group': 'ARV',
    });
    const newer = csv(SCMS_COLUMNS, [order('2', '3/19/11', '4.50')]);
    const older = csv(SCMS_COLUMNS, [order('1', '3/19/10', '6.20')]);
    await importScms(database, tenantId, newer);
    await importScms(database, tenantId, older);
    const supplier = await getSupplier(database, tenantId, 'vendor-a');
    expect(supplier?.catalogue).toMatchObject([{ itemId: 'item-x', unitPriceMinor: 450 }]);
  });
});

describe('the sample data', () => {
  const tenantId = aTenantId();
  const requisition = (changes: object) => {
    const brief = aBrief(tenantId).requisition;
    const line = { ...brief.lines[0], ...changes } as (typeof brief.lines)[number];
    return { ...brief, lines: [line] };
  };
  beforeAll(async () => {
    expect(await isEmpty(database, tenantId)).toBe(true);
    await importSampleData(database, undefined, tenantId);
  });

  it('changes nothing when it is imported again', async () => {
    const again = await importSampleData(database, undefined, tenantId);
    expect(again.map((it) => it.accepted - it.unchanged)).toEqual([0, 0, 0, 0]);
    expect(await isEmpty(database, tenantId)).toBe(false);
  });

  it('finds suppliers by item, with what compliance and ranking need', async () => {
    const matches = await directory.matches(requisition({}));
    expect(matches.length).toBeGreaterThanOrEqual(8);
    expect(matches.find((it) => it.supplierId === 'techparts-global')).toMatchObject({
      supplierName: 'TechParts Global',
      status: 'active',
      clearance: null,
      entries: [{ lineNo: 1, itemId: 'EQ-CELL-COMPACT', currency: 'USD' }],
    });
    const [facts] = await directory.facts(tenantId, ['techparts-global']);
    expect(facts?.financials?.totalAssetsMinor).toBeGreaterThan(0);
    expect(facts?.deliveries.count).toBeGreaterThan(10);
  });

  it('finds suppliers by words, and by words within a category', async () => {
    const words = { itemId: null, description: 'manufacturing equipment' };
    const found = await directory.matches(requisition(words));
    expect(found.map((it) => it.supplierId)).toEqual(
      expect.arrayContaining(['techparts-global', 'eco-materials', 'precision-engineering']),
    );
    const category = (id: string) =>
      requisition({ ...words, classification: { scheme: 'CPV', id } });
    expect((await directory.matches(category('42600000-2'))).length).toBe(found.length);
    expect(await directory.matches(category('33600000-6'))).toEqual([]);
  });

  it('finds one supplier for the sole-supplier item and none for nonsense', async () => {
    expect(await directory.matches(requisition({ itemId: 'EQ-CNC-5AX630' }))).toHaveLength(1);
    expect(await directory.matches(requisition({ itemId: 'EQ-UNHEARD-OF' }))).toEqual([]);
  });

  it('knows past prices of medicines and none of machines', async () => {
    const itemId = 'nevirapine-200mg-tablets-60-tabs';
    const [price] = await directory.pastPrices(requisition({ itemId, unitCode: 'PK' }));
    expect(price?.pricesCount).toBeGreaterThan(20);
    expect(price?.medianUnitPriceMinor).toBeGreaterThan(0);
    expect(await directory.pastPrices(requisition({}))).toEqual([]);
  });

  it('offers only in the currency that is asked for', async () => {
    const euro = { ...requisition({ itemId: 'EQ-CNC-LATHE8' }), currency: 'EUR' };
    const matches = await directory.matches(euro);
    expect(matches.flatMap((it) => it.entries.map((entry) => entry.currency))).toEqual(['EUR']);
  });

  it('lists suppliers page by page and by what they are', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await listSuppliers(database, tenantId, {}, { after, limit: 50 });
      ids.push(...page.items.map((it) => it.supplierId));
      after = page.next;
    } while (after !== null);
    expect(new Set(ids).size).toBe(53 + 60);
    const blocked = { after: null, limit: 10 };
    const { items } = await listSuppliers(database, tenantId, { status: 'blocked' }, blocked);
    expect(items.map((it) => it.supplierId)).toEqual(['orion-surplus']);
  });

  it('makes items known that only the warehouse of the programme had', async () => {
    const file = readFileSync(
      new URL('../../data/scms-delivery-history-2006-2012.csv', import.meta.url),
      'utf8',
    );
    expect(file).toContain('SCMS from RDC');
    expect(await getSupplier(database, tenantId, 'scms-from-rdc')).toBeNull();
    const items = await database.inTenant(tenantId, (tx) => tx.item.findMany());
    expect(items).toHaveLength(34 + 161);
    const found = await findItems(
      database,
      tenantId,
      items.map((it) => it.itemId),
    );
    expect(found.some((it) => it.suppliersCount === 0)).toBe(true);
  });
});
