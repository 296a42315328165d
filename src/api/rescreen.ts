import { deliverAll } from '#kit/delivery.ts';
import type { Desk } from './desk.ts';

/**
 * Tells the agents of every open case with one of these suppliers that something about it changed,
 * at once; what the engine does not take now, the relay brings later.
 * @returns how many open cases hear of it
 */
export async function rescreen(
  { store, office, log, logger }: Pick<Desk, 'store' | 'office' | 'log' | 'logger'>,
  tenantId: string,
  supplierIds: readonly string[],
  because: string,
): Promise<number> {
  const messages = await store.noteSupplierChange(tenantId, supplierIds, because);
  const unwoken = messages.map((it) => it.id);
  try {
    await log.markDelivered(tenantId, await deliverAll(office, messages, unwoken));
  } catch (error) {
    logger.warn({ err: error, tenantId }, 'word of changed suppliers is left to the relay');
  }
  return new Set(messages.map((it) => it.conversationId)).size;
}
