import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupplierDetail, SupplierView } from '#memory/suppliers.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { dataFile, openCase, startApi } from '../support/running-api.ts';
import type { Answer, Caller, Problem, RunningApi } from '../support/running-api.ts';

type Report = { accepted: number; unchanged: number; rejected: object[] };
type Page = { items: SupplierView[]; nextCursor: string | null };

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

beforeAll(async () => {
  api = await startApi();
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const importCsv = <T = Report>(file: Buffer | string, query = ''): Promise<Answer<T>> =>
  buyer.send<T>(`/v1/suppliers/import${query}`, {
    method: 'POST',
    body: typeof file === 'string' ? file : new Uint8Array(file),
    headers: { 'Content-Type': 'text/csv' },
  });
const supplier = async (id: string) =>
  (await buyer.get<SupplierDetail>(`/v1/suppliers/${id}`)).body;

describe('an import over HTTP', () => {
  it('makes suppliers and their catalogue, with which a case can be opened', async () => {
    const before = await buyer.get<Page>('/v1/suppliers');
    expect(before.body).toEqual({ items: [], nextCursor: null });
    const suppliers = await importCsv(await dataFile('equipment-suppliers.csv'));
    expect(suppliers).toMatchObject({ status: 200, body: { unchanged: 0, rejected: [] } });
    expect(suppliers.body.accepted).toBeGreaterThanOrEqual(40);
    const catalogue = await importCsv(await dataFile('equipment-catalogue.csv'), '?kind=catalogue');
    expect(catalogue).toMatchObject({ status: 200, body: { unchanged: 0, rejected: [] } });
    expect(await openCase(buyer)).toMatch(/^\/v1\/procurements\//);
  });

  it('of the same file again changes nothing', async () => {
    const before = await supplier('techparts-global');
    for (const [name, query] of [
      ['equipment-suppliers.csv', ''],
      ['equipment-catalogue.csv', '?kind=catalogue'],
    ] as const) {
      const { body } = await importCsv(await dataFile(name), query);
      expect(body.unchanged).toBe(body.accepted);
    }
    expect(await supplier('techparts-global')).toEqual(before);
  });

  it('of a catalogue for suppliers whom nobody knows is refused as a whole, row by row', async () => {
    const file = (await dataFile('equipment-catalogue.csv')).toString('utf8');
    const foreign = file.replace(/^techparts-global,/gm, 'nobody-knows,');
    const { status, body } = await importCsv<Problem>(foreign, '?kind=catalogue');
    expect([status, body.code]).toEqual([422, 'IMPORT_REJECTED']);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(body.errors.every((it) => /^rows\.\d+\.supplier_id$/.test(it.path))).toBe(true);
  });

  it('takes a file as spreadsheets write it: byte order mark and CRLF', async () => {
    const text = (await dataFile('equipment-suppliers.csv')).toString('utf8');
    const { status, body } = await importCsv(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(status).toBe(200);
    expect(body.unchanged).toBe(body.accepted);
  });
});

describe('suppliers', () => {
  it('are shown with their papers and their catalogue', async () => {
    const found = await supplier('techparts-global');
    expect(found).toMatchObject({
      supplierName: 'TechParts Global',
      status: 'active',
      country: 'US',
    });
    expect(found.certificates.map((it) => it.name)).toContain('ISO 9001');
    const cell = found.catalogue.find((it) => it.itemId === 'EQ-CELL-COMPACT');
    expect(cell).toMatchObject({ unitPriceMinor: 6_553_000, currency: 'USD', leadTimeDays: 49 });
    expect(found.scorecard).toMatchObject({ deliveriesCount: 0, onTimeBp: null });
  });

  it('are listed page by page without gap or repetition', async () => {
    const whole = await buyer.get<Page>('/v1/suppliers?limit=200');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Answer<Page> = await buyer.get<Page>(`/v1/suppliers?limit=7${from}`);
      seen.push(...page.body.items.map((it) => it.supplierId));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(whole.body.items.map((it) => it.supplierId));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('are narrowed by words, country, status and category', async () => {
    const idsOf = async (query: string) =>
      (await buyer.get<Page>(`/v1/suppliers?limit=200&${query}`)).body.items;
    expect((await idsOf('text=techparts')).map((it) => it.supplierId)).toEqual([
      'techparts-global',
    ]);
    const german = await idsOf('country=DE');
    expect(german.length).toBeGreaterThan(0);
    expect(german.every((it) => it.country === 'DE')).toBe(true);
    const all = (await idsOf('')).length;
    const active = (await idsOf('status=active')).length;
    const others = [...(await idsOf('status=on_hold')), ...(await idsOf('status=blocked'))];
    expect(others.length).toBeGreaterThan(0);
    expect(active + others.length).toBe(all);
    const machines = await idsOf('category=4261');
    expect(machines.map((it) => it.supplierId)).toContain('techparts-global');
    expect(machines.length).toBeLessThan(all);
  });
});
