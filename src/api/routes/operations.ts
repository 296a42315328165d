import { z } from 'zod';
import { AgentPerformance, Health } from '#contracts/operations.ts';
import { withBottleneck } from '#domain/operations/bottleneck.ts';
import { healthOf } from '../health.ts';
import { mayOperate, mayRead } from '../roles.ts';
import { route } from '../route.ts';

const HOUR_MS = 3_600_000;
const HOURS_MAX = 24 * 90;

export const getAgentPerformance = route({
  method: 'get',
  path: '/v1/agents/performance',
  operationId: 'getAgentPerformance',
  summary: 'How fast each role answers its peers, and for which of them the others wait most',
  tag: 'agents',
  roles: mayRead,
  query: z.strictObject({ hours: z.coerce.number().int().min(1).max(HOURS_MAX).default(24) }),
  answers: { status: 200, description: 'One row per role', schema: AgentPerformance },
  async handle({ desk, holder, query }) {
    const untilMs = Date.now();
    const fromMs = untilMs - query.hours * HOUR_MS;
    const counted = await desk.store.agentPerformance(holder.tenantId, { fromMs, nowMs: untilMs });
    return { body: { fromMs, untilMs, ...withBottleneck(counted) } };
  },
});

export const getHealth = route({
  method: 'get',
  path: '/v1/health',
  operationId: 'getHealth',
  summary: 'How engine, database, workers and deliveries stand, with versions and sizes',
  tag: 'operations',
  roles: mayOperate,
  answers: { status: 200, description: 'As of now', schema: Health },
  async handle({ desk, holder }) {
    return { body: await healthOf(desk, holder.tenantId) };
  },
});
