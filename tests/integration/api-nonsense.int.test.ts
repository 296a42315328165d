import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '#api/openapi.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { openCase, startApi, stockCatalogue } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';

type Operation = {
  operationId?: string;
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, { content?: object }>;
};
type Called = { name: string; method: string; path: string; operation: Operation };

/** What nobody sends in earnest, as it stands in an address. */
const nonsense = [
  '%00',
  '%zz',
  '%ED%A0%80',
  '%E2%80%AE',
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  '-9223372036854775809',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31',
  '__proto__',
  '..%2f..%2fpackage.json',
  "'%20or%201=1--",
  '%25_%5C',
  'WyJcdTAwMDAiLCJ4Il0',
  'x'.repeat(4_000),
];

const database = testDatabase();
const tenantId = aTenantId();
const document = openApiDocument();
let api: RunningApi;
let all: Caller;
let caseId = '';

beforeAll(async () => {
  api = await startApi({
    PARLEY_REQUESTS_PER_MINUTE: '1000000',
    PARLEY_FAILURES_PER_MINUTE: '1000000',
  });
  await stockCatalogue(database, tenantId);
  all = await api.caller(database, tenantId, 'administrator');
  caseId = (await openCase(all)).split('/').at(-1) ?? '';
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const operations: Called[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    operation,
  })),
);
const takes = ({ operation }: Called, where: 'path' | 'query') =>
  (operation.parameters ?? []).filter((it) => it.in === where).map((it) => it.name);

/** Streams go on for ever; what they take is looked at before they begin. */
const isStream = ({ operation }: Called) =>
  Object.values(operation.responses).some((it) => 'text/event-stream' in (it.content ?? {}));

/** The address with ids of ours, so that what else is asked for is looked at. */
const addressOf = ({ path }: Called): string =>
  path
    .replace('/procurements/{id}', `/procurements/${caseId}`)
    .replace('/suppliers/{id}', '/suppliers/techparts-global')
    .replace('/items/{id}', '/items/EQ-CELL-COMPACT')
    .replace('{version}', '1')
    .replace(/\{\w+\}/g, 'x');

const withAll = (path: string, names: readonly string[], value: string): string =>
  names.reduce((said, name) => said.replace(name, value), path);

/** Statuses of all calls; one that is 500 throws with what the API wrote about it. */
async function statusesOf(called: Called, paths: readonly string[], init: RequestInit = {}) {
  const method = isStream(called) ? 'HEAD' : called.method;
  const answers = await Promise.all(paths.map((path) => all.send(path, { ...init, method })));
  return answers.map((it) => it.status);
}

describe('nonsense is refused and breaks nothing', () => {
  it.each(operations)('in an address: $name', async (called) => {
    const [first, ...more] = takes(called, 'path').map((name) => `{${name}}`);
    const plain = addressOf(called);
    const paths =
      first === undefined
        ? [plain]
        : nonsense.map((it) => withAll(called.path, [first, ...more], it));
    for (const status of await statusesOf(called, paths)) expect(status).toBeLessThan(500);
    for (const name of takes(called, 'query')) {
      const queries = [...nonsense, '', `1&${name}=2`].map((it) => `${plain}?${name}=${it}`);
      const statuses = await statusesOf(called, [...queries, `${plain}?${name}[x]=1`]);
      for (const status of statuses) expect(status).toBeLessThan(500);
    }
  });

  const withBody = operations.filter((it) => it.operation.requestBody !== undefined);
  it.each(withBody)('in a body: $name', async (called) => {
    const bodies = ['\0', '[', 'null', '{"a":1}', `${'['.repeat(9_999)}`];
    const types = ['application/json', 'application/x-www-form-urlencoded', 'text/csv', 'x'];
    for (const body of bodies) {
      for (const type of types) {
        const init = { body, headers: { 'Content-Type': type } };
        const [status = 0] = await statusesOf(called, [addressOf(called)], init);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    }
  });

  it.each(['gzip', 'br', 'deflate'])('in a body that says it is packed by %s', async (packing) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': packing };
    for (const path of ['/v1/procurements', '/v1/session', '/portal/x']) {
      const answer = await all.send<Problem>(path, { method: 'POST', body: '{"a":1}', headers });
      expect(answer).toMatchObject({ status: 400, body: { code: 'BODY_MALFORMED' } });
    }
  });

  it('in a form of two thousand fields', async () => {
    const body = new URLSearchParams('f=1&'.repeat(2_000));
    expect(await all.send('/portal/x', { method: 'POST', body })).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
  });

  it.each([
    ['Range', 'bytes=99999999-', 416],
    ['If-Match', '"another"', 412],
  ])('in what is asked of a file: %s', async (name, value, status) => {
    const file = '/docs/assets/swagger-ui.css';
    expect((await all.get(file, { [name]: value })).status).toBe(status);
  });

  it('in a file of lines that is far longer than a request', async () => {
    const body = `description,quantity,unit_code\n${'a,x,y\n'.repeat(100_000)}`;
    const headers = { 'Content-Type': 'text/csv' };
    const path = '/v1/requisitions/lines?skipBadRows=true';
    const answer = await all.send(path, { method: 'POST', body, headers });
    expect(answer).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });
});

describe('what a key opens', () => {
  it.each([
    '/v1/procurements',
    '/v1/desk',
    '/v1/api-keys',
    '/v1/exports/procurements.csv',
    '/v1/nothing',
    '/portal/x',
  ])('is kept in no cache, guessed to be nothing else and framed by nobody: %s', async (path) => {
    const { headers } = await all.get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/frame-ancestors '(self|none)'/);
    expect(policy).not.toContain('https:');
  });

  it('is not opened by a key of another tenant', async () => {
    const stranger = await api.caller(database, aTenantId(), 'administrator');
    const ofCase = operations.filter((it) => it.path.startsWith('/v1/procurements/{id}'));
    expect(ofCase.length).toBeGreaterThan(20);
    for (const called of ofCase.filter((it) => it.method === 'GET')) {
      expect(`${called.name} ${(await stranger.get(addressOf(called))).status}`).toBe(
        `${called.name} 404`,
      );
    }
  });
});
