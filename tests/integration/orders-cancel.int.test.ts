import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Debrief } from '#contracts/debrief.ts';
import { COMPENSATION_STEPS } from '#contracts/orders.ts';
import type { OrderDetail, OrderSummary } from '#contracts/orders.ts';
import type { SavingsBook } from '#contracts/savings.ts';
import type { CaseView } from '#memory/cases.ts';
import { createOrderBook } from '#memory/orders/order-book.ts';
import {
  anAward,
  anAwardedCase,
  anAwardLine,
  anOffer,
  aPortalSupplier,
} from '../support/order-builders.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { startApi, startWorker, until } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
const never = { order: { remindMs: 600_000, escalateMs: 600_000, lapseMs: 600_000 } };
const offers = [
  anOffer('acme', 0, 1_200),
  anOffer('acme', 1, 1_000),
  anOffer('bolt', 0, 1_300),
  anOffer('bolt', 1, 1_100),
  anOffer('crank', 0, 1_400),
];
const proposal = anAward([anAwardLine()], { supplierId: 'bolt', supplierName: 'Bolt' });
const because = 'the machine hall burnt down';
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(['supervisor']);
  await aPortalSupplier(database, tenantId, 'acme');
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

async function anOrder(parts: Parameters<typeof anAwardedCase>[2] = {}) {
  // Ids of offers are unique in a tenant.
  const own = offers.map((it, at) => ({ ...it, offerId: `${Date.now()}-${at}` }));
  const caseId = await anAwardedCase(database, tenantId, {
    timing: never,
    proposal,
    offers: own,
    ...parts,
  });
  const { body } = await buyer.get<{ items: OrderSummary[] }>(`/v1/orders?caseId=${caseId}`);
  return { caseId, path: `/v1/orders/${body.items[0]?.orderNo}`, orderNo: body.items[0]?.orderNo };
}

const cancelled = (path: string) =>
  until(async () => {
    const { body } = await buyer.get<OrderDetail>(path);
    return body.status === 'cancelled' ? body : null;
  });

describe('an order that is taken back', () => {
  it('undoes what followed from it, step by step and in order, and asks the runner-up', async () => {
    const { path } = await anOrder();
    const { status } = await buyer.post(`${path}/cancel`, { because });
    expect(status).toBe(202);
    const order = await cancelled(path);
    expect(order.compensation.map((it) => it.step)).toEqual(COMPENSATION_STEPS);
    const doneAt = order.compensation.map((it) => it.doneAtMs ?? 0);
    expect(doneAt).toEqual(doneAt.toSorted((a, b) => a - b));
    expect(order).toMatchObject({ cancelledBecause: because, waitsFor: null, may: [] });
    expect(order.compensation[1]?.result).toContain('100.00 USD');
    const revived = order.compensation.at(-1)?.caseId ?? '';
    const { body } = await buyer.get<CaseView>(`/v1/procurements/${revived}`);
    expect(body.brief.requisition).toMatchObject({
      preferredSupplierIds: ['bolt'],
      excludedSupplierIds: ['acme'],
      lines: [{ lineNo: 1, quantity: 10 }],
    });
  });

  it('stays as it is however often it is cancelled, and opens no second case', async () => {
    const { path, orderNo = '' } = await anOrder();
    await Promise.all([1, 2, 3].map(() => buyer.post(`${path}/cancel`, { because })));
    const order = await cancelled(path);
    const book = createOrderBook(database);
    for (const step of COMPENSATION_STEPS) await book.compensate({ tenantId, orderNo }, step);
    await buyer.post(`${path}/cancel`, { because: 'once more' });
    const { body } = await buyer.get<OrderDetail>(path);
    expect(body.events).toEqual(order.events);
    expect(body.compensation).toEqual(order.compensation);
  });

  it('says why nobody is asked again where nobody can be', async () => {
    const { path } = await anOrder({ proposal: anAward([anAwardLine()]) });
    await buyer.post(`${path}/cancel`, { because });
    const order = await cancelled(path);
    expect(order.compensation.at(-1)).toMatchObject({ caseId: null, status: 'done' });
    expect(order.compensation.at(-1)?.result).toContain('no runner-up');
  });
});

describe('who was not chosen', () => {
  it('hears where it stood, and no name or price of another supplier', async () => {
    const { caseId } = await anOrder();
    const path = `/v1/procurements/${caseId}/debriefs`;
    const { body } = await buyer.get<{ items: Debrief[] }>(path);
    expect(body.items.map((it) => [it.supplierId, it.rank, it.gapPercent])).toEqual([
      ['bolt', 2, 10],
      ['crank', 3, 40],
    ]);
    expect(JSON.stringify(body.items[0])).not.toMatch(/acme|crank|1,?000|100\.00/i);
    const requester = await api.caller(database, tenantId, 'requester');
    expect((await requester.get(path)).status).toBe(403);
  });

  it('is not told anything before there is an award', async () => {
    const unknown = await buyer.get<Problem>('/v1/procurements/none/debriefs');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'PROCUREMENT_UNKNOWN' } });
  });
});

describe('the savings book', () => {
  it('adds up what each order saved, says what each figure means, and leaves out what fell', async () => {
    const { caseId, path } = await anOrder();
    const read = () => buyer.get<SavingsBook>(`/v1/savings?caseId=${caseId}`);
    const { body } = await read();
    expect(body.definitions).toHaveLength(5);
    expect(body.totals).toEqual([
      {
        currency: 'USD',
        linesCount: 1,
        baselineMinor: 13_000,
        paidMinor: 10_000,
        identifiedMinor: 1_000,
        negotiatedMinor: 2_000,
        awardedMinor: 3_000,
        avoidedMinor: 0,
      },
    ]);
    await buyer.post(`${path}/cancel`, { because });
    expect((await read()).body.items).toEqual([]);
    expect((await buyer.get('/v1/savings?from=yesterday')).status).toBe(400);
  });
});
