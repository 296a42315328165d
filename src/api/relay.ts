import { deliverAll } from '#kit/delivery.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Logger } from '#platform/logger.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { PostOffice } from '#ports/post-office.ts';
import { messagesRelayed } from './metrics.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';

const PAUSE_MS = 2_000;
/** Younger messages are still being delivered by whoever wrote them. */
const OVERDUE_MS = 5_000;
const BATCH = 200;
const RECEIVERS_AT_ONCE = 8;
/** After so many the engine is probably away, and every other delivery would wait as long. */
const FAILURES_MAX = 3;

type Needs = { log: CaseLog; office: PostOffice; logger: Logger };

/**
 * Delivers what was written to the log and never marked delivered: the API died before it could, or
 * the engine was away. Receivers know ids, so a second delivery changes nothing.
 */
export function startRelay(needs: Needs): Repeating {
  return startRepeating(
    PAUSE_MS,
    (signal) => relayOnce(needs, signal),
    (error) => {
      needs.logger.warn({ err: error }, 'the relay could not read the log; it tries again');
    },
  );
}

/** One look at the log. Receivers do not wait for each other; one that fails waits for the next. */
async function relayOnce(needs: Needs, signal: AbortSignal): Promise<void> {
  const late = await needs.log.undelivered(OVERDUE_MS, BATCH);
  const queues = [...Map.groupBy(late, receiverOf).values()];
  let failures = 0;
  const next = async (): Promise<void> => {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      if (failures >= FAILURES_MAX || signal.aborted) return;
      if (!(await relayQueue(needs, queue))) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: RECEIVERS_AT_ONCE }, next));
}

async function relayQueue({ log, office, logger }: Needs, queue: Envelope[]): Promise<boolean> {
  for (const envelope of queue) {
    const { id, tenantId, conversationId: caseId } = envelope;
    try {
      const delivered = await deliverAll(office, [envelope], startsAgents(envelope) ? [] : [id]);
      await log.markDelivered(tenantId, delivered);
      messagesRelayed.inc();
    } catch (error) {
      logger.warn({ err: error, tenantId, caseId, messageId: id }, 'not relayed; tried again');
      return false;
    }
  }
  return true;
}

const receiverOf = ({ tenantId, conversationId, to }: Envelope): string =>
  workflowIdOf({ tenantId, conversationId, role: to });

/** Closing words, reminders and people's words were never meant to start anybody. */
const startsAgents = ({ topic }: Envelope): boolean =>
  !/^(case|command|approval|supplier)\./.test(topic) && topic !== 'agent.reminder';
