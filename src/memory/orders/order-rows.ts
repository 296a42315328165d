import type { CaseBrief } from '#contracts/messages.ts';
import type { ChangedLine, OrderStatus } from '#contracts/orders.ts';
import { ORDER_TIMING } from '#contracts/procurement.ts';
import type { Order, OrderLineState } from '#domain/order/order.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import { isoDayOf } from '#domain/days.ts';
import type { Person } from '#domain/same-person.ts';
import { changedBriefs } from '../briefs-in-force.ts';
import type { Transaction } from '../database.ts';

const ended: OrderStatus[] = ['cancelling', 'cancelled', 'lapsed', 'rejected'];

/** An order as it is kept, with its lines by number. */
export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

export const findOrder = (tx: Transaction, { tenantId, orderNo }: OrderRef) =>
  tx.purchaseOrder.findUnique({
    where: { tenantId_orderNo: { tenantId, orderNo } },
    include: { lines: { orderBy: { lineNo: 'asc' } } },
  });

/** Locks the case first, as every turn does: what its orders may cost together is settled there. */
export async function lockOrder(tx: Transaction, order: OrderRef): Promise<OrderRow | null> {
  const { tenantId, orderNo } = order;
  await tx.$queryRaw`select 1 from cases where tenant_id = ${tenantId} and case_id = (
    select case_id from purchase_orders
    where tenant_id = ${tenantId} and order_no = ${orderNo}) for update`;
  return findOrder(tx, order);
}

export function toLine(row: OrderRow['lines'][number]): OrderLineState {
  return {
    lineNo: row.lineNo,
    quantity: row.quantity,
    unitPriceMinor: Number(row.unitPriceMinor),
    awardedUnitPriceMinor: Number(row.awardedUnitPriceMinor),
    priceBecause: row.priceBecause,
    pendingPrice: row.pendingPrice as OrderLineState['pendingPrice'],
    promisedOn: isoDayOf(row.promisedOn.getTime()),
    receivedQuantity: row.receivedQuantity,
    rejectedQuantity: row.rejectedQuantity,
    lastReceivedOn: row.lastReceivedOn === null ? null : isoDayOf(row.lastReceivedOn.getTime()),
  };
}

/** The order as its rules see it. */
export async function toOrder(tx: Transaction, row: OrderRow): Promise<Order> {
  const { tenantId, orderNo } = row;
  const waiting = await tx.orderResponse.findFirst({
    where: { tenantId, orderNo, kind: 'changed', decision: null },
    orderBy: { responseNo: 'desc' },
  });
  const isOpen = row.status === 'change_proposed' && waiting !== null;
  return {
    status: row.status as OrderStatus,
    revision: row.revision,
    currency: row.currency,
    lines: row.lines.map(toLine),
    change: isOpen
      ? {
          lines: waiting.lines as unknown as ChangedLine[],
          acceptedFirst: waiting.acceptedFirst as Person | null,
        }
      : null,
    roomMinor: await roomMinor(tx, row),
  };
}

/** What the budget of the case leaves beside its other orders that stand. */
export async function roomMinor(
  tx: Transaction,
  { tenantId, caseId, orderNo }: Pick<OrderRow, 'tenantId' | 'caseId' | 'orderNo'>,
): Promise<number> {
  const { requisition } = await briefOf(tx, { tenantId, caseId });
  const others = await tx.purchaseOrder.aggregate({
    where: { tenantId, caseId, orderNo: { not: orderNo }, status: { notIn: ended } },
    _sum: { totalMinor: true },
  });
  return requisition.budgetMinor - Number(others._sum.totalMinor ?? 0n);
}

/** The brief in force of an order's case. */
export async function briefOf(
  tx: Transaction,
  { tenantId, caseId }: { tenantId: string; caseId: string },
): Promise<CaseBrief> {
  const changed = (await changedBriefs(tx, tenantId, [caseId])).get(caseId);
  if (changed !== undefined) return changed;
  const of = await tx.case.findUniqueOrThrow({
    where: { tenantId_caseId: { tenantId, caseId } },
    select: { brief: true },
  });
  return of.brief as unknown as CaseBrief;
}

export const timingOf = ({ timing }: CaseBrief) => timing.order ?? ORDER_TIMING;
