import { z } from 'zod';
import { PatternInsights, PatternKind } from '#contracts/insights.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { SearchText } from './case-params.ts';

export const listPatterns = route({
  method: 'get',
  path: '/v1/insights/patterns',
  operationId: 'listPatterns',
  summary: 'What late deliveries and prices go with, and what was tried and does not hold',
  tag: 'learning',
  roles: mayRead,
  query: z.strictObject({
    kind: PatternKind.optional(),
    category: SearchText(200).optional().describe('Cases of this one alone, such as CPV 3360'),
  }),
  answers: { status: 200, description: 'Patterns and rejected ones', schema: PatternInsights },
  async handle({ desk, holder, query: { kind, category = null } }) {
    const found = await desk.store.patternInsights(holder.tenantId, category);
    const isAsked = (it: { kind: PatternKind }) => kind === undefined || it.kind === kind;
    return {
      body: {
        ...found,
        patterns: found.patterns.filter(isAsked),
        rejected: found.rejected.filter(isAsked),
      },
    };
  },
});
