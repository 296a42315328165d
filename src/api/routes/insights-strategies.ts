import { StrategyInsights } from '#contracts/insights.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';

export const listStrategies = route({
  method: 'get',
  path: '/v1/insights/strategies',
  operationId: 'listStrategies',
  summary: 'What agents tried, what it brought, and what the rules alone would have brought',
  tag: 'learning',
  roles: mayRead,
  answers: {
    status: 200,
    description: 'Options by question, and weights',
    schema: StrategyInsights,
  },
  async handle({ desk, holder }) {
    return { body: await desk.store.strategyInsights(holder.tenantId) };
  },
});
