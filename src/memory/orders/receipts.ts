import type { Receipt } from '#domain/order/receive.ts';
import { receive } from '#domain/order/receive.ts';
import type { Transaction } from '../database.ts';
import { changeOrder } from './change-order.ts';

/** Has the order of an awarded line follow what was reported of its delivery. */
export async function noteReceipt(
  tx: Transaction,
  tenantId: string,
  { caseId, supplierId, ...receipt }: Receipt & { caseId: string; supplierId: string },
  by: string | null,
): Promise<void> {
  const order = await tx.purchaseOrder.findUnique({
    where: { tenantId_caseId_supplierId: { tenantId, caseId, supplierId } },
    select: { orderNo: true },
  });
  if (order === null) return;
  const ref = { tenantId, orderNo: order.orderNo };
  await changeOrder(tx, ref, by ?? 'system', (it) => receive(it, receipt));
}
