import type { OrderLook, OrderMove } from '#contracts/order-moves.ts';
import type { CompensationStepName } from '#contracts/orders.ts';
import type { Channel } from '#contracts/supplier-answer.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import type { Silence } from '#domain/order/silence.ts';
import { beSilent } from '#domain/order/silence.ts';
import type { OrderBook } from '#ports/order-book.ts';
import type { Database, Transaction } from '../database.ts';
import { storable } from '../storable-json.ts';
import { changeOrder, tellOfOrder } from './change-order.ts';
import { compensate } from './compensation.ts';
import { respondToOrder } from './order-actions.ts';
import { briefOf, findOrder, lockOrder, timingOf } from './order-rows.ts';
import { queueOrderPost, toSupplierOrder } from './supplier-orders.ts';

/** The records of purchase orders in PostgreSQL, for the workflow that stays with one. */
export function createOrderBook(database: Database): OrderBook {
  const run = <T>({ tenantId }: OrderRef, use: (tx: Transaction) => Promise<T>) =>
    database.inTenant(tenantId, use);
  return {
    look: (ref) => run(ref, (tx) => lookAt(tx, ref)),
    announce: (ref) => run(ref, (tx) => announce(tx, ref)),
    silence: (ref, silence) => run(ref, (tx) => noteSilence(tx, ref, silence)),
    asked: (ref) =>
      run(ref, async (tx) => {
        const row = await known(tx, ref);
        const { requisition } = await briefOf(tx, row);
        return { requisition, order: await toSupplierOrder(tx, row) };
      }),
    async respond(ref, response) {
      const { supplierId } = await run(ref, (tx) => known(tx, ref));
      const { tenantId, orderNo } = ref;
      const said = await respondToOrder(database, tenantId, orderNo, { supplierId, response });
      // Other refusals mean that the order has moved on meanwhile; the next look tells where to.
      if (said.kind !== 'refused' || said.code !== 'ORDER_REFUSED') return;
      const accepted = {
        kind: 'accepted',
        revision: response.revision,
        text: response.text,
      } as const;
      await respondToOrder(database, tenantId, orderNo, { supplierId, response: accepted });
    },
    compensate: (ref, step) => compensate(database, ref, step),
    giveUp: (ref, move) => run(ref, (tx) => giveUp(tx, ref, move)),
  };
}

async function known(tx: Transaction, ref: OrderRef) {
  const row = await findOrder(tx, ref);
  if (row === null) throw new Error(`there is no order ${ref.orderNo}`);
  return row;
}

async function lookAt(tx: Transaction, ref: OrderRef): Promise<OrderLook> {
  const row = await known(tx, ref);
  const { tenantId, supplierId, caseId } = row;
  const channel = await tx.supplierChannel.findUnique({
    where: { tenantId_supplierId: { tenantId, supplierId } },
    select: { kind: true },
  });
  const step = await tx.orderCompensation.findFirst({
    where: { ...ref, status: { not: 'done' } },
    orderBy: { stepNo: 'asc' },
  });
  return {
    caseId,
    status: row.status as OrderLook['status'],
    channel: (channel?.kind ?? 'simulated') as Channel,
    nowMs: Date.now(),
    awaitsSinceMs: row.awaitsSince.getTime(),
    timing: timingOf(await briefOf(tx, row)),
    // Only a webhook has to be told; others see the order where they look.
    announced: channel?.kind !== 'webhook' || row.announcedRevision >= row.revision,
    reminded: row.remindedAt !== null,
    escalated: row.escalatedAt !== null,
    // One that failed holds up those behind it until a person wants it tried again.
    step: step?.status === 'waiting' ? (step.step as CompensationStepName) : null,
  };
}

async function announce(tx: Transaction, ref: OrderRef): Promise<void> {
  const row = await lockOrder(tx, ref);
  if (row === null || row.announcedRevision >= row.revision) return;
  await tx.purchaseOrder.update({
    where: { tenantId_orderNo: ref },
    data: { announcedRevision: row.revision },
  });
  await queueOrderPost(tx, ref, 'order_issued');
}

async function noteSilence(tx: Transaction, ref: OrderRef, silence: Silence): Promise<void> {
  const row = await known(tx, ref);
  const isNoted = { remind: row.remindedAt, escalate: row.escalatedAt, lapse: null }[silence];
  if (isNoted !== null) return;
  const change = await changeOrder(tx, ref, 'system', (it) => beSilent(it, silence));
  if (change.kind !== 'taken') return;
  const now = new Date();
  const noted = { remind: { remindedAt: now }, escalate: { escalatedAt: now }, lapse: {} }[silence];
  await tx.purchaseOrder.update({ where: { tenantId_orderNo: ref }, data: noted });
  if (silence === 'remind') await queueOrderPost(tx, ref, 'order_reminded');
  if (silence === 'lapse') await queueOrderPost(tx, ref, 'order_lapsed');
}

async function giveUp(
  tx: Transaction,
  ref: OrderRef,
  { step, because }: Extract<OrderMove, { do: 'give_up' }>,
): Promise<void> {
  const row = await lockOrder(tx, ref);
  const result = storable(`Not done: ${because}`).slice(0, RESULT_MAX);
  const { count } = await tx.orderCompensation.updateMany({
    where: { ...ref, step, status: 'waiting' },
    data: { status: 'failed', attempts: { increment: 1 }, result },
  });
  if (row === null || count === 0) return;
  await tellOfOrder(tx, row, 'system', { kind: 'step_failed', sentence: `${step}: ${result}` });
}

const RESULT_MAX = 1_000;
