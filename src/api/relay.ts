import { deliverAll } from '#kit/delivery.ts';
import type { Logger } from '#platform/logger.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { PostOffice } from '#ports/post-office.ts';
import { messagesRelayed } from './metrics.ts';

const PAUSE_MS = 2_000;
/** Younger messages are still being delivered by whoever wrote them. */
const OVERDUE_MS = 5_000;
const BATCH = 50;

/**
 * Delivers what was written to the log and never marked delivered: the API died before it could, or
 * the engine was away. Receivers know ids, so a second delivery changes nothing.
 */
export function startRelay(needs: { log: CaseLog; office: PostOffice; logger: Logger }): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await relayOnce(needs).catch((error: unknown) => {
        needs.logger.warn({ err: error }, 'the relay could not deliver; it tries again');
      });
      await pause(stopping.signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function relayOnce({ log, office }: { log: CaseLog; office: PostOffice }): Promise<void> {
  const late = await log.undelivered(OVERDUE_MS, BATCH);
  const byTenant = Map.groupBy(late, (it) => it.tenantId);
  for (const [tenantId, envelopes] of byTenant) {
    // Closing and control words were never meant to start anybody.
    const unwoken = envelopes.filter((it) => !startsAgents(it.topic)).map((it) => it.id);
    const delivered = await deliverAll(office, envelopes, unwoken);
    await log.markDelivered(tenantId, delivered);
    messagesRelayed.inc(delivered.length);
  }
}

const startsAgents = (topic: string): boolean => !/^(case|command|approval)\./.test(topic);

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
