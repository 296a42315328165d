import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestDraft, RequestPreset, UploadedLines } from '#contracts/intake.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { startApi, stockCatalogue } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let requester: Caller;

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  requester = await api.caller(database, tenantId, 'requester');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const draft = (text: string) =>
  requester.post<RequestDraft & Problem>('/v1/requisitions/draft', { text });
const upload = (body: string, path = '/v1/requisitions/lines', type = 'text/csv') =>
  requester.send<UploadedLines & Problem>(path, {
    method: 'POST',
    body,
    headers: { 'Content-Type': type },
  });

describe('a request in words', () => {
  const text =
    'Urgent: we need 6 programmable logic controllers within 5 weeks, budget 12,000 USD. ' +
    'Preferably from TechParts Global.';

  it('becomes a form that can be checked and posted', async () => {
    const { status, body } = await draft(text);
    expect(status).toBe(200);
    expect(body.questions).toEqual([]);
    expect(body.request).toMatchObject({
      lines: [{ item: 'EQ-CTRL-PLC', quantity: 6, unitCode: 'C62' }],
      budget: { amountMinor: 1_200_000, currency: 'USD' },
      urgency: 'high',
      preferences: { preferredSupplierIds: ['techparts-global'] },
    });
    const checked = await requester.post('/v1/requisitions/check', body.request);
    expect(checked.status).toBe(200);
  });

  it('opens nothing, and comes out the same twice', async () => {
    const [one, other] = [await draft(text), await draft(text)];
    expect(one.body).toEqual(other.body);
    const { body } = await requester.get<{ items: unknown[] }>('/v1/procurements');
    expect(body.items).toEqual([]);
  });

  it('asks for what it does not say', async () => {
    const { body } = await draft('something for the workshop, please');
    expect(body.request).toEqual({});
    expect(body.questions.map((it) => it.field)).toContain('lines');
  });

  it('is refused when there is none, or too much of it', async () => {
    for (const it of ['', ' ', 'a'.repeat(20_001)]) {
      const { status, body } = await draft(it);
      expect([status, body.code]).toEqual([422, 'BODY_INVALID']);
    }
  });

  it('is taken from who may request, and from nobody else', async () => {
    const auditor = await api.caller(database, tenantId, 'auditor');
    const { status } = await auditor.post('/v1/requisitions/draft', { text });
    expect(status).toBe(403);
  });
});

describe('lines from a file', () => {
  const head = 'requisition_no,line_no,description,quantity,unit_code,est_unit_price,currency';

  it('come back as lines of the form', async () => {
    const { status, body } = await upload(`${head}\nR-1,1,"Pump, big",10,C62,120.50,USD\n`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      requisitionNo: 'R-1',
      lines: [{ description: 'Pump, big', quantity: 10, unitCode: 'C62' }],
      request: { budget: { amountMinor: 120_500, currency: 'USD' } },
    });
  });

  it('are all refused for one bad row, naming row, column and reason', async () => {
    const file = `${head}\nR-1,1,Pump,10,C62,,\nR-1,2,Valve,some,C62,,\n`;
    const { status, body } = await upload(file);
    expect([status, body.code]).toEqual([422, 'IMPORT_REJECTED']);
    expect(body.errors).toEqual([
      { path: 'rows.3.quantity', message: expect.stringContaining('"some"') },
    ]);
    const skipped = await upload(file, '/v1/requisitions/lines?skipBadRows=true');
    expect(skipped.body).toMatchObject({
      lines: [{ description: 'Pump' }],
      rejected: [{ row: 3, column: 'quantity' }],
    });
  });

  it.each([
    ['wrong columns', 'name,count\nPump,1', 'IMPORT_COLUMNS_WRONG'],
    ['no rows', `${head}\n`, 'IMPORT_EMPTY'],
    ['nothing', '', 'IMPORT_EMPTY'],
    ['a quote that does not close', `${head}\n"R-1,1,Pump`, 'IMPORT_REJECTED'],
  ])('are refused with %s', async (_what, file, code) => {
    const { status, body } = await upload(file);
    expect([status, body.code]).toEqual([422, code]);
  });

  it('are refused as another type', async () => {
    const { status, body } = await upload('{}', '/v1/requisitions/lines', 'application/json');
    expect([status, body.code]).toEqual([415, 'CONTENT_TYPE_UNSUPPORTED']);
  });

  it('are refused at 50 MB, without reading them', async () => {
    const size = 50 * 1_024 * 1_024;
    const file = `${head}\n`.padEnd(size, 'R-1,1,Pump,10,C62,,\n');
    const { status, body } = await upload(file);
    expect([status, body.code]).toEqual([413, 'BODY_TOO_LARGE']);
    expect((await upload(`${head}\nR-1,1,Pump,10,C62,,\n`)).status).toBe(200);
  });
});

describe('presets', () => {
  it('can each be posted as they are', async () => {
    const { body } = await requester.get<{ items: RequestPreset[] }>('/v1/requisitions/presets');
    expect(body.items.map((it) => it.name)).toContain('equipment-75k');
    for (const { request } of body.items) {
      const { status } = await requester.post('/v1/requisitions/check', request);
      expect(status, request.title).toBe(200);
    }
  });
});
