import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail, OrderSummary } from '#contracts/orders.ts';
import { COMPENSATION_STEPS } from '#contracts/orders.ts';
import { presets, toRequest } from '#domain/intake/presets.ts';
import type { RunningParley, Victim } from '../support/running-parley.ts';
import { startParley, until } from '../support/running-parley.ts';

// Fixed, so that every run of the case has the same suppliers with the same answers.
const request = { ...toRequest(presets['equipment-75k'], Date.now()), seed: 11 };
const ANSWERS = ['acknowledged', 'change_proposed', 'rejected'];

let parley: RunningParley;

beforeAll(async () => {
  parley = await startParley();
});
afterAll(() => parley.stop());

const patient = <T>(path: string) => until(() => parley.desk.get<T>(path).catch(() => null));

/** The orders of a new case at the first moment at which they can be seen. */
async function freshOrders(): Promise<{ caseId: string; orders: OrderSummary[] }> {
  const { id: caseId } = await parley.desk.post<{ id: string }>('/v1/procurements', request);
  const orders = await until(async () => {
    const { items } = await ordersOf(caseId);
    return items.length === 0 ? null : items;
  });
  return { caseId, orders };
}

const ordersOf = (caseId: string) =>
  patient<{ items: OrderSummary[] }>(`/v1/orders?caseId=${caseId}`);

const once = (orderNo: string, is: (it: OrderDetail) => boolean) =>
  until(async () => {
    const order = await patient<OrderDetail>(`/v1/orders/${orderNo}`);
    return is(order) ? order : null;
  });

const attacks: Victim[][] = [
  ['worker'],
  ['api'],
  ['worker', 'api'],
  ['worker', 'api', 'temporal', 'postgres'],
];

describe('a process that is killed between an award and the start of its order', () => {
  it.each(attacks.map((it) => [it]))(
    '%j: each winner has one order, answered once',
    async (victims) => {
      const { caseId, orders } = await freshOrders();
      await Promise.all(victims.map((it) => parley.kill(it)));
      for (const { orderNo } of orders) {
        const order = await once(orderNo, (it) => ANSWERS.includes(it.status));
        const kinds = order.events.map((it) => it.kind);
        expect(kinds).toEqual(['issued', order.status]);
        expect(order.responses).toHaveLength(1);
      }
      expect((await ordersOf(caseId)).items.map((it) => it.orderNo)).toEqual(
        orders.map((it) => it.orderNo),
      );
    },
  );
});

describe('a process that is killed while an order is taken back', () => {
  it('leaves no step out and does none twice', async () => {
    const { orders } = await freshOrders();
    const orderNo = orders[0]?.orderNo ?? '';
    await once(orderNo, (it) => ANSWERS.includes(it.status));
    await parley.desk.post(`/v1/orders/${orderNo}/cancel`, { because: 'not needed any more' });
    await Promise.all([parley.kill('worker'), parley.kill('api')]);
    const { events } = await once(orderNo, (it) => it.status === 'cancelled');
    const steps = events.map((it) => it.kind).filter((it) => it.startsWith('step_'));
    expect(steps).toEqual(COMPENSATION_STEPS.map((it) => `step_${it}`));
  });
});
