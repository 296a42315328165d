import { afterAll, describe, expect, it } from 'vitest';
import { COMPENSATION_STEPS } from '#contracts/orders.ts';
import { verifyAudit } from '#memory/audit/verify.ts';
import { recordOutcome } from '#memory/delivery-outcomes.ts';
import { cancelOrder, respondToOrder } from '#memory/orders/order-actions.ts';
import { createOrderBook } from '#memory/orders/order-book.ts';
import { getOrder } from '#memory/orders/order-views.ts';
import { markWoken, unwokenOrders } from '#memory/orders/unwoken-orders.ts';
import { anAwardedCase, aPortalSupplier } from '../support/order-builders.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
const book = createOrderBook(database);
const anna = { keyId: 'anna', name: 'Anna' };

afterAll(() => database.close());

async function anOrder() {
  const tenantId = aTenantId();
  await aPortalSupplier(database, tenantId, 'acme');
  const item = { itemId: 'EQ-CELL-COMPACT', description: 'Cell', unitCode: 'C62' };
  await database.inTenant(tenantId, (tx) => tx.item.create({ data: { tenantId, ...item } }));
  const caseId = await anAwardedCase(database, tenantId);
  const [unwoken] = await unwokenOf(tenantId);
  const orderNo = unwoken?.orderNo ?? '';
  return { tenantId, caseId, orderNo, ref: { tenantId, orderNo } };
}

const unwokenOf = async (tenantId: string) =>
  (await unwokenOrders(database, 1_000)).filter((it) => it.tenantId === tenantId);

describe('the records of an order', () => {
  it('show a step that failed, which holds up the others until a person wants it tried again', async () => {
    const { tenantId, orderNo, ref } = await anOrder();
    const [first, second, ...others] = COMPENSATION_STEPS;
    await cancelOrder(database, tenantId, orderNo, 'not needed', anna);
    await book.compensate(ref, first);
    await book.giveUp(ref, { do: 'give_up', step: second, because: 'the budget is away' });
    expect(await book.look(ref)).toMatchObject({ status: 'cancelling', step: null });
    const shown = await getOrder(database, tenantId, orderNo);
    expect(shown?.compensation[1]).toMatchObject({ status: 'failed' });
    expect(shown?.compensation[1]?.result).toContain('the budget is away');
    await cancelOrder(database, tenantId, orderNo, 'not needed', anna);
    expect(await book.look(ref)).toMatchObject({ step: second });
    for (const step of [second, ...others]) await book.compensate(ref, step);
    expect(await book.look(ref)).toMatchObject({ status: 'cancelled', step: null });
  });

  it('are told to the engine until it knows of the last event', async () => {
    const { tenantId, orderNo, ref } = await anOrder();
    expect(await unwokenOf(tenantId)).toMatchObject([{ orderNo, sequence: 1 }]);
    await markWoken(database, { tenantId, orderNo, sequence: 1 });
    expect(await unwokenOf(tenantId)).toEqual([]);
    await book.silence(ref, 'remind');
    await book.silence(ref, 'remind');
    expect(await unwokenOf(tenantId)).toMatchObject([{ sequence: 2 }]);
  });

  it('take the same answer once, and none for a revision that is past', async () => {
    const { tenantId, orderNo } = await anOrder();
    const answer = (revision: number) => {
      const response = { kind: 'accepted' as const, revision, text: '' };
      return respondToOrder(database, tenantId, orderNo, { supplierId: 'acme', response });
    };
    const kinds = await Promise.all([answer(1), answer(1)]);
    expect(kinds.map((it) => it.kind).toSorted()).toEqual(['same', 'taken']);
    expect(await answer(2)).toMatchObject({ kind: 'refused', code: 'ORDER_CHANGED' });
    expect((await getOrder(database, tenantId, orderNo))?.responses).toHaveLength(1);
  });

  it('take an order as accepted where a simulated supplier wants what the rules refuse', async () => {
    const { tenantId, orderNo, ref } = await anOrder();
    const past = { lineNo: 1, quantity: 10, unitPriceMinor: 1_000, promisedOn: '2020-01-01' };
    await book.respond(ref, { kind: 'changed', revision: 1, text: 'later', lines: [past] });
    expect(await book.look(ref)).toMatchObject({ status: 'acknowledged' });
    expect((await getOrder(database, tenantId, orderNo))?.responses).toMatchObject([
      { kind: 'accepted' },
    ]);
  });

  it('follow what is reported of a delivery, also when a report is corrected', async () => {
    const { tenantId, caseId, orderNo } = await anOrder();
    const receivedOn = new Date().toISOString().slice(0, 10);
    const line = { caseId, lineNo: 1, supplierId: 'acme', receivedOn, notes: '' };
    const report = async (receivedQuantity: number) => {
      const delivery = { ...line, receivedQuantity, rejectedQuantity: null };
      await recordOutcome(database, tenantId, delivery, 'anna');
      return (await getOrder(database, tenantId, orderNo))?.status;
    };
    expect(await report(4)).toBe('partly_received');
    expect(await report(10)).toBe('received');
    expect(await report(9)).toBe('partly_received');
  });

  it('are told in the audit trail, and stand as it tells them', async () => {
    const { tenantId, orderNo } = await anOrder();
    await cancelOrder(database, tenantId, orderNo, 'not needed', anna);
    expect(await verifyAudit(database, tenantId)).toMatchObject({ finding: null });
  });
});
