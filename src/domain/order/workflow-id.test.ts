import { expect, it } from 'vitest';
import { orderRefOf, orderWorkflowId } from './workflow-id.ts';

it('a workflow id of an order names its tenant and the order, and nothing else does', () => {
  const order = { tenantId: 'main', orderNo: 'PO-2026-000001' };
  expect(orderRefOf(orderWorkflowId(order))).toEqual(order);
  expect(orderRefOf('main/procurement/case/supervisor')).toBeNull();
  expect(orderRefOf('main/order/PO-1/more')).toBeNull();
});
