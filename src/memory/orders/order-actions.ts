import type { OrderResponseRequest } from '#contracts/orders.ts';
import { COMPENSATION_STEPS } from '#contracts/orders.ts';
import { cancel } from '#domain/order/cancel.ts';
import { decideChange } from '#domain/order/decide-change.ts';
import type { PricePlan } from '#domain/order/order.ts';
import { orderTotalMinor, withChanges } from '#domain/order/order.ts';
import { changePrice } from '#domain/order/price.ts';
import { respond } from '#domain/order/respond.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import type { Person } from '#domain/same-person.ts';
import type { Database, Transaction } from '../database.ts';
import { storable, storableJson } from '../storable-json.ts';
import type { OrderChange } from './change-order.ts';
import { changeOrder, tellOfOrder } from './change-order.ts';

/**
 * Takes what a supplier says to its order. Whoever calls has made sure that it is this supplier.
 * @returns `unknown` also for an order of another supplier
 */
export function respondToOrder(
  database: Database,
  tenantId: string,
  orderNo: string,
  { supplierId, response }: { supplierId: string; response: OrderResponseRequest },
  nowMs: number = Date.now(),
): Promise<OrderChange> {
  return database.inTenant(tenantId, async (tx) => {
    const where = { tenantId, orderNo, supplierId };
    if ((await tx.purchaseOrder.findFirst({ where, select: { orderNo: true } })) === null)
      return { kind: 'unknown' };
    const by = `supplier:${supplierId}`;
    const change = await changeOrder(tx, { tenantId, orderNo }, by, (it) =>
      respond(it, response, nowMs),
    );
    if (change.kind === 'taken') await keepResponse(tx, change, response);
    return change;
  });
}

async function keepResponse(
  tx: Transaction,
  { row, before }: Extract<OrderChange, { kind: 'taken' }>,
  response: OrderResponseRequest,
): Promise<void> {
  const { tenantId, orderNo } = row;
  const lines = response.kind === 'changed' ? response.lines : [];
  const known = await tx.orderResponse.count({ where: { tenantId, orderNo } });
  await tx.orderResponse.create({
    data: {
      tenantId,
      orderNo,
      responseNo: known + 1,
      kind: response.kind,
      revision: response.revision,
      lines,
      text: storable(response.text),
      totalMinor: BigInt(orderTotalMinor(withChanges(before.lines, lines))),
    },
  });
}

/** A person accepts or refuses the change that the supplier wants. */
export function decideOrderChange(
  database: Database,
  tenantId: string,
  orderNo: string,
  wish: { decision: 'accept_change' | 'refuse_change'; because: string },
  by: Person,
): Promise<OrderChange> {
  return database.inTenant(tenantId, async (tx) => {
    const { decision, because } = wish;
    const change = await changeOrder(tx, { tenantId, orderNo }, by.keyId, (it) =>
      decideChange(it, decision, by, because),
    );
    if (change.kind !== 'taken') return change;
    const isFirst = change.order.change !== null;
    const first = isFirst ? storableJson({ keyId: by.keyId, name: by.name }) : null;
    const verdict = decision === 'accept_change' ? 'accepted' : 'refused';
    await tx.$executeRaw`
      update order_responses set
        accepted_first = coalesce(${first}::jsonb, accepted_first),
        decision = case when ${isFirst} then null else ${verdict} end,
        decided_by = case when ${isFirst} then null else ${by.keyId} end,
        decided_because = case when ${isFirst} then null else ${storable(because)} end,
        decided_at = case when ${isFirst} then null else clock_timestamp() end
      where tenant_id = ${tenantId} and order_no = ${orderNo} and kind = 'changed'
        and decision is null`;
    return change;
  });
}

/** Another price for a line than the awarded one. */
export const changeOrderPrice = (
  database: Database,
  tenantId: string,
  orderNo: string,
  wish: PricePlan & { lineNo: number },
  by: Person,
): Promise<OrderChange> =>
  database.inTenant(tenantId, (tx) =>
    changeOrder(tx, { tenantId, orderNo }, by.keyId, (it) =>
      changePrice(it, wish, { keyId: by.keyId, name: by.name }, Date.now()),
    ),
  );

/** Takes an order back. The same wish again has what failed of it tried again. */
export function cancelOrder(
  database: Database,
  tenantId: string,
  orderNo: string,
  because: string,
  by: Person,
): Promise<OrderChange> {
  return database.inTenant(tenantId, async (tx) => {
    const ref = { tenantId, orderNo };
    const change = await changeOrder(tx, ref, by.keyId, (it) => cancel(it, because));
    if (change.kind === 'taken') await planCompensation(tx, ref, by.keyId, because);
    return change.kind === 'same' ? tryFailedAgain(tx, change, by.keyId) : change;
  });
}

async function planCompensation(
  tx: Transaction,
  { tenantId, orderNo }: OrderRef,
  cancelledBy: string,
  because: string,
): Promise<void> {
  await tx.purchaseOrder.update({
    where: { tenantId_orderNo: { tenantId, orderNo } },
    data: { cancelledBy, cancelledBecause: storable(because) },
  });
  const data = COMPENSATION_STEPS.map((step, at) => ({ tenantId, orderNo, stepNo: at + 1, step }));
  await tx.orderCompensation.createMany({ data });
}

type SameOrder = Extract<OrderChange, { kind: 'same' }>;

async function tryFailedAgain(tx: Transaction, same: SameOrder, by: string): Promise<SameOrder> {
  const { row } = same;
  const { tenantId, orderNo } = row;
  const { count } = await tx.orderCompensation.updateMany({
    where: { tenantId, orderNo, status: 'failed' },
    data: { status: 'waiting', attempts: 0 },
  });
  if (count === 0) return same;
  const sentence = `${count} failed ${count === 1 ? 'step is' : 'steps are'} tried again.`;
  return {
    ...same,
    sequence: await tellOfOrder(tx, row, by, { kind: 'cancel_retried', sentence }),
  };
}
