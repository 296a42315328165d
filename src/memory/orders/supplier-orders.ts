import type { CompensationStepName, OrderTerms, SupplierOrder } from '#contracts/orders.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import type { Database, Transaction } from '../database.ts';
import { storableJson } from '../storable-json.ts';
import { responseView } from './order-parts.ts';
import type { OrderRow } from './order-rows.ts';
import { briefOf, findOrder, timingOf, toLine } from './order-rows.ts';

/** The order of a supplier in a case, as the supplier sees it; null = it has none. */
export function orderOfSupplier(
  database: Database,
  tenantId: string,
  caseId: string,
  supplierId: string,
): Promise<SupplierOrder | null> {
  return database.inTenant(tenantId, async (tx) => {
    const found = await tx.purchaseOrder.findUnique({
      where: { tenantId_caseId_supplierId: { tenantId, caseId, supplierId } },
      select: { orderNo: true },
    });
    if (found === null) return null;
    const row = await findOrder(tx, { tenantId, orderNo: found.orderNo });
    return row === null ? null : toSupplierOrder(tx, row);
  });
}

export async function toSupplierOrder(tx: Transaction, row: OrderRow): Promise<SupplierOrder> {
  const { tenantId, orderNo } = row;
  const brief = await briefOf(tx, row);
  const answered = await tx.orderResponse.findMany({
    where: { tenantId, orderNo },
    orderBy: { responseNo: 'asc' },
  });
  return {
    orderNo,
    caseId: row.caseId,
    supplierId: row.supplierId,
    supplierName: row.supplierName,
    title: brief.requisition.title,
    status: row.status as SupplierOrder['status'],
    revision: row.revision,
    currency: row.currency,
    totalMinor: Number(row.totalMinor),
    terms: row.terms as unknown as OrderTerms,
    issuedAtMs: row.issuedAt.getTime(),
    lines: row.lines.map((line) => {
      const { lineNo, quantity, unitPriceMinor, promisedOn, receivedQuantity } = toLine(line);
      const { itemId, description, unitCode } = line;
      const ordered = { lineNo, quantity, unitPriceMinor, promisedOn, receivedQuantity };
      return { ...ordered, itemId, description, unitCode };
    }),
    yourTurn: row.status === 'issued',
    answerByMs: row.awaitsSince.getTime() + timingOf(brief).lapseMs,
    responses: answered.map(toldResponse),
  };
}

/** Who decided is the buyer's own matter. */
function toldResponse(row: Parameters<typeof responseView>[0]): SupplierOrder['responses'][number] {
  const { kind, revision, lines, text, totalMinor, receivedAtMs, ...judged } = responseView(row);
  const { decision, decidedBecause, decidedAtMs } = judged;
  const said = { kind, revision, lines, text, totalMinor, receivedAtMs };
  return { ...said, decision, decidedBecause, decidedAtMs };
}

/** Whether the other suppliers of a case are to know that its award was taken back. */
export const isAwardTakenBack = (
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<boolean> =>
  database.inTenant(tenantId, async (tx) => {
    const orders = await tx.purchaseOrder.findMany({
      where: { tenantId, caseId },
      select: { orderNo: true },
    });
    const told = await tx.orderCompensation.findFirst({
      where: {
        tenantId,
        orderNo: { in: orders.map((it) => it.orderNo) },
        step: 'tell_others' satisfies CompensationStepName,
        status: 'done',
      },
    });
    return told !== null;
  });

/** Queues what a webhook supplier is told of its order; each event of a revision once. */
export async function queueOrderPost(
  tx: Transaction,
  ref: OrderRef,
  event: 'order_issued' | 'order_reminded' | 'order_lapsed' | 'order_cancelled',
): Promise<boolean> {
  const row = await findOrder(tx, ref);
  if (row === null) return false;
  const { tenantId, caseId, supplierId, revision } = row;
  const session = await sessionOf(tx, { tenantId, caseId, supplierId });
  if (session === null) return false;
  const order = await toSupplierOrder(tx, row);
  await queue(tx, session, `${session.sessionId}.${row.orderNo}.${revision}.${event}`, {
    event,
    order,
  });
  return true;
}

/** Tells the other suppliers of a case that its award was taken back. @returns how many were told */
export async function queueReopened(
  tx: Transaction,
  { tenantId, caseId, supplierId, orderNo }: OrderRow,
): Promise<number> {
  const others = await tx.supplierSession.findMany({
    where: { tenantId, caseId, channel: 'webhook', supplierId: { not: supplierId } },
  });
  for (const session of others) {
    const postId = `${session.sessionId}.${orderNo}.award_taken_back`;
    await queue(tx, session, postId, { event: 'award_taken_back' });
  }
  return others.length;
}

const sessionOf = (
  tx: Transaction,
  { tenantId, caseId, supplierId }: Pick<OrderRow, 'tenantId' | 'caseId' | 'supplierId'>,
) => tx.supplierSession.findFirst({ where: { tenantId, caseId, supplierId, channel: 'webhook' } });

async function queue(
  tx: Transaction,
  session: { tenantId: string; sessionId: string; supplierId: string },
  postId: string,
  said: object,
): Promise<void> {
  const { tenantId, sessionId, supplierId } = session;
  const body = storableJson({ ...said, postId, sessionId });
  await tx.$executeRaw`
    insert into webhook_posts (tenant_id, post_id, session_id, supplier_id, body)
    values (${tenantId}, ${postId}, ${sessionId}, ${supplierId}, ${body}::jsonb)
    on conflict do nothing`;
}
