import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import { routes } from '#api/routes/index.ts';
import { setPolicy } from '#memory/tenants.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
const SCRIPT = '<img src=x onerror=alert(1)>';
const FORMULA = '=HYPERLINK("http://x.example","pay")';
let api: RunningApi;
let worker: RunningProgram;
let administrator: Caller;
let path: string;

beforeAll(async () => {
  [api, worker] = await Promise.all([startApi(), startWorker()]);
  await stockCatalogue(database, tenantId);
  administrator = await api.caller(database, tenantId, 'administrator');
  path = await openCase(administrator, { title: `${FORMULA}${SCRIPT}` });
  await closedCase(administrator, path);
  // No worker's answer is awaited: these only fill the list.
  await setPolicy(database, tenantId, { ...defaultPolicy, autoApproveAwardMinor: 0 });
  for (const title of ['+1', '@SUM(A1)', 'a\n=1+1']) await openCase(administrator, { title });
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const csv = async (at: string, by = administrator) => {
  const { status, headers, body } = await by.get<string>(at);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(headers.get('content-disposition')).toContain('attachment; filename="');
  return parse(body, { bom: true, columns: true }) as Record<string, string>[];
};

describe('a list as a file', () => {
  it('has every row of the list, with units that people know', async () => {
    const rows = await csv('/v1/exports/procurements.csv');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ currency: 'USD', budget: '75000.00', urgency: 'medium' });
    expect(rows[0]?.['openedAt (UTC)']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('computes nothing that a person wrote into it', async () => {
    const titles = (await csv('/v1/exports/procurements.csv')).map((it) => it['title']);
    expect(titles).toContain(`'${FORMULA}${SCRIPT}`);
    expect(titles).toContain("'+1");
    expect(titles).toContain("'@SUM(A1)");
    expect(titles).toContain("a\n'=1+1");
  });

  it('has the filters of the list, and refuses what the list refuses', async () => {
    expect(await csv('/v1/exports/procurements.csv?stage=closed')).toHaveLength(1);
    const { status, body } = await administrator.get<Problem>('/v1/exports/procurements.csv?x=1');
    expect([status, body.code]).toEqual([400, 'QUERY_INVALID']);
  });

  it('goes on over the pages of the list', async () => {
    const suppliers = await csv('/v1/exports/suppliers.csv');
    const { body } = await administrator.get<{ items: unknown[] }>('/v1/suppliers?limit=200');
    expect(suppliers).toHaveLength(body.items.length);
    const audit = await csv('/v1/exports/audit.csv');
    expect(audit.length).toBeGreaterThan(10);
    expect(audit.map((it) => Number(it['sequence']))).toEqual(audit.map((_, at) => at + 1));
  });

  it.each(
    routes
      .map((it) => it.path)
      .filter((it) => it.endsWith('.csv'))
      .map((it) => [it]),
  )('answers: %s', async (at) => {
    const { status } = await administrator.get(at.replace('/v1/procurements/{id}', path));
    expect(status).toBe(200);
  });

  it('is for who may read the list', async () => {
    const requester = await api.caller(database, tenantId, 'requester');
    expect((await requester.get('/v1/exports/audit.csv')).status).toBe(403);
    const stranger = await api.caller(database, aTenantId(), 'buyer');
    expect((await stranger.get(`${path}/offers.csv`)).status).toBe(404);
    const { body } = await stranger.get<string>('/v1/exports/procurements.csv');
    expect(parse(body, { bom: true })).toHaveLength(1);
  });
});

describe('a comparison as a file', () => {
  it('is a workbook that begins as one', async () => {
    const key = administrator;
    const { status, headers, body } = await key.get<string>(`${path}/comparison.xlsx`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('spreadsheetml');
    expect(body.startsWith('PK')).toBe(true);
  });

  it('shows targets and walk-away prices only to who may see them', async () => {
    const heads = async (by: Caller) =>
      (await by.get<string>(`${path}/comparison.csv`)).body.split('\r\n')[0];
    expect(await heads(administrator)).toContain('Walk-away');
    const requester = await api.caller(database, tenantId, 'requester');
    expect(await heads(requester)).not.toContain('Walk-away');
  });

  it('tells what offers are worth to us only to who may see limits', async () => {
    const worths = async (by: Caller) =>
      (await csv(`${path}/offers.csv`, by)).map((it) => it['utility %']);
    expect(await worths(administrator)).not.toContain('');
    const requester = await api.caller(database, tenantId, 'requester');
    expect(new Set(await worths(requester))).toEqual(new Set(['']));
  });
});

describe('a case as a page to print', () => {
  it('holds the whole case, and no script of anybody', async () => {
    const { status, headers, body } = await administrator.get<string>(`${path}/file`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).not.toContain('<img');
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    for (const part of ['Comparison', 'Ways to award', 'Approvals', 'Offers', 'Decisions']) {
      expect(body).toContain(`<h2>${part}</h2>`);
    }
    expect(body).toContain('@media print');
  });

  it('tells a requester no limits', async () => {
    const requester = await api.caller(database, tenantId, 'requester');
    const { body } = await requester.get<string>(`${path}/file`);
    expect(body).not.toContain('Walk-away');
    expect(body).not.toMatch(/walkAway\w+":\d/);
  });
});
