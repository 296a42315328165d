import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { OrderActivities } from '#activities/order/tend-order.ts';
import type { OrderLook, OrderMove } from '#contracts/order-moves.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import { orderRefOf } from '#domain/order/workflow-id.ts';
import { patience } from '#kit/temporal/patience.ts';
import { stageKey } from '../agent-options.ts';
import { nextMove } from './policy.ts';

/** Something was written of the order; what it was is read from its record. */
const changedSignal = defineSignal('order.changed.v1');

/** Far below the server's limits; an order starts anew from its record alone. */
const HISTORY_MAX = 2_000;

const patient = proxyLocalActivities<OrderActivities>(patience);
// What cannot be taken back is shown to a person instead of being tried for ever.
const { tendOrder: compensate } = proxyLocalActivities<OrderActivities>({
  ...patience,
  scheduleToCloseTimeout: '2 minutes',
  retry: { ...patience.retry, maximumAttempts: 4 },
});

/** Stays with one purchase order until it is delivered, taken back or lapsed. */
export async function purchaseOrder(): Promise<{ status: string }> {
  const order = ownOrder();
  let isChanged = false;
  let shown = '';
  setHandler(changedSignal, () => {
    isChanged = true;
  });
  let look = await patient.tendOrder({ ...order, move: null });
  for (;;) {
    if (shown !== look.status) show((shown = look.status));
    const next = nextMove(look);
    if (next.kind === 'end' && !isChanged) return { status: look.status };
    if (isRenewalDue()) await continueAsNew();
    if (next.kind === 'move') {
      look = await make(order, next.move);
      continue;
    }
    if (next.kind === 'wait') await untilChanged(() => isChanged, next.forMs);
    isChanged = false;
    look = await patient.tendOrder({ ...order, move: null });
  }
}

async function make(order: OrderRef, move: OrderMove): Promise<OrderLook> {
  if (move.do !== 'compensate') return patient.tendOrder({ ...order, move });
  try {
    return await compensate({ ...order, move });
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    const because = error.cause?.message ?? error.message;
    return patient.tendOrder({ ...order, move: { do: 'give_up', step: move.step, because } });
  }
}

async function untilChanged(isChanged: () => boolean, forMs: number | null): Promise<void> {
  if (forMs === null) await condition(isChanged);
  else await condition(isChanged, forMs);
}

function show(status: string): void {
  upsertSearchAttributes([{ key: stageKey, value: status }]);
  setCurrentDetails(status);
}

function isRenewalDue(): boolean {
  const info = workflowInfo();
  return info.continueAsNewSuggested || info.historyLength > HISTORY_MAX;
}

function ownOrder(): OrderRef {
  const { workflowId } = workflowInfo();
  const order = orderRefOf(workflowId);
  if (order !== null) return order;
  throw ApplicationFailure.nonRetryable(
    `workflow id ${workflowId} does not name an order`,
    'WORKFLOW_ID_WRONG',
  );
}
