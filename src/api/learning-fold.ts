import type { DeskStore } from '#memory/desk-store.ts';
import type { Logger } from '#platform/logger.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';

/** What happened last may wait so long until advice knows of it. */
const PAUSE_MS = 2_000;
const TENANTS_AT_ONCE = 20;
/** A fold of so many takes part of a second, in which no other fold of the tenant gets on. */
const ENTRIES_MAX = 500;

type Needs = {
  store: Pick<DeskStore, 'foldLearning' | 'learnLessons' | 'learnWeights' | 'tenantsToLearn'>;
  logger: Logger;
};

/** Has what happened observed, counted and searched for lessons, of all tenants. */
export function startLearningFold(needs: Needs): Repeating {
  return startRepeating(
    PAUSE_MS,
    (signal) => foldAll(needs, signal),
    (error) => {
      needs.logger.warn({ err: error }, 'what there is to learn could not be read; tried again');
    },
  );
}

async function foldAll({ store, logger }: Needs, signal: AbortSignal): Promise<void> {
  for (const tenantId of await store.tenantsToLearn(TENANTS_AT_ONCE)) {
    if (signal.aborted) return;
    await foldOne(store, tenantId).catch((error: unknown) => {
      logger.warn({ err: error, tenantId }, 'what happened could not be counted; tried again');
    });
  }
}

async function foldOne(store: Needs['store'], tenantId: string): Promise<void> {
  const { isMore } = await store.foldLearning(tenantId, { entriesMax: ENTRIES_MAX, waits: false });
  // Once after a long import, not after each part of it.
  if (isMore) return;
  await store.learnLessons(tenantId, Date.now());
  await store.learnWeights(tenantId, Date.now());
}
