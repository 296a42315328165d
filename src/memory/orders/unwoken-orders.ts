import type { Database } from '../database.ts';

/** An order with events that the engine was not told of, up to `sequence`. */
export type UnwokenOrder = { tenantId: string; caseId: string; orderNo: string; sequence: number };

/** Of all tenants, the longest unwoken first. */
export async function unwokenOrders(database: Database, limit: number): Promise<UnwokenOrder[]> {
  const rows = await database.client.$queryRaw<
    { tenant_id: string; order_no: string; case_id: string; event_sequence: number }[]
  >`select * from unwoken_orders(${limit}::integer)`;
  return rows.map((it) => ({
    tenantId: it.tenant_id,
    caseId: it.case_id,
    orderNo: it.order_no,
    sequence: it.event_sequence,
  }));
}

/** Notes up to which event the engine knows of an order. */
export async function markWoken(
  database: Database,
  { tenantId, orderNo, sequence }: Omit<UnwokenOrder, 'caseId'>,
): Promise<void> {
  await database.inTenant(tenantId, (tx) =>
    tx.purchaseOrder.updateMany({
      where: { tenantId, orderNo, wokenSequence: { lt: sequence } },
      data: { wokenSequence: sequence },
    }),
  );
}
