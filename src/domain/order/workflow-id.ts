/** One order of one tenant. */
export type OrderRef = { tenantId: string; orderNo: string };

/** `<tenant>/order/<order number>`; the tenant comes first, as in the ids of agents. */
export const orderWorkflowId = ({ tenantId, orderNo }: OrderRef): string =>
  `${tenantId}/order/${orderNo}`;

/** The order in a workflow id, or null when the id is not one of an order. */
export function orderRefOf(workflowId: string): OrderRef | null {
  const [tenantId, fixed, orderNo, ...rest] = workflowId.split('/');
  if (!tenantId || fixed !== 'order' || !orderNo || rest.length > 0) return null;
  return { tenantId, orderNo };
}
