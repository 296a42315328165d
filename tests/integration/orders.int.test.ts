import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail, OrderSummary } from '#contracts/orders.ts';
import { respondToOrder } from '#memory/orders/order-actions.ts';
import { anAward, anAwardedCase, anAwardLine, aPortalSupplier } from '../support/order-builders.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
/** Apart by more than a loaded machine takes for a look. */
const soon = { order: { remindMs: 1_500, escalateMs: 3_500, lapseMs: 5_500 } };
const never = { order: { remindMs: 600_000, escalateMs: 600_000, lapseMs: 600_000 } };
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let second: Caller;
let stranger: Caller;
let reader: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  await aPortalSupplier(database, tenantId, 'acme');
  buyer = await api.caller(database, tenantId, 'buyer');
  second = await api.caller(database, tenantId, 'administrator');
  reader = await api.caller(database, tenantId, 'requester');
  stranger = await api.caller(database, aTenantId(), 'administrator');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const orderOf = (by: Caller, caseId: string, is: (it: OrderDetail) => boolean) =>
  until(async () => {
    const { body } = await by.get<{ items: OrderSummary[] }>(`/v1/orders?caseId=${caseId}`);
    const orderNo = body.items[0]?.orderNo;
    if (orderNo === undefined) return null;
    const order = await by.get<OrderDetail>(`/v1/orders/${orderNo}`);
    if (order.status !== 200) throw new Error(JSON.stringify(order.body));
    return is(order.body) ? order.body : null;
  });

const kindsOf = (order: OrderDetail) => order.events.map((it) => it.kind);

describe('an award', () => {
  it('becomes an order that its supplier acknowledges, and that receipts complete', async () => {
    const path = await openCase(buyer, { deliveryPlace: 'Hall 3, Springfield' });
    const { caseId, award } = await closedCase(buyer, path);
    const order = await orderOf(buyer, caseId, (it) => it.status === 'acknowledged');
    expect(order.orderNo).toMatch(/^PO-\d{4}-\d{6}$/);
    expect(order).toMatchObject({
      totalMinor: award?.proposal.totalMinor,
      terms: { deliveryPlace: 'Hall 3, Springfield' },
    });
    expect(kindsOf(order).slice(0, 2)).toEqual(['issued', 'acknowledged']);
    const [line] = order.lines;
    const report = {
      lineNo: 1,
      supplierId: order.supplierId,
      receivedOn: new Date().toISOString().slice(0, 10),
      receivedQuantity: line?.quantity,
    };
    expect((await buyer.post(`${path}/outcomes`, report)).status).toBe(201);
    const received = await orderOf(buyer, caseId, (it) => it.status === 'received');
    expect(received.lines[0]).toMatchObject({ receivedQuantity: line?.quantity });
    const late = await buyer.post<Problem>(`/v1/orders/${order.orderNo}/cancel`, {
      because: 'changed my mind',
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'ORDER_SETTLED' } });
  });

  it('is ordered once for each winner, with numbers that follow each other', async () => {
    const tenant = aTenantId();
    const by = await api.caller(database, tenant, 'buyer');
    const lines = [
      anAwardLine({ quantity: 6 }),
      anAwardLine({ quantity: 4, supplierId: 'bolt', supplierName: 'Bolt' }),
    ];
    await anAwardedCase(database, tenant, { proposal: anAward(lines) });
    const { body } = await by.get<{ items: OrderSummary[] }>('/v1/orders');
    const year = new Date().getUTCFullYear();
    expect(body.items.map((it) => it.orderNo).toSorted()).toEqual([
      `PO-${year}-000001`,
      `PO-${year}-000002`,
    ]);
    expect(body.items.map((it) => it.totalMinor).toSorted((a, b) => a - b)).toEqual([4_000, 6_000]);
  });
});

describe('a supplier that says nothing', () => {
  it('is reminded, then a person hears of it, then the order lapses', async () => {
    const caseId = await anAwardedCase(database, tenantId, { timing: soon });
    const order = await orderOf(buyer, caseId, (it) => it.status === 'lapsed');
    expect(kindsOf(order)).toEqual(['issued', 'reminded', 'escalated', 'lapsed']);
    expect(order.escalated).toBe(true);
    expect(order.waitsFor).toMatchObject({ who: 'buyer' });
  });
});

describe('a change that the supplier wants', () => {
  const propose = async (unitPriceMinor: number, quantity = 10) => {
    const caseId = await anAwardedCase(database, tenantId, { timing: never });
    const { orderNo } = await orderOf(buyer, caseId, () => true);
    const promisedOn = '2030-01-31';
    const lines = [{ lineNo: 1, quantity, unitPriceMinor, promisedOn }];
    const response = { kind: 'changed' as const, revision: 1, lines, text: 'A later day.' };
    const taken = await respondToOrder(database, tenantId, orderNo, {
      supplierId: 'acme',
      response,
    });
    expect(taken.kind).toBe('taken');
    return { orderNo, path: `/v1/orders/${orderNo}` };
  };
  const yes = { decision: 'accept_change', because: 'we can wait' };

  it('is accepted by a person and then counts', async () => {
    const { path } = await propose(1_000, 8);
    const { status, body } = await buyer.post<OrderDetail>(`${path}/decision`, yes);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'acknowledged', revision: 2, totalMinor: 8_000 });
    expect(body.lines[0]).toMatchObject({ quantity: 8, promisedOn: '2030-01-31' });
    expect(body.responses[0]).toMatchObject({ decision: 'accepted', text: 'A later day.' });
  });

  it('is refused, and the supplier is asked for the order as it was', async () => {
    const { path } = await propose(1_000, 8);
    const no = { decision: 'refuse_change', because: 'we need all of it' };
    const { body } = await buyer.post<OrderDetail>(`${path}/decision`, no);
    expect(body).toMatchObject({ status: 'issued', revision: 2, totalMinor: 10_000 });
    const again = await buyer.post<Problem>(`${path}/decision`, yes);
    expect(again).toMatchObject({ status: 409, body: { code: 'ORDER_SETTLED' } });
  });

  it('takes two people when it raises the total, and never goes beyond the budget', async () => {
    const { path } = await propose(1_200);
    const first = await buyer.post<OrderDetail>(`${path}/decision`, yes);
    expect(first.body).toMatchObject({ status: 'change_proposed', totalMinor: 10_000 });
    const again = await buyer.post<Problem>(`${path}/decision`, yes);
    expect(again.body.code).toBe('SECOND_PERSON_NEEDED');
    const { body } = await second.post<OrderDetail>(`${path}/decision`, yes);
    expect(body).toMatchObject({ status: 'acknowledged', totalMinor: 12_000 });
    const dear = await propose(2_001);
    const refused = await buyer.post<Problem>(`${dear.path}/decision`, yes);
    expect(refused).toMatchObject({ status: 422, body: { code: 'ORDER_REFUSED' } });
  });
});

describe('the awarded price', () => {
  it('is overridden only with a reason, a higher one only by two people', async () => {
    const caseId = await anAwardedCase(database, tenantId, { timing: never });
    const { orderNo } = await orderOf(buyer, caseId, () => true);
    const path = `/v1/orders/${orderNo}/price`;
    const price = (unitPriceMinor: number) => ({
      lineNo: 1,
      unitPriceMinor,
      because: 'agreed by phone',
    });
    expect((await buyer.post(path, { lineNo: 1, unitPriceMinor: 900 })).status).toBe(422);
    expect((await reader.post(path, price(900))).status).toBe(403);
    const lower = await buyer.post<OrderDetail>(path, price(900));
    expect(lower.body).toMatchObject({ status: 'issued', revision: 2, totalMinor: 9_000 });
    expect(lower.body.lines[0]).toMatchObject({
      awardedUnitPriceMinor: 1_000,
      priceBecause: 'agreed by phone',
    });
    const higher = await buyer.post<OrderDetail>(path, price(1_100));
    expect(higher.body).toMatchObject({ revision: 2, totalMinor: 9_000 });
    expect((await buyer.post<Problem>(path, price(1_100))).body.code).toBe('SECOND_PERSON_NEEDED');
    const both = await second.post<OrderDetail>(path, price(1_100));
    expect(both.body).toMatchObject({ revision: 3, totalMinor: 11_000 });
  });
});

describe('what is not allowed', () => {
  it('is refused in plain words, and other tenants see nothing', async () => {
    const caseId = await anAwardedCase(database, tenantId, { timing: never });
    const { orderNo } = await orderOf(buyer, caseId, () => true);
    const path = `/v1/orders/${orderNo}`;
    expect((await stranger.get<Problem>(path)).body.code).toBe('ORDER_UNKNOWN');
    expect((await stranger.get<{ items: [] }>('/v1/orders')).body.items).toEqual([]);
    const because = 'not mine';
    expect((await stranger.post(`${path}/cancel`, { because })).status).toBe(404);
    expect((await reader.post(`${path}/cancel`, { because })).status).toBe(403);
    expect((await buyer.get('/v1/orders/PO-1')).status).toBe(404);
    expect((await buyer.get('/v1/orders?status=lost')).status).toBe(400);
    expect((await buyer.post(`${path}/decision`, { decision: 'maybe' })).status).toBe(422);
    expect((await buyer.post(`${path}/cancel`, {})).status).toBe(422);
    const page = await buyer.get<string>(`${path}/document`);
    expect(page.body).toContain(orderNo);
    const wrong = { kind: 'accepted' as const, revision: 1, text: '' };
    const foreign = { supplierId: 'bolt', response: wrong };
    const taken = await respondToOrder(database, tenantId, orderNo, foreign);
    expect(taken.kind).toBe('unknown');
  });
});
