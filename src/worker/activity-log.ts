import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from '#platform/logger.ts';
import { withIds } from '#platform/logger.ts';
import { traceIdOf } from '#platform/tracing.ts';

/** What all orders of agents have; `post` names its agent, the others carry it in their key. */
type AnyOrder = {
  tenantId?: string;
  caseId?: string;
  agent?: string;
  key?: string;
  traceparent?: string | null;
  envelopes?: { topic: string; traceparent: string | null }[];
};

/** One line per activity, with the ids that messages, requests and traces carry. */
export function logActivities(logger: Logger): ActivityInterceptorsFactory {
  return (context) => ({
    inbound: {
      async execute(input, next) {
        const startMs = performance.now();
        const log = withIds(logger, idsOf(input.args[0] as AnyOrder | undefined));
        const { activityType: activity, attempt } = context.info;
        const line = () => ({
          activity,
          attempt,
          durationMs: Math.round(performance.now() - startMs),
          ...sentOf(input.args[0] as AnyOrder | undefined),
        });
        try {
          const result = await next(input);
          log.info(line(), 'activity done');
          return result;
        } catch (error) {
          log.warn({ ...line(), err: error }, 'activity failed');
          throw error;
        }
      },
    },
  });
}

function idsOf(order: AnyOrder = {}) {
  const { tenantId, caseId, key, agent = key?.split('/')[0] } = order;
  const traceparents = [order.traceparent, ...(order.envelopes ?? []).map((it) => it.traceparent)];
  const traceId = traceparents.map((it) => traceIdOf(it ?? null)).find((it) => it !== null);
  return {
    ...(tenantId !== undefined && { tenantId }),
    ...(caseId !== undefined && { caseId }),
    ...(agent !== undefined && { agent }),
    ...(traceId != null && { traceId }),
  };
}

const sentOf = ({ envelopes = [] }: AnyOrder = {}) =>
  envelopes.length === 0 ? {} : { sent: envelopes.map((it) => it.topic) };
