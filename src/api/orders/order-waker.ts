import type { DeskStore } from '#memory/desk-store.ts';
import type { UnwokenOrder } from '#memory/orders/unwoken-orders.ts';
import type { Logger } from '#platform/logger.ts';
import type { OrderOffice } from '#ports/order-office.ts';
import { startRepeating } from '../repeating.ts';
import type { Repeating } from '../repeating.ts';

const PAUSE_MS = 500;
const BATCH = 100;
/** After so many the engine is probably away, and every other word would wait as long. */
const FAILURES_MAX = 3;

type Needs = {
  store: Pick<DeskStore, 'unwokenOrders' | 'markWoken'>;
  orders: OrderOffice;
  logger: Logger;
};

/**
 * Tells the engine of every order that has news: those of a new award, which are written with it, and
 * those that changed while the engine was away. Told twice, an order only looks twice.
 */
export function startOrderWaker(needs: Needs): Repeating {
  return startRepeating(
    PAUSE_MS,
    (signal) => wakeAll(needs, signal),
    (error) => {
      needs.logger.warn({ err: error }, 'orders with news could not be read; tried again');
    },
  );
}

async function wakeAll(needs: Needs, signal: AbortSignal): Promise<void> {
  let failures = 0;
  for (const order of await needs.store.unwokenOrders(BATCH)) {
    if (signal.aborted || failures >= FAILURES_MAX) return;
    if (!(await wakeOrder(needs, order))) failures += 1;
  }
}

/** @returns false when the engine is away; the next round tells it */
export async function wakeOrder(
  { store, orders, logger }: Needs,
  order: UnwokenOrder,
): Promise<boolean> {
  try {
    await orders.wake(order);
    await store.markWoken(order);
    return true;
  } catch (error) {
    const { tenantId, orderNo } = order;
    logger.warn({ err: error, tenantId, orderNo }, 'an order was not woken; tried again');
    return false;
  }
}
