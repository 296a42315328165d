import type { Client } from '@temporalio/client';
import { orderWorkflowId } from '#domain/order/workflow-id.ts';
import { searchAttributes } from '#platform/search-attributes.ts';
import type { OrderOffice } from '#ports/order-office.ts';

const DEADLINE_MS = 2_000;
const WORKFLOW_TYPE = 'purchaseOrder';
/** The supervisor closed the case with the award; its workers stay with the orders. */
const TASK_QUEUE = 'supervisor';

/**
 * Wakes orders by signal-with-start. An order that had ended is looked at again by a new run, which
 * ends at once when nothing is to be done.
 */
export function createOrderOffice(client: Client): OrderOffice {
  return {
    async wake({ tenantId, caseId, orderNo }) {
      await client.withDeadline(Date.now() + DEADLINE_MS, () =>
        client.workflow.signalWithStart(WORKFLOW_TYPE, {
          workflowId: orderWorkflowId({ tenantId, orderNo }),
          taskQueue: TASK_QUEUE,
          args: [],
          signal: 'order.changed.v1',
          signalArgs: [],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          // Above the lapse of any order, and below for ever; a run renews itself before.
          workflowRunTimeout: '3 years',
          workflowTaskTimeout: '10 seconds',
          typedSearchAttributes: [
            { key: searchAttributes.tenant, value: tenantId },
            { key: searchAttributes.case, value: caseId },
            { key: searchAttributes.role, value: 'order' },
          ],
          memo: { orderNo },
        }),
      );
    },
  };
}
