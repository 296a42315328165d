import { noteVerification } from './alert-watch.ts';
import type { Desk } from './desk.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';

const MINUTE_MS = 60_000;
/** Longer than any verification takes; one that failed is tried again after it. */
const LEASE_MS = 60 * MINUTE_MS;

export type AuditWatchTimes = {
  /** From the start to the first verification: a start has enough to do. */
  afterMs: number;
  /** From one verification of a trail to the next. */
  everyMs: number;
  /** Between the trails of two tenants, so that other work gets on. */
  pauseMs: number;
};

const TIMES: AuditWatchTimes = {
  afterMs: 3 * MINUTE_MS,
  everyMs: 24 * 60 * MINUTE_MS,
  pauseMs: 10_000,
};

type Needs = Pick<Desk, 'store' | 'logger'>;

/**
 * Verifies the audit trails of all tenants without being asked, one after the other: soon after the
 * start, and then each once a day. Processes share the work. A trail that does not hold raises its
 * alert, one that holds again ends it.
 */
export function startAuditWatch(needs: Needs, times = TIMES): Repeating {
  const { logger } = needs;
  const startedMs = performance.now();
  return startRepeating(
    times.pauseMs,
    async (signal) => {
      const sinceStartMs = Math.ceil(performance.now() - startedMs);
      if (sinceStartMs < times.afterMs) return;
      await verifyNext(needs, Math.min(times.everyMs, sinceStartMs), signal);
    },
    (error) => {
      logger.warn({ err: error }, 'no audit trail could be chosen to be verified; tried again');
    },
  );
}

async function verifyNext(
  { store, logger }: Needs,
  olderThanMs: number,
  signal: AbortSignal,
): Promise<void> {
  const tenantId = await store.claimVerification({ olderThanMs, leaseMs: LEASE_MS });
  if (tenantId === null) return;
  try {
    const { finding } = await store.verifyAudit(tenantId, null, signal);
    await noteVerification(store, tenantId, finding);
    await store.endVerification(tenantId);
    if (finding !== null) logger.error({ tenantId, finding }, 'the audit trail does not hold');
  } catch (error) {
    if (signal.aborted) return;
    logger.warn({ err: error, tenantId }, 'an audit trail could not be verified; tried again');
  }
}
