import type { Order, OrderRefusal, OrderStep } from '#domain/order/order.ts';
import { orderTotalMinor } from '#domain/order/order.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import { actAs } from '../audit/actor.ts';
import type { Transaction } from '../database.ts';
import { storable, storableJson } from '../storable-json.ts';
import type { OrderRow } from './order-rows.ts';
import { lockOrder, toOrder } from './order-rows.ts';

/** `sequence` is that of the order's last event. */
export type OrderChange =
  | { kind: 'taken'; row: OrderRow; order: Order; before: Order; sequence: number }
  | { kind: 'same'; row: OrderRow; order: Order; sequence: number }
  | OrderRefusal
  | { kind: 'unknown' };

/**
 * Lets the rules decide about one order and writes what they say, with the event that tells of it.
 * Changes of one order wait for each other.
 * @param by a key id, `supplier:<id>` or `system`
 */
export async function changeOrder(
  tx: Transaction,
  ref: OrderRef,
  by: string,
  decide: (order: Order) => OrderStep,
): Promise<OrderChange> {
  const row = await lockOrder(tx, ref);
  if (row === null) return { kind: 'unknown' };
  const before = await toOrder(tx, row);
  const step = decide(before);
  if (step.kind === 'refused') return step;
  if (step.kind === 'same') {
    return { kind: 'same', row, order: before, sequence: row.eventSequence };
  }
  await actAs(tx, by);
  await writeOrder(tx, row, step.order);
  await writeLines(tx, row, before, step.order);
  const sequence = await tellOfOrder(tx, row, by, step.event);
  return { kind: 'taken', row, order: step.order, before, sequence };
}

async function writeOrder(tx: Transaction, row: OrderRow, order: Order): Promise<void> {
  const { tenantId, orderNo } = row;
  const isAsked = order.revision !== row.revision && order.status === 'issued';
  await tx.purchaseOrder.update({
    where: { tenantId_orderNo: { tenantId, orderNo } },
    data: {
      status: order.status,
      revision: order.revision,
      totalMinor: BigInt(orderTotalMinor(order.lines)),
      ...(isAsked && { awaitsSince: new Date(), remindedAt: null, escalatedAt: null }),
      ...(order.status === 'acknowledged' && { acknowledgedAt: row.acknowledgedAt ?? new Date() }),
    },
  });
}

async function writeLines(
  tx: Transaction,
  { tenantId, orderNo }: OrderRow,
  before: Order,
  after: Order,
): Promise<void> {
  for (const [at, line] of after.lines.entries()) {
    if (line === before.lines[at]) continue;
    const pending = line.pendingPrice === null ? null : storableJson(line.pendingPrice);
    const because = line.priceBecause === null ? null : storable(line.priceBecause);
    await tx.$executeRaw`
      update order_lines set quantity = ${line.quantity}, unit_price_minor = ${line.unitPriceMinor},
        price_because = ${because}, pending_price = ${pending}::jsonb,
        promised_on = ${line.promisedOn}::date, received_quantity = ${line.receivedQuantity},
        rejected_quantity = ${line.rejectedQuantity},
        last_received_on = ${line.lastReceivedOn}::date
      where tenant_id = ${tenantId} and order_no = ${orderNo} and line_no = ${line.lineNo}`;
  }
}

/** Adds an event to an order, so that whoever stays with it looks again. @returns its sequence */
export async function tellOfOrder(
  tx: Transaction,
  { tenantId, orderNo, caseId }: Pick<OrderRow, 'tenantId' | 'orderNo' | 'caseId'>,
  by: string,
  event: { kind: string; sentence: string },
): Promise<number> {
  const { eventSequence: sequence } = await tx.purchaseOrder.update({
    where: { tenantId_orderNo: { tenantId, orderNo } },
    data: { eventSequence: { increment: 1 }, updatedAt: new Date() },
    select: { eventSequence: true },
  });
  const sentence = storable(event.sentence).slice(0, SENTENCE_MAX);
  const data = { tenantId, orderNo, caseId, sequence, kind: event.kind, by, sentence };
  await tx.orderEvent.create({ data });
  return sequence;
}

const SENTENCE_MAX = 1_500;
