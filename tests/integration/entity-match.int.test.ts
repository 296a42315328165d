import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatchAnswer } from '#contracts/entity-match.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { loadSampleList } from '#memory/lists/sample-list.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { anOwnList } from '../support/screening-builders.ts';
import { refused } from '../support/screening-desk.ts';

const database = testDatabase();
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const match = <T = MatchAnswer>(by: Caller, body: object, query = '', dataset = '') =>
  by.post<T>(`/v1/screening/match${dataset}${query}`, body);

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
