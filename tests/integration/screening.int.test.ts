import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatchAnswer } from '#contracts/entity-match.ts';
import type {
  ScreeningHit,
  ScreeningList,
  ScreeningRun,
  SeenHit,
  SupplierScreening,
} from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { SUPPLIER_COLUMNS } from '#memory/import/supplier-row.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { loadSampleList } from '#memory/lists/sample-list.ts';
import { createScreening } from '#memory/lists/screening.ts';
import {
  anEnvelope,
  aTenantId,
  aTurn,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { startApi, until } from '../support/running-api.ts';
import type { Answer, Caller, Problem, RunningApi } from '../support/running-api.ts';
import { anOwnList, strangers } from '../support/screening-builders.ts';

type Page<T> = { items: T[]; nextCursor: string | null };
type Row = Partial<Record<(typeof SUPPLIER_COLUMNS)[number], string>>;

const database = testDatabase();
const REASON = 'Another company: registered in 2019 in Porto, other owners.';
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

/** A desk with a block list of its own and suppliers, some of whom are on it. */
async function aDesk(suppliers: Row[] = [{ supplier_id: 'acme', legal_name: 'Acmeron Trading' }]) {
  const tenantId = aTenantId();
  await tellSuppliers(tenantId, suppliers);
  await loadList(database, tenantId, anOwnList([{ name: 'Acmeron Trading' }, ...strangers(5)]));
  const officer = await api.caller(database, tenantId, 'compliance_officer');
  return { tenantId, officer };
}

async function tellSuppliers(tenantId: string, suppliers: Row[]): Promise<void> {
  const rows = suppliers.map((it) =>
    SUPPLIER_COLUMNS.map((column) => it[column] ?? (column === 'status' ? 'active' : '')).join(','),
  );
  await importSuppliersCsv(database, tenantId, [SUPPLIER_COLUMNS.join(','), ...rows].join('\n'));
}

const screeningOf = async (by: Caller, supplierId = 'acme') =>
  (await by.get<SupplierScreening>(`/v1/suppliers/${supplierId}/screening`)).body;
const hitOf = async (by: Caller, supplierId = 'acme'): Promise<ScreeningHit> => {
  const [hit] = (await screeningOf(by, supplierId)).hits;
  if (hit === undefined) throw new Error('no hit');
  return hit;
};
const decide = <T = { hit: ScreeningHit; toldCasesCount: number }>(
  by: Caller,
  { hitId }: { hitId: string },
  body: object,
): Promise<Answer<T>> => by.post<T>(`/v1/screening/hits/${hitId}/decision`, body);
const clear = (changes: object = {}) => ({ kind: 'clear', reason: REASON, ...changes });
const refused = async (answer: Promise<Answer<Problem>>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const match = <T = MatchAnswer>(by: Caller, body: object, query = '', dataset = '') =>
  by.post<T>(`/v1/screening/match${dataset}${query}`, body);

describe('a supplier', () => {
  it('that is listed is a hit, with the list, its version, day and evidence', async () => {
    const { officer } = await aDesk();
    const screening = await screeningOf(officer);
    expect(screening.lists).toMatchObject([
      { listId: 'own_block', title: 'Own block list', version: 1, publishedOn: '2026-03-01' },
    ]);
    expect(screening.hits).toMatchObject([
      {
        supplierId: 'acme',
        listId: 'own_block',
        listVersion: 1,
        listedName: 'Acmeron Trading',
        level: 'block',
        state: 'open',
        decision: null,
        topics: ['own.block'],
        remarks: 'fraud',
      },
    ]);
    expect(screening.hits[0]?.evidence.length).toBeGreaterThan(0);
  });

  it('without any list is shown as compared with nothing', async () => {
    const tenantId = aTenantId();
    await tellSuppliers(tenantId, [{ supplier_id: 'acme', legal_name: 'Acmeron Trading' }]);
    const buyer = await api.caller(database, tenantId, 'buyer');
    expect(await screeningOf(buyer)).toMatchObject({ lists: [], hits: [] });
  });

  it('whose entry has ended is no hit any more', async () => {
    const { tenantId, officer } = await aDesk();
    const ended = anOwnList([{ name: 'Acmeron Trading', until: '2026-01-31' }, ...strangers(5)]);
    await loadList(database, tenantId, ended);
    expect((await screeningOf(officer)).hits).toEqual([]);
  });

  it('that is unknown, or of another desk, is not found', async () => {
    await aDesk();
    const { officer } = await aDesk([{ supplier_id: 'bolt', legal_name: 'Bolt' }]);
    for (const path of ['screening', 'screening/runs']) {
      const answer = officer.get<Problem>(`/v1/suppliers/acme/${path}`);
      expect(await refused(answer)).toEqual([404, 'SUPPLIER_UNKNOWN']);
    }
  });

  it('has a record of every screening that said something new, with its list versions', async () => {
    const { tenantId, officer } = await aDesk();
    await screeningOf(officer);
    await screeningOf(officer);
    await loadList(database, tenantId, anOwnList([{ name: 'Acmeron Trading' }, ...strangers(6)]));
    await screeningOf(officer);
    const { body } = await officer.get<Page<ScreeningRun>>(
      '/v1/suppliers/acme/screening/runs?limit=1',
    );
    expect(body.items).toMatchObject([{ lists: [{ version: 2 }], hits: [{ state: 'open' }] }]);
    const rest = await officer.get<Page<ScreeningRun>>(
      `/v1/suppliers/acme/screening/runs?cursor=${body.nextCursor}`,
    );
    expect(rest.body.items).toMatchObject([{ lists: [{ version: 1 }] }]);
  });

  it.each([
    ['of ten thousand characters', 'Acmeron '.repeat(1_250).trim()],
    ['in mixed scripts', '\u0410\u0441me\u03b3on \u8cbf\u6613 \u062a\u062c\u0627\u0631\u0629'],
    ['of signs alone', '\u{1F600}\u200d\u2060 --- ...'],
    ['that holds half a character', 'Acmeron \ud800'],
  ])('with a name %s is screened like any other', async (_, name) => {
    const { tenantId } = await aDesk();
    const screening = createScreening(database);
    const subject = { supplierId: 'odd', name, aliases: [name], country: null, identifiers: [] };
    const [screened] = await screening.screen(tenantId, [subject]);
    expect(screened?.lists).toHaveLength(1);
  });
});

describe('a hit', () => {
  it('is cleared by a compliance officer with a reason and a last day', async () => {
    const { officer } = await aDesk();
    const hit = await hitOf(officer);
    const until = isoDayOf(Date.now() + 30 * 86_400_000);
    const { status, body } = await decide(
      officer,
      hit,
      clear({ until, recordHash: hit.recordHash }),
    );
    expect(status).toBe(200);
    expect(body.hit).toMatchObject({
      state: 'cleared',
      decision: { kind: 'cleared', by: 'a compliance_officer', reason: REASON, until },
    });
    expect(await hitOf(officer)).toMatchObject({ state: 'cleared' });
  });

  it('is open again once the listed record changed, and says so', async () => {
    const { tenantId, officer } = await aDesk();
    await decide(officer, await hitOf(officer), clear());
    const changed = [{ name: 'Acmeron Trading', reason: 'more fraud' }, ...strangers(5)];
    await loadList(database, tenantId, anOwnList(changed));
    expect(await hitOf(officer)).toMatchObject({
      state: 'open',
      decision: null,
      lapsed: { because: 'listed_record_changed', reason: REASON },
    });
  });

  it('is open again once the supplier changed', async () => {
    const { tenantId, officer } = await aDesk();
    await decide(officer, await hitOf(officer), clear());
    await tellSuppliers(tenantId, [
      { supplier_id: 'acme', legal_name: 'Acmeron Trading', country: 'IR' },
    ]);
    expect(await hitOf(officer)).toMatchObject({
      state: 'open',
      lapsed: { because: 'supplier_changed' },
    });
  });

  it('cleared for a name is cleared for every supplier of that name', async () => {
    const { officer } = await aDesk([
      { supplier_id: 'acme', legal_name: 'Acmeron Trading' },
      { supplier_id: 'acme-2', legal_name: 'ACMERON TRADING', country: 'PT' },
    ]);
    const [hit, other] = [await hitOf(officer, 'acme'), await hitOf(officer, 'acme-2')];
    expect(other).toMatchObject({ partyId: hit.partyId, state: 'open' });
    await decide(officer, hit, clear({ scope: 'name' }));
    expect(await hitOf(officer, 'acme-2')).toMatchObject({
      state: 'cleared',
      decision: { scope: 'name' },
    });
  });

  it('that is confirmed stays, whatever the supplier calls itself and the list says', async () => {
    const { tenantId, officer } = await aDesk();
    const { body } = await decide(officer, await hitOf(officer), {
      kind: 'confirm',
      reason: 'it is',
    });
    expect(body.hit).toMatchObject({ state: 'confirmed', decision: { until: null } });
    await tellSuppliers(tenantId, [{ supplier_id: 'acme', legal_name: 'Quite Another Name' }]);
    expect(await hitOf(officer)).toMatchObject({ state: 'confirmed' });
    await loadList(database, tenantId, anOwnList(strangers(5)));
    const hit = await hitOf(officer);
    expect(hit).toMatchObject({ state: 'confirmed', listedName: 'Acmeron Trading' });
    await decide(officer, hit, clear());
    expect((await screeningOf(officer)).hits).toEqual([]);
  });

  it('is not cleared by whoever opened a case with the supplier', async () => {
    const { tenantId, officer } = await aDesk();
    const own = await anOpenCase(database, tenantId);
    await database.inTenant(
      tenantId,
      (tx) => tx.$executeRaw`update cases set opened_by = ${officer.keyId}`,
    );
    const body = { requisition: {}, attempt: 1, candidates: [{ supplierId: 'acme' }] };
    const told = anEnvelope(own, { topic: 'compliance.clear', body });
    await createCaseLog(database).append(aTurn(own, { envelopes: [told] }));
    const hit = await hitOf(officer);
    expect(await refused(decide<Problem>(officer, hit, clear()))).toEqual([403, 'ROLE_FORBIDDEN']);
    expect((await decide(officer, hit, { kind: 'confirm', reason: 'it is' })).body).toMatchObject({
      toldCasesCount: 1,
    });
    const other = await api.caller(database, tenantId, 'compliance_officer');
    expect((await decide(other, hit, clear())).body.hit.state).toBe('cleared');
  });

  it.each([
    ['a reason that says nothing', clear({ reason: 'ok' }), 422, 'BODY_INVALID'],
    ['a last day that has passed', clear({ until: '2020-01-01' }), 422, 'BODY_INVALID'],
    ['a last day in ten years', clear({ until: '2099-01-01' }), 422, 'BODY_INVALID'],
    ['a record it was not shown', clear({ recordHash: 'a'.repeat(64) }), 409, 'HIT_CHANGED'],
    ['an unknown scope', clear({ scope: 'everybody' }), 422, 'BODY_INVALID'],
  ])('is not decided with %s', async (_, body, status, code) => {
    const { officer } = await aDesk();
    const hit = await hitOf(officer);
    expect(await refused(decide<Problem>(officer, hit, body))).toEqual([status, code]);
    expect((await hitOf(officer)).state).toBe('open');
  });

  it('is decided by nobody but compliance officers and administrators, of this desk', async () => {
    const { tenantId, officer } = await aDesk();
    const hit = await hitOf(officer);
    for (const role of ['requester', 'buyer', 'approver', 'auditor'] as const) {
      const other = await api.caller(database, tenantId, role);
      expect(await refused(decide<Problem>(other, hit, clear()))).toEqual([403, 'ROLE_FORBIDDEN']);
    }
    const stranger = await aDesk();
    const answer = decide<Problem>(stranger.officer, hit, clear());
    expect(await refused(answer)).toEqual([404, 'HIT_UNKNOWN']);
  });
});

describe('the list of hits', () => {
  it('is asked for by state and supplier, page by page', async () => {
    const suppliers = ['a', 'b', 'c'].map((id) => ({
      supplier_id: id,
      legal_name: 'Acmeron Trading',
    }));
    const { officer } = await aDesk(suppliers);
    for (const { supplier_id: id } of suppliers) await screeningOf(officer, id);
    await decide(officer, await hitOf(officer, 'b'), clear());
    const page = async (query: string) =>
      (await officer.get<Page<SeenHit>>(`/v1/screening/hits?${query}`)).body;
    const first = await page('state=open&limit=1');
    const second = await page(`state=open&limit=1&cursor=${first.nextCursor}`);
    expect(
      [first, second].flatMap((it) => it.items.map((hit) => hit.supplierId)).toSorted(),
    ).toEqual(['a', 'c']);
    expect(second.nextCursor).toBeNull();
    expect((await page('state=cleared')).items).toMatchObject([{ supplierId: 'b' }]);
    expect((await page('supplier=c')).items).toMatchObject([{ supplierId: 'c', state: 'open' }]);
  });
});

describe('lists over HTTP', () => {
  it('name publisher, day, versions and whether they are samples', async () => {
    const { tenantId, officer } = await aDesk();
    await loadList(database, tenantId, anOwnList([{ name: 'Acmeron' }, ...strangers(5)]));
    const { body } = await officer.get<Page<ScreeningList>>('/v1/screening/lists');
    expect(body.items).toMatchObject([
      { listId: 'own_block', publisher: 'this desk', version: 2, sample: false },
    ]);
    const diff = await officer.get('/v1/screening/lists/own_block/diff?from=1&to=2');
    expect(diff.body).toMatchObject({
      addedCount: 1,
      removedCount: 1,
      removed: [{ name: 'Acmeron Trading' }],
    });
  });

  it.each([
    ['own_block/diff?from=1&to=9', 404, 'LIST_VERSION_UNKNOWN'],
    ['ofac_sdn/diff?from=1&to=2', 404, 'LIST_UNKNOWN'],
    ['own_block/diff?from=0&to=1', 400, 'QUERY_INVALID'],
    ['own_block/diff?from=1', 400, 'QUERY_INVALID'],
  ])('%s is refused', async (path, status, code) => {
    const { officer } = await aDesk();
    expect(await refused(officer.get<Problem>(`/v1/screening/lists/${path}`))).toEqual([
      status,
      code,
    ]);
  });
});

describe('the match API of yente', () => {
  let officer: Caller;
  beforeAll(async () => {
    const tenantId = aTenantId();
    await loadSampleList(database, tenantId);
    await loadList(database, tenantId, anOwnList([{ name: 'Acmeron Trading', country: 'DE' }]));
    officer = await api.caller(database, tenantId, 'auditor');
  });
  const company = (name: string, more: object = {}) => ({
    schema: 'Company',
    properties: { name: [name], ...more },
  });

  it('answers each query with entities, scores and explanations', async () => {
    const queries = {
      cuba: company('Banco Nacional de Cuba', { jurisdiction: ['cu'] }),
      nobody: company('Plain Paper Products of Springfield'),
    };
    const { status, body } = await match(officer, { queries, weights: {}, config: {} });
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['limit', 'matcher', 'responses']);
    expect(body.limit).toBe(5);
    const [first] = body.responses.cuba?.results ?? [];
    expect(first).toMatchObject({
      id: 'ofac_sdn-306',
      caption: 'BANCO NACIONAL DE CUBA',
      schema: 'Organization',
      match: true,
      datasets: ['ofac_sdn'],
      topics: ['sanction'],
      target: true,
    });
    expect(first?.score).toBeGreaterThan(0.95);
    expect(first?.properties.alias).toContain('NATIONAL BANK OF CUBA');
    expect(first?.explanations.name).toMatchObject({ candidate: 'BANCO NACIONAL DE CUBA' });
    expect(body.responses.cuba?.total).toMatchObject({ relation: 'eq' });
    expect(body.responses.cuba?.query).toEqual(queries.cuba);
    expect(body.responses.nobody?.results.filter((it) => it.match)).toEqual([]);
  });

  it('takes texts as well as lists of texts, and a person by the parts of a name', async () => {
    const queries = {
      text: { schema: 'LegalEntity', properties: { name: 'Acmeron Trading' } },
      parts: {
        schema: 'Company',
        properties: { alias: ['Acmeron Trading'], numbers: [1, null, {}] },
      },
    };
    const { body } = await match(officer, { queries });
    for (const { results } of Object.values(body.responses)) {
      expect(results[0]).toMatchObject({ datasets: ['own_block'], match: true });
    }
  });

  it.each([
    ['?include_dataset=ofac_sdn', ''],
    ['?exclude_dataset=own_block&exclude_dataset=other', ''],
    ['?topics=sanction&topics=debarment', ''],
    ['?exclude_schema=LegalEntity', ''],
    ['?cutoff=1&threshold=1', ''],
    ['', '/ofac_sdn'],
  ])('is narrowed by %s%s', async (query, dataset) => {
    const queries = { q: company('Acmeron Tradingg') };
    const all = await match(officer, { queries });
    expect(all.body.responses.q?.results[0]).toMatchObject({ datasets: ['own_block'] });
    const { status, body } = await match(officer, { queries }, query, dataset);
    expect(status).toBe(200);
    expect(body.responses.q?.results.filter((it) => it.datasets[0] === 'own_block')).toEqual([]);
  });

  it('leaves out entities by id, and gives as many as were asked for', async () => {
    const queries = { q: company('Banco Nacional de Cuba') };
    const { body } = await match(officer, { queries }, '?exclude_entity_ids=ofac_sdn-306');
    expect(body.responses.q?.results.map((it) => it.id)).not.toContain('ofac_sdn-306');
    const one = await match(officer, { queries }, '?limit=1&cutoff=0.1');
    expect(one.body.responses.q?.results).toHaveLength(1);
    expect(one.body.responses.q?.total.value).toBeGreaterThan(1);
  });

  it('finds ships when ships are asked for, and only then', async () => {
    const ask = async (schema: string) => {
      const q = { schema, properties: { name: ['EASTERN STAR'] } };
      const { body } = await match(officer, { queries: { q } }, '?cutoff=0.1');
      return new Set(body.responses.q?.results.map((it) => it.schema));
    };
    expect([...(await ask('Vessel'))]).toEqual(['Vessel']);
    expect(await ask('Company')).not.toContain('Vessel');
  });

  it('answers a name of ten thousand characters and one in mixed scripts', async () => {
    const queries = {
      long: company('Banco '.repeat(1_700)),
      mixed: company('\u0411\u0430\u043d\u043a Nacional \u8cbf\u6613 \u202e\u0000'),
      empty: company(''),
    };
    const { status, body } = await match(officer, { queries });
    expect(status).toBe(200);
    expect(Object.keys(body.responses)).toHaveLength(3);
  });

  it.each([
    ['no query', { queries: {} }, '', '', 422, 'BODY_INVALID'],
    ['no queries', {}, '', '', 422, 'BODY_INVALID'],
    [
      'an unknown schema',
      { queries: { q: { schema: 'Toaster', properties: {} } } },
      '',
      '',
      422,
      'BODY_INVALID',
    ],
    [
      'a threshold above 1',
      { queries: { q: company('A') } },
      '?threshold=70',
      '',
      400,
      'QUERY_INVALID',
    ],
    [
      'a list that is not loaded',
      { queries: { q: company('A') } },
      '',
      '/eu_fsf',
      404,
      'LIST_UNKNOWN',
    ],
    [
      'a filter that it does not have',
      { queries: { q: company('A') } },
      '?changed_since=2024',
      '',
      400,
      'QUERY_INVALID',
    ],
    [
      'more than a hundred queries',
      {
        queries: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`q${i}`, company('A')])),
      },
      '',
      '',
      422,
      'BODY_INVALID',
    ],
    [
      'more than fifty excluded ids',
      { queries: { q: company('A') } },
      `?${Array.from({ length: 51 }, (_, i) => `exclude_entity_ids=${i}`).join('&')}`,
      '',
      400,
      'QUERY_INVALID',
    ],
  ])('refuses %s', async (_, body, query, dataset, status, code) => {
    expect(await refused(match<Problem>(officer, body, query, dataset))).toEqual([status, code]);
  });
});

describe('a new version of a list', () => {
  it('affects suppliers of open cases whose hits it changes, and no others', async () => {
    const { tenantId } = await aDesk([
      { supplier_id: 'acme', legal_name: 'Acmeron Trading' },
      { supplier_id: 'bolt', legal_name: 'Boltavia Fasteners' },
      { supplier_id: 'idle', legal_name: 'Boltavia Fasteners' },
    ]);
    const own = await anOpenCase(database, tenantId);
    const candidates = [{ supplierId: 'acme' }, { supplierId: 'bolt' }];
    const body = { requisition: {}, attempt: 1, candidates };
    const told = anEnvelope(own, { topic: 'compliance.clear', body });
    await createCaseLog(database).append(aTurn(own, { envelopes: [told] }));
    const more = [{ name: 'Acmeron Trading' }, { name: 'Boltavia Fasteners' }, ...strangers(5)];
    await loadList(database, tenantId, anOwnList(more));
    const { affectedSuppliers } = createScreening(database);
    expect(await affectedSuppliers(tenantId, 'own_block', 1)).toEqual(['acme']);
    expect(await affectedSuppliers(tenantId, 'own_block', 2)).toEqual(['bolt']);
  });

  it('is told to the agents of open cases by the API, whoever loaded it', async () => {
    const { tenantId, officer } = await aDesk();
    const own = await anOpenCase(database, tenantId);
    const body = { requisition: {}, attempt: 1, candidates: [{ supplierId: 'acme' }] };
    const told = anEnvelope(own, { topic: 'compliance.clear', body });
    await createCaseLog(database).append(aTurn(own, { envelopes: [told] }));
    await loadList(
      database,
      tenantId,
      anOwnList([{ name: 'Acmeron Trading', reason: 'bribes' }, ...strangers(5)]),
    );
    const word = await until(async () => {
      const { body: page } = await officer.get<Page<{ topic: string; body: object }>>(
        `/v1/procurements/${own.caseId}/messages`,
      );
      return page.items.findLast((it) => it.topic === 'supplier.changed') ?? null;
    });
    expect(word.body).toMatchObject({
      supplierIds: ['acme'],
      because: expect.stringMatching(/^Own block list: version \d is in use now$/),
    });
  });
});
