import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Requisition } from '#contracts/procurement.ts';
import { importCatalogueCsv } from '#memory/import/catalogue.ts';
import { importSubstitutesCsv } from '#memory/import/substitutes.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { importUnspscCsv } from '#memory/import/unspsc.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { SUPPLIER_COLUMNS } from '#memory/import/supplier-row.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { aBrief, aTenantId, testDatabase } from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';

type Hit = {
  itemId: string;
  supplierId: string;
  substituteFor: string | null;
  matchBp: number;
  certificates: string[];
};
type Page = {
  items: Hit[];
  nextCursor: string | null;
  foundBy: string;
  corrections: { asked: string; taken: string }[];
};

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

const suppliersCsv = [
  SUPPLIER_COLUMNS.join(','),
  ...[
    ['nord', 'DE', 'ISO 9001|A|2031-01-01'],
    ['sur', 'MX', 'ISO 9001|B|2020-01-01'],
    ['alp', 'CH', ''],
  ].map(([id, country, certificates]) =>
    SUPPLIER_COLUMNS.map((it) =>
      it === 'supplier_id' || it === 'legal_name'
        ? id
        : it === 'country'
          ? country
          : it === 'certificates'
            ? certificates
            : it === 'status'
              ? 'active'
              : '',
    ).join(','),
  ),
].join('\n');

const catalogueCsv = [
  'supplier_id,item_id,description,classification_scheme,classification_id,unit_code,part_number,' +
    'unit_price,currency,moq,lead_time_days,capacity_units,warranty_months,incoterm,features,valid_from',
  'nord,BRG-1,Deep groove ball bearing 20 x 47 mm,CPV,44440000-6,C62,SKF 6204-2RSH,4.50,EUR,10,5,500,12,DAP,sealed,',
  'sur,BRG-1,Deep groove ball bearing 20 x 47 mm,CPV,44440000-6,C62,SKF 6204-2RSH,3.90,EUR,100,30,,12,DAP,,',
  'alp,BRG-2,Ceramic ball bearing 20 x 47 mm,CPV,44440000-6,C62,NSK 6204-VV,9.00,EUR,1,9,50,24,DAP,,',
  'nord,PMP-1,"Centrifugal pump, stainless steel, 50 m3/h",CPV,42122000-0,C62,,880.00,EUR,1,20,5,24,DAP,,',
  'nord,GRS-1,Bearing grease in tubes,CPV,24950000-8,PK,,12.00,EUR,1,3,,0,DAP,,',
].join('\n');

beforeAll(async () => {
  api = await startApi();
  await importSuppliersCsv(database, tenantId, suppliersCsv);
  await importCatalogueCsv(database, tenantId, catalogueCsv);
  await importSubstitutesCsv(
    database,
    tenantId,
    'item_id,substitute_item_id,note\nBRG-1,BRG-2,same size',
  );
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

async function search(query: Record<string, string>): Promise<Page> {
  const { status, body } = await buyer.get<Page>(
    `/v1/catalogue/search?${new URLSearchParams(query).toString()}`,
  );
  expect(status).toBe(200);
  return body;
}
const ownIds = (page: Page) => [
  ...new Set(page.items.filter((it) => it.substituteFor === null).map((it) => it.itemId)),
];

describe('the catalogue', () => {
  it.each([
    ['words in any order and form', { text: 'Bearings BALL grooves' }, 'words', ['BRG-1']],
    ['a misspelt word', { text: 'centrifugel pump' }, 'corrected_words', ['PMP-1']],
    [
      'words of which some are nowhere',
      { text: 'ceramic ball bearing unobtainium' },
      'some_words',
      ['BRG-2'],
    ],
    ['an item id', { text: 'PMP-1' }, 'item_id', ['PMP-1']],
    ['a part number without its separators', { text: 'skf62042rsh' }, 'part_number', ['BRG-1']],
    ['the beginning of a part number', { partNumber: 'NSK 62' }, 'part_number', ['BRG-2']],
    [
      'a part number with a wrong letter',
      { partNumber: 'SKF 6204-2RSK' },
      'similar_part_number',
      ['BRG-1'],
    ],
    ['a category', { category: '4412' }, 'filter', []],
    ['the beginning of a category', { category: '4444' }, 'filter', ['BRG-1', 'BRG-2']],
    ['a category with zeros that only fill up', { category: '42000000-6' }, 'filter', ['PMP-1']],
    ['words within a unit', { text: 'bearing', unitCode: 'PK' }, 'words', ['GRS-1']],
  ])('is found by %s', async (_how, query, foundBy, itemIds) => {
    const page = await search(query as Record<string, string>);
    expect(ownIds(page).toSorted()).toEqual(itemIds);
    if (itemIds.length > 0) expect(page.foundBy).toBe(foundBy);
  });

  it('says which word it took for another one', async () => {
    const { corrections } = await search({ text: 'ceramik bearing' });
    expect(corrections).toEqual([{ asked: 'ceramik', taken: 'ceram' }]);
  });

  it.each([
    ['region', { regions: 'EU' }, ['nord']],
    ['countries and regions together', { regions: 'USMCA', countries: 'CH' }, ['alp', 'sur']],
    ['certificates that hold today', { certificates: 'iso 9001' }, ['nord']],
    ['price', { currency: 'EUR', unitPriceMinorMin: '400', unitPriceMinorMax: '500' }, ['nord']],
    ['lead time', { leadTimeDaysMax: '6' }, ['nord']],
    ['minimum order', { minimumOrderQuantityMax: '9' }, ['alp']],
    ['capacity, unstated being enough', { capacityUnitsMin: '400' }, ['nord', 'sur']],
  ])('is narrowed by %s', async (_what, filter, supplierIds) => {
    const { items } = await search({
      category: '44440000-6',
      ...(filter as Record<string, string>),
    });
    expect(items.map((it) => it.supplierId).toSorted()).toEqual(supplierIds);
  });

  it('marks what only stands in, and leaves it out when asked to', async () => {
    const { items } = await search({ text: 'SKF 6204-2RSH' });
    expect(items.map(({ itemId, substituteFor }) => ({ itemId, substituteFor }))).toEqual([
      { itemId: 'BRG-1', substituteFor: null },
      { itemId: 'BRG-1', substituteFor: null },
      { itemId: 'BRG-2', substituteFor: 'BRG-1' },
    ]);
    const without = await search({ text: 'SKF 6204-2RSH', substitutes: 'false' });
    expect(without.items.map((it) => it.itemId)).toEqual(['BRG-1', 'BRG-1']);
  });

  it('is read page by page without a gap or a repetition', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await search({ text: 'bearing', limit: '1', ...(cursor && { cursor }) });
      seen.push(...page.items.map((it) => `${it.supplierId} ${it.itemId}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(['alp BRG-2', 'nord BRG-1', 'nord GRS-1', 'sur BRG-1']);
  });

  it('follows what becomes of its items and suppliers', async () => {
    const own = aTenantId();
    const there = await api.caller(database, own, 'buyer');
    const idsOf = async (query: string) =>
      (await there.get<Page>(`/v1/catalogue/search?${query}`)).body.items.map((it) => it.itemId);
    await importSuppliersCsv(database, own, suppliersCsv);
    await importCatalogueCsv(database, own, catalogueCsv);
    expect(await idsOf('text=pump&countries=DE')).toEqual(['PMP-1']);
    await importSuppliersCsv(database, own, suppliersCsv.replaceAll(',DE,', ',FR,'));
    expect(await idsOf('text=pump&countries=DE')).toEqual([]);
    expect(await idsOf('text=pump&countries=FR')).toEqual(['PMP-1']);
    await importCatalogueCsv(database, own, catalogueCsv.replace('Centrifugal pump', 'Impeller'));
    expect(await idsOf('text=impeller')).toEqual(['PMP-1']);
    expect(await idsOf('text=centrifugal')).toEqual([]);
  });

  it("holds nothing of another tenant's, also where words are corrected", async () => {
    const stranger = await api.caller(database, aTenantId(), 'buyer');
    for (const query of [
      'text=bearing',
      'text=bearink',
      'partNumber=SKF+6204-2RSK',
      'category=44',
    ]) {
      const { body } = await stranger.get<Page>(`/v1/catalogue/search?${query}`);
      expect(body).toMatchObject({ items: [], corrections: [] });
    }
  });

  it('cannot be written to through the views that it is searched by', async () => {
    for (const view of ['catalogue_search', 'catalogue_vocabulary', 'catalogue_part_numbers']) {
      const written = database.inTenant(tenantId, (tx) =>
        tx.$executeRawUnsafe(`insert into ${view} (tenant_id) values ('${aTenantId()}')`),
      );
      await expect(written, view).rejects.toThrow('permission denied');
    }
  });

  it('is searched by its index, as the role of the application', async () => {
    const client = new pg.Client({ connectionString: engineOfTest().appUrl });
    await client.connect();
    await client.query(`select set_config('parley.tenant_id', '${tenantId}', false)`);
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select * from catalogue_search
       where tenant_document(tenant_id, search) @@ '''${tenantId}/bear'''::tsquery`,
    );
    await client.end();
    expect(rows.map((it) => it['QUERY PLAN']).join('\n')).toContain('catalogue_entries_search');
  });
});

describe('a requisition', () => {
  async function entriesFor(line: Partial<Requisition['lines'][number]>) {
    const { requisition } = aBrief(tenantId);
    const [first] = requisition.lines;
    if (first === undefined) throw new Error('the brief has a line');
    const matches = await createSupplierDirectory(database).matches({
      ...requisition,
      currency: 'EUR',
      lines: [
        { ...first, itemId: 'BRG-1', ...line },
        { ...first, lineNo: 2, itemId: null, description: 'stainless pump' },
      ],
    });
    return matches
      .flatMap((it) => it.entries)
      .map(({ lineNo, itemId, substituteFor }) => ({ lineNo, itemId, substituteFor }));
  }

  it('is matched line by line, substitutes marked', async () => {
    const entries = await entriesFor({});
    expect(entries).toHaveLength(4);
    expect(entries).toContainEqual({ lineNo: 1, itemId: 'BRG-2', substituteFor: 'BRG-1' });
    expect(entries).toContainEqual({ lineNo: 2, itemId: 'PMP-1', substituteFor: null });
  });

  it('gets no substitutes where they are not allowed', async () => {
    const entries = await entriesFor({ substitutesAllowed: false });
    expect(entries.some((it) => it.itemId === 'BRG-2')).toBe(false);
  });
});

describe('a bad question', () => {
  it.each([
    ['a text without end', { text: 'pump '.repeat(2_000) }, 'text'],
    ['an unknown scheme', { scheme: 'HS', category: '42' }, 'scheme'],
    ['a category that is none', { category: 'pumps' }, 'category'],
    [
      'a least price above the highest',
      { currency: 'EUR', unitPriceMinorMin: '2', unitPriceMinorMax: '1' },
      'unitPriceMinorMax',
    ],
    ['a price without currency', { unitPriceMinorMax: '1' }, 'currency'],
    ['a byte that no text holds', { text: 'pump\0' }, 'text'],
    ['an unknown region', { regions: 'EU,MARS' }, 'regions.1'],
    ['a cursor that is none', { cursor: 'abc' }, 'cursor'],
    ['a number that is too large', { capacityUnitsMin: '9999999999999' }, 'capacityUnitsMin'],
  ])('with %s is refused with its field', async (_what, query, path) => {
    const { status, body } = await buyer.get<Problem>(
      `/v1/catalogue/search?${new URLSearchParams(query as Record<string, string>).toString()}`,
    );
    expect(status).toBe(400);
    expect(body.code).toBe('QUERY_INVALID');
    expect(body.errors.map((it) => it.path)).toContain(path);
  });

  it.each([
    "?!... '' \\ ((",
    "a' | 'b & !c:*",
    'насос pumpe ポンプ 泵 مضخة',
    '🔩🔩🔩🔩🔩',
    '%_\\%',
    '00000',
    'x'.repeat(100),
    'ﬁ Ⅳ ½ ㎡',
    'in:DE cert:iso unit:C62 *',
  ])('finds nothing and breaks nothing: %s', async (text) => {
    const page = await search({ text });
    expect(page.items).toEqual([]);
    expect((await search({ partNumber: text })).items).toEqual([]);
  });
});

describe('category codes', () => {
  type Codes = { items: { code: string; label: string }[]; nextCursor: string | null };
  const codes = async (query: string) =>
    (await buyer.get<Codes>(`/v1/classifications?${query}`)).body;

  it('are shipped for CPV and listed by beginning and label', async () => {
    const { items } = await codes('prefix=4212&text=pump&limit=5');
    expect(items[0]).toEqual({ scheme: 'CPV', code: '42120000-6', label: 'Pumps and compressors' });
    expect(items).toHaveLength(5);
  });

  it('go on after the page before', async () => {
    const first = await codes('limit=3');
    const second = await codes(`limit=3&cursor=${first.nextCursor}`);
    expect(second.items[0]?.code.localeCompare(first.items[2]?.code ?? '')).toBe(1);
  });

  it('of UNSPSC are those that the tenant imported, and nobody else sees them', async () => {
    await importUnspscCsv(
      database,
      tenantId,
      'Key,Parent key,Code,Title\n1,,40000000,Distribution equipment\n2,1,40150000,Industrial pumps',
    );
    expect((await codes('scheme=UNSPSC&prefix=4015')).items).toEqual([
      { scheme: 'UNSPSC', code: '40150000', label: 'Industrial pumps' },
    ]);
    const stranger = await api.caller(database, aTenantId(), 'buyer');
    const { body } = await stranger.get<Codes>('/v1/classifications?scheme=UNSPSC');
    expect(body.items).toEqual([]);
  });
});
