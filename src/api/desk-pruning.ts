import type { DeskStore } from '#memory/desk-store.ts';
import type { Logger } from '#platform/logger.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';

const PAUSE_MS = 10 * 60_000;
/** Who comes back later reads the desk anew instead of what it missed. */
const EVENTS_KEPT_MS = 7 * 24 * 60 * 60_000;
/** A delete of so many is done before anybody notices that it waits. */
const BATCH = 1_000;

type Needs = {
  store: Pick<DeskStore, 'deskTenants' | 'pruneDeskEvents' | 'pruneSessions'>;
  logger: Logger;
};

/**
 * Deletes what the desks of all tenants were told long ago, and sessions that are long over, in small
 * batches.
 */
export function startDeskPruning({ store, logger }: Needs): Repeating {
  return startRepeating(
    PAUSE_MS,
    async (signal) => {
      for (const tenantId of await store.deskTenants()) {
        const events = { keptMs: EVENTS_KEPT_MS, limit: BATCH };
        await inBatches(signal, () => store.pruneDeskEvents(tenantId, events));
        await inBatches(signal, () => store.pruneSessions(tenantId, { limit: BATCH }));
      }
    },
    (error) => {
      logger.warn({ err: error }, 'what desks need no longer could not be deleted; tried again');
    },
  );
}

async function inBatches(signal: AbortSignal, prune: () => Promise<number>): Promise<void> {
  let pruned = BATCH;
  while (pruned === BATCH && !signal.aborted) pruned = await prune();
}
