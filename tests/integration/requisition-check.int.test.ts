import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import { listCases } from '#memory/case-list.ts';
import type { CaseView } from '#memory/cases.ts';
import { AGREEMENT_COLUMNS } from '#memory/import/agreement-row.ts';
import { importAgreementsCsv } from '#memory/import/agreements.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { aRequest, openCase, startApi, stockCatalogue } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const line = (changes: Record<string, unknown>) => ({
  lines: [{ item: 'EQ-CELL-COMPACT', quantity: 1, unitCode: 'C62', ...changes }],
});
const check = async (changes: Record<string, unknown> = {}) =>
  (await buyer.post<RequisitionCheck>('/v1/requisitions/check', aRequest(changes))).body;
const found = async (changes: Record<string, unknown>) =>
  (await check(changes)).rules
    .filter((it) => it.result !== 'pass')
    .map((it) => [it.rule, it.result, it.field]);
const casesCount = async () =>
  (await listCases(database, tenantId, {}, { cursor: null, limit: 200 })).items.length;

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

describe('the check of a request', () => {
  it('answers with every rule and opens nothing', async () => {
    const before = await casesCount();
    const answer = await check();
    expect(answer.verdict).toBe('pass');
    expect(new Set(answer.rules.map((it) => it.rule)).size).toBe(15);
    expect(await casesCount()).toBe(before);
  });

  it.each<[string, Record<string, unknown>, [string, string, string | null]]>([
    ['a past date', { needBy: '2020-01-01' }, ['need_by', 'fail', 'needBy']],
    ['a date too soon', { needBy: inDays(3) }, ['need_by', 'advice', 'needBy']],
    ['an unknown item', line({ item: 'EQ-CELL-COMPAKT' }), ['item', 'fail', 'lines.0.item']],
    ['another unit', line({ unitCode: 'KGM' }), ['unit', 'fail', 'lines.0.unitCode']],
    [
      'a currency without prices',
      { budget: { amountMinor: 7_500_000, currency: 'JPY' } },
      ['currency', 'fail', 'budget.currency'],
    ],
    [
      'too small a budget',
      { budget: { amountMinor: 2_500_000, currency: 'USD' } },
      ['budget', 'advice', 'budget.amountMinor'],
    ],
    [
      'a supplier nobody knows',
      { preferences: { preferredSupplierIds: ['nobody'] } },
      ['suppliers', 'fail', 'preferences.preferredSupplierIds.0'],
    ],
    [
      'a hard requirement that nobody meets',
      line({ mustHave: ['moon dust'] }),
      ['must_have', 'advice', 'lines.0.mustHave.0'],
    ],
    [
      'wishes that contradict each other',
      { preferences: { countries: [] } },
      ['wishes', 'fail', 'preferences.countries'],
    ],
    [
      'a single supplier without a reason',
      { ...line({ item: 'EQ-CNC-5AX630' }), budget: { amountMinor: 33_000_000, currency: 'USD' } },
      ['single_source', 'advice', 'singleSourceReason'],
    ],
  ])('finds %s', async (_name, changes, finding) => {
    expect(await found(changes)).toContainEqual(finding);
  });

  it('is refused like the request itself where its body is none', async () => {
    const answer = await buyer.post<Problem>('/v1/requisitions/check', aRequest({ lines: 'all' }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'BODY_INVALID' } });
    const auditor = await api.caller(database, tenantId, 'auditor');
    const forbidden = await auditor.post<Problem>('/v1/requisitions/check', aRequest());
    expect(forbidden).toMatchObject({ status: 403, body: { code: 'ROLE_FORBIDDEN' } });
  });
});

describe('a line in words', () => {
  const press = (changes: Record<string, unknown> = {}) => ({
    title: 'Press',
    lines: [{ description: 'hydraulic press', quantity: 1, unitCode: 'C62' }],
    budget: { amountMinor: 100, currency: 'USD' },
    needBy: inDays(4),
    seed: undefined,
    ...changes,
  });
  const findings = async (changes: Record<string, unknown> = {}) => {
    const { verdict, rules } = await check(press(changes));
    const of = (rule: string) => rules.find((it) => it.rule === rule);
    return { verdict, of };
  };

  it('is held against the item it reads like', async () => {
    const { verdict, of } = await findings();
    expect(verdict).toBe('fail');
    expect(of('item')).toMatchObject({ result: 'advice', fix: { value: 'EQ-PRESS-100T' } });
    // The cheapest one that is active asks 24,690.00; the fastest takes 70 days.
    expect(of('budget')).toMatchObject({ result: 'fail', field: 'budget.amountMinor' });
    expect(of('budget')?.because).toContain('24,690.00 USD');
    expect(of('need_by')).toMatchObject({ result: 'advice', fix: { value: inDays(70) } });
    for (const rule of ['item', 'budget', 'need_by']) {
      expect(of(rule)?.because).toContain('Hydraulic press, 100 t, four columns (EQ-PRESS-100T)');
    }
    expect(of('unit')).toMatchObject({ result: 'pass', checked: true });
    expect(of('quantity')).toMatchObject({ result: 'pass', checked: true });
  });

  it('is refused when a critical need is sooner than anybody delivers', async () => {
    const { of } = await findings({ urgency: 'critical' });
    expect(of('need_by')?.result).toBe('fail');
  });

  it('is advised of the unit and the currency in which its item is sold', async () => {
    const lines = [{ description: 'hydraulic press', quantity: 1, unitCode: 'KGM' }];
    const { of } = await findings({ lines });
    expect(of('unit')).toMatchObject({ result: 'advice', fix: { value: 'C62' } });
    expect(of('budget')).toMatchObject({ result: 'pass', checked: false });
    const budget = { amountMinor: 5_000_000, currency: 'EUR' };
    const granulate = [
      { description: 'recycled polyethylene granulate', quantity: 2_000, unitCode: 'KGM' },
    ];
    const abroad = await findings({ lines: granulate, budget });
    expect(abroad.of('currency')).toMatchObject({ result: 'advice', fix: { value: 'USD' } });
  });

  it('is said to be carried by nobody when nothing is like it, and nothing is held to be well', async () => {
    const lines = [{ description: 'antimatter containment', quantity: 1, unitCode: 'C62' }];
    const { verdict, of } = await findings({ lines });
    expect(verdict).toBe('advice');
    expect(of('item')).toMatchObject({ result: 'advice', fix: null });
    for (const rule of ['budget', 'need_by', 'unit', 'quantity', 'currency', 'single_source']) {
      expect(of(rule)).toMatchObject({ result: 'pass', checked: false });
    }
  });

  it('is taken past a slip of the pen, which is named', async () => {
    const lines = [{ description: 'hydralic press', quantity: 1, unitCode: 'C62' }];
    expect((await findings({ lines })).of('item')?.because).toContain('EQ-PRESS-100T');
  });

  it('keeps what was found with the case that it opens', async () => {
    const budget = { amountMinor: 3_000_000, currency: 'USD' };
    const path = await openCase(buyer, press({ budget }));
    const { check: kept } = (await buyer.get<CaseView>(path)).body;
    expect(kept?.rules.find((it) => it.rule === 'item')?.fix?.value).toBe('EQ-PRESS-100T');
    expect(kept?.rules.find((it) => it.rule === 'need_by')?.result).toBe('advice');
  });
});

describe('a request that fails its check', () => {
  it('is not opened, and every fault is named', async () => {
    const before = await casesCount();
    const preferences = { countries: [], incoterms: [] };
    const answer = await buyer.post<Problem>('/v1/procurements', aRequest({ preferences }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'REQUISITION_FAILED' } });
    expect(answer.body.errors.map((it) => it.path)).toEqual([
      'preferences.countries',
      'preferences.incoterms',
    ]);
    expect(await casesCount()).toBe(before);
  });

  it('is not opened with a CPV code that the list does not have, and the right one is named', async () => {
    const coded = (id: string) =>
      buyer.post<Problem>(
        '/v1/procurements',
        aRequest(line({ classification: { scheme: 'CPV', id } })),
      );
    const mistyped = await coded('42612000-8');
    expect(mistyped).toMatchObject({ status: 422, body: { code: 'REQUISITION_FAILED' } });
    expect(mistyped.body.errors).toEqual([
      {
        path: 'lines.0.classification.id',
        message: expect.stringContaining('Did you mean 42612000-9?') as string,
      },
    ]);
    expect((await coded('42999999-1')).status).toBe(422);
    // Numbered anew in 2008, so its check digit is not the one that the others are reckoned by.
    const classification = { scheme: 'CPV', id: '03300000-2' };
    const faults = (await check(line({ classification }))).rules.filter(
      (it) => it.result === 'fail',
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ['NEED_BY_PAST', { needBy: '2020-01-01' }],
    ['ITEM_UNKNOWN', line({ item: 'EQ-CELL-COMPAKT' })],
    ['CURRENCY_UNSUPPORTED', { budget: { amountMinor: 1, currency: 'JPY' } }],
  ])('keeps the finer code %s where there is one', async (code, changes) => {
    const answer = await buyer.post<Problem>('/v1/procurements', aRequest(changes));
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });
});

describe('the advice of a check', () => {
  it('stays with the case, and an open case warns of a second one for the same', async () => {
    const path = await openCase(buyer, { budget: { amountMinor: 9_000_000, currency: 'USD' } });
    const first = (await buyer.get<CaseView>(path)).body;
    expect(first.check?.verdict).toBe('pass');
    const again = await openCase(buyer);
    const { check: kept } = (await buyer.get<CaseView>(again)).body;
    const advised = kept?.rules.filter((it) => it.result === 'advice').map((it) => it.rule);
    expect(advised).toEqual(['duplicate', 'split_order']);
    expect(kept?.rules.find((it) => it.rule === 'duplicate')?.because).toContain(
      path.split('/').at(-1),
    );
  });

  it('names an open agreement and what is left of it', async () => {
    const row =
      'FA-9,Cells,techparts-global,EQ-CELL-COMPACT,60000.00,USD,2020-01-01,2090-01-01,2,,';
    await importAgreementsCsv(database, tenantId, `${AGREEMENT_COLUMNS.join(',')}\n${row}`);
    const covered = (await check()).rules.find((it) => it.rule === 'agreement');
    expect(covered).toMatchObject({ result: 'advice', field: 'lines.0' });
    expect(covered?.because).toContain('2 of 2 units left');
    const beyond = (await check(line({ quantity: 3 }))).rules.find((it) => it.rule === 'agreement');
    expect(beyond).toMatchObject({ field: 'lines.0.quantity', fix: { value: 2 } });
  });

  it('of a written reason is taken into the case', async () => {
    const singleSourceReason = 'Spare part of a machine in place.';
    const path = await openCase(buyer, { singleSourceReason });
    const { brief } = (await buyer.get<CaseView>(path)).body;
    expect(brief.requisition.singleSourceReason).toBe(singleSourceReason);
  });
});
