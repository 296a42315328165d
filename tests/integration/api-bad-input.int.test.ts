import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCases } from '#memory/case-list.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { aRequest, dataFile, startApi, stockCatalogue } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

const JSON_TYPE = { 'Content-Type': 'application/json' };
const open = (changes: Record<string, unknown>) =>
  buyer.post<Problem>('/v1/procurements', aRequest(changes));
const line = (changes: Record<string, unknown>) => ({
  lines: [{ item: 'EQ-CELL-COMPACT', quantity: 1, unitCode: 'C62', ...changes }],
});
const casesCount = async () =>
  (await listCases(database, tenantId, {}, { cursor: null, limit: 200 })).items.length;

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'administrator');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

describe('a problem', () => {
  it('has the fields of RFC 9457, our code and the wrong fields, and an id to ask about', async () => {
    const { status, headers, body } = await open({ urgency: 'soon', budget: undefined });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('x-request-id')).toBeTruthy();
    expect(body).toMatchObject({
      type: 'urn:parley:error:BODY_INVALID',
      title: 'body invalid',
      status: 422,
      code: 'BODY_INVALID',
      instance: '/v1/procurements',
    });
    expect(body.errors.map((it) => it.path).toSorted()).toEqual(['budget', 'urgency']);
  });
});

describe('a request for goods is refused, and nothing is kept,', () => {
  const refused: [string, Record<string, unknown>, number, string, string][] = [
    [
      'with an unknown item',
      line({ item: 'EQ-CELL-COMPAKT' }),
      422,
      'ITEM_UNKNOWN',
      'lines.0.item',
    ],
    ['with a negative quantity', line({ quantity: -1 }), 422, 'BODY_INVALID', 'lines.0.quantity'],
    ['with half a piece', line({ quantity: 0.5 }), 422, 'BODY_INVALID', 'lines.0.quantity'],
    ['with an absurd quantity', line({ quantity: 1e12 }), 422, 'BODY_INVALID', 'lines.0.quantity'],
    ['with an unknown unit', line({ unitCode: 'BOX' }), 422, 'BODY_INVALID', 'lines.0.unitCode'],
    [
      "with another unit than the item's",
      line({ unitCode: 'KGM' }),
      422,
      'BODY_INVALID',
      'lines.0.unitCode',
    ],
    ['with a NUL in a text', line({ item: 'EQ\0' }), 422, 'BODY_INVALID', 'lines.0.item'],
    ['with half a character in a text', { title: 'a \ud800' }, 422, 'BODY_INVALID', 'title'],
    ['with a line that names nothing', line({ item: undefined }), 422, 'BODY_INVALID', 'lines.0'],
    ['without lines', { lines: [] }, 422, 'BODY_INVALID', 'lines'],
    ['with a past need-by date', { needBy: '2020-01-01' }, 422, 'NEED_BY_PAST', 'needBy'],
    ['with a day that does not exist', { needBy: '2031-02-30' }, 422, 'BODY_INVALID', 'needBy'],
    [
      'in a currency without prices',
      { budget: { amountMinor: 1, currency: 'JPY' } },
      422,
      'CURRENCY_UNSUPPORTED',
      'budget.currency',
    ],
    [
      'with a budget in fractions',
      { budget: { amountMinor: 1.5, currency: 'USD' } },
      422,
      'BODY_INVALID',
      'budget.amountMinor',
    ],
    ['with a field nobody knows', { prioritys: {} }, 422, 'BODY_INVALID', ''],
    [
      'with priorities of nothing',
      { priorities: { price: 0, delivery: 0, quality: 0, risk: 0 } },
      422,
      'BODY_INVALID',
      'priorities',
    ],
    [
      'with a wish about nobody',
      { preferences: { excludedSupplierIds: ['nobody'] } },
      422,
      'BODY_INVALID',
      'preferences.excludedSupplierIds.0',
    ],
  ];

  it.each(refused)('%s', async (_name, changes, status, code, path) => {
    const before = await casesCount();
    const answer = await open(changes);
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.body.errors[0]?.path).toBe(path);
    expect(await casesCount()).toBe(before);
  });

  it('and an unknown item names the nearest ones', async () => {
    const { body } = await open(line({ item: 'compact machining' }));
    expect(body.detail).toContain('EQ-CELL-COMPACT');
  });

  it('and an item may be named by its whole description', async () => {
    const item =
      'manufacturing equipment: compact machining cell with 3-axis CNC mill, tooling and fixtures';
    expect((await open(line({ item }))).status).toBe(202);
  });
});

describe('a body is refused', () => {
  const send = (
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = JSON_TYPE,
  ) => buyer.send<Problem>('/v1/procurements', { method: 'POST', body, headers });

  it('when it is not JSON', async () => {
    expect(await send('{"title": ')).toMatchObject({
      status: 400,
      body: { code: 'BODY_MALFORMED' },
    });
  });

  it('when it is JSON but no object', async () => {
    for (const body of ['null', '"x"', '[]', '17']) {
      expect(await send(body)).toMatchObject({ status: 422, body: { code: 'BODY_INVALID' } });
    }
  });

  it('when there is none', async () => {
    const answer = await buyer.send<Problem>('/v1/procurements', { method: 'POST' });
    expect(answer).toMatchObject({ status: 415, body: { code: 'CONTENT_TYPE_UNSUPPORTED' } });
    expect(await send('')).toMatchObject({ status: 422, body: { code: 'BODY_INVALID' } });
  });

  it('when it has 10 MB, also packed small', async () => {
    const large = JSON.stringify(aRequest({ title: 'x'.repeat(10 * 1_024 * 1_024) }));
    const tooLarge = { status: 413, body: { code: 'BODY_TOO_LARGE' } };
    expect(await send(large)).toMatchObject(tooLarge);
    const packed = new Uint8Array(gzipSync(large));
    expect(await send(packed, { ...JSON_TYPE, 'Content-Encoding': 'gzip' })).toMatchObject(
      tooLarge,
    );
  });

  it('when it is nested without end', async () => {
    const deep = `{"lines":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await send(deep)).status).toBe(422);
  });

  it('when it comes as something else than JSON', async () => {
    const wrong = { status: 415, body: { code: 'CONTENT_TYPE_UNSUPPORTED' } };
    expect(await send('title=x', { 'Content-Type': 'text/plain' })).toMatchObject(wrong);
    const charset = { 'Content-Type': 'application/json; charset=klingon' };
    expect(await send('{}', charset)).toMatchObject(wrong);
  });
});

describe('an address is refused', () => {
  it('when there is no such route or method', async () => {
    expect(await buyer.get('/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 'ROUTE_UNKNOWN' },
    });
    const answer = await buyer.send('/v1/procurements', { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 405, body: { code: 'METHOD_UNKNOWN' } });
    expect(answer.headers.get('allow')).toBe('POST, GET');
  });

  const unknown: [string, string][] = [
    ['/v1/procurements/nothing', 'PROCUREMENT_UNKNOWN'],
    [`/v1/procurements/${'x'.repeat(2_000)}`, 'PROCUREMENT_UNKNOWN'],
    ['/v1/procurements/%00', 'PROCUREMENT_UNKNOWN'],
    ['/v1/procurements/nothing/messages', 'PROCUREMENT_UNKNOWN'],
    ['/v1/procurements/nothing/events', 'PROCUREMENT_UNKNOWN'],
    ['/v1/procurements/nothing/agents', 'PROCUREMENT_UNKNOWN'],
    ['/v1/procurements/nothing/agents/boss', 'AGENT_UNKNOWN'],
    ['/v1/suppliers/nothing', 'SUPPLIER_UNKNOWN'],
    ['/v1/suppliers/%00', 'SUPPLIER_UNKNOWN'],
    ['/v1/procurements/%zz', 'ROUTE_UNKNOWN'],
  ];
  it.each(unknown)('when nothing is there: %.60s', async (path, code) => {
    expect(await buyer.get(path)).toMatchObject({ status: 404, body: { code } });
  });

  const wrongQueries = [
    '/v1/procurements?limit=0',
    '/v1/procurements?limit=1&limit=2',
    '/v1/procurements?limit=many',
    '/v1/procurements?cursor=bogus',
    '/v1/procurements?cursor=%00',
    '/v1/procurements?colour=red',
    '/v1/procurements?text=%00',
    '/v1/procurements?stage=lost',
    '/v1/suppliers?country=usa',
    '/v1/suppliers?text=%00',
    '/v1/approvals?caseId=%00',
    '/v1/dead-letters?status=%00',
  ];
  it.each(wrongQueries)('when its query is wrong: %s', async (path) => {
    expect(await buyer.get(path)).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
  });

  it('when an answer or a redrive is for nothing', async () => {
    const decision = { decision: 'approve', shownHash: '0'.repeat(64) };
    for (const id of ['nothing', '%00']) {
      const answer = await buyer.post(`/v1/approvals/${id}/decision`, decision);
      expect(answer).toMatchObject({ status: 404, body: { code: 'APPROVAL_UNKNOWN' } });
      const redrive = await buyer.send(`/v1/dead-letters/${id}/redrive`, { method: 'POST' });
      expect(redrive).toMatchObject({ status: 404, body: { code: 'DEAD_LETTER_UNKNOWN' } });
      const revoke = await buyer.send(`/v1/api-keys/${id}`, { method: 'DELETE' });
      expect(revoke).toMatchObject({ status: 404, body: { code: 'KEY_ID_UNKNOWN' } });
    }
  });

  it('when an Idempotency-Key is none', async () => {
    const key = { 'Idempotency-Key': 'has a space' };
    expect(await buyer.post('/v1/procurements', aRequest(), key)).toMatchObject({
      status: 400,
      body: { code: 'QUERY_INVALID' },
    });
  });
});

describe('a CSV is refused, and nothing is kept,', () => {
  const csv = (body: NonNullable<RequestInit['body']>, query = '', type = 'text/csv') =>
    buyer.send<Problem>(`/v1/suppliers/import${query}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    });
  const suppliersCount = () =>
    database.inTenant(tenantId, (tx) => tx.supplier.count({ where: { tenantId } }));

  it('with other columns than ours', async () => {
    const answer = await csv('name,price\nAcme,12\n');
    expect(answer).toMatchObject({ status: 422, body: { code: 'IMPORT_COLUMNS_WRONG' } });
    expect(answer.body.detail).toContain('supplier_id');
  });

  it('in another encoding than UTF-8', async () => {
    const latin = Buffer.from('supplier_id,legal_name\nx,Müller\n', 'latin1');
    const wide = Buffer.from('\ufeffsupplier_id,legal_name\nx,y\n', 'utf16le');
    for (const body of [latin, wide]) {
      const answer = await csv(new Uint8Array(body));
      expect(answer).toMatchObject({ status: 422, body: { code: 'IMPORT_ENCODING_WRONG' } });
    }
  });

  it('that is empty, too large, or of another kind', async () => {
    expect(await csv('')).toMatchObject({ status: 422, body: { code: 'IMPORT_EMPTY' } });
    const large = new Uint8Array(11 * 1_024 * 1_024).fill(97);
    expect(await csv(large)).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
    const excel = await csv('x', '', 'application/vnd.ms-excel');
    expect(excel).toMatchObject({ status: 415, body: { code: 'CONTENT_TYPE_UNSUPPORTED' } });
  });

  it('with one bad row among good ones, unless bad rows may be skipped', async () => {
    const before = await suppliersCount();
    const good = (await dataFile('equipment-suppliers.csv')).toString('utf8').trimEnd().split('\n');
    const spoilt = [...good, good.at(-1)?.replace(/^[^,]*/, ''), ''].join('\n');
    const answer = await csv(spoilt);
    expect(answer).toMatchObject({ status: 422, body: { code: 'IMPORT_REJECTED' } });
    expect(answer.body.errors[0]?.path).toMatch(/^rows\.\d+\./);
    expect(await suppliersCount()).toBe(before);
    expect(await csv(spoilt, '?skipBadRows=true')).toMatchObject({
      status: 200,
      body: { accepted: 53, unchanged: 53, rejected: [{}] },
    });
  });
});
