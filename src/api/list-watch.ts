import type { UntoldVersion } from '#memory/lists/told-versions.ts';
import type { Desk } from './desk.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';
import { rescreen } from './rescreen.ts';

/** Lists change once a day; agents hear of it soon after, whoever loaded them. */
const PAUSE_MS = 2_000;
const BATCH = 20;

type Needs = Pick<Desk, 'store' | 'office' | 'log' | 'logger' | 'screening'>;

/**
 * Tells the agents of open cases when a new version of a list says something new of their suppliers.
 * A version is noted as told afterwards: one that is told twice changes nothing.
 */
export function startListWatch(needs: Needs): Repeating {
  return startRepeating(
    PAUSE_MS,
    (signal) => tellNew(needs, signal),
    (error) => {
      needs.logger.warn({ err: error }, 'new list versions could not be told; tried again');
    },
  );
}

async function tellNew(needs: Needs, signal: AbortSignal): Promise<void> {
  for (const it of await needs.store.untoldVersions(BATCH)) {
    if (signal.aborted) return;
    await tell(needs, it);
  }
}

async function tell(needs: Needs, untold: UntoldVersion): Promise<void> {
  const { tenantId, listId, version } = untold;
  const lists = await needs.store.listScreeningLists(tenantId);
  const list = lists.find((it) => it.listId === listId);
  const suppliers = await needs.screening.affectedSuppliers(tenantId, listId, version);
  const because = `${list?.title ?? listId}: version ${version} is in use now`;
  const casesCount = await rescreen(needs, tenantId, suppliers, because);
  await needs.store.markVersionTold(untold);
  const about = { tenantId, listId, version, suppliersCount: suppliers.length, casesCount };
  needs.logger.info(about, 'a new list version was told');
}
