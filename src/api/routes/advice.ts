import { CaseAdvices } from '#contracts/learning.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase, unknownCase } from './case-params.ts';

export const getCaseAdvice = route({
  method: 'get',
  path: '/v1/procurements/{id}/advice',
  operationId: 'getCaseAdvice',
  summary: 'What memory advised in a case, what would have been without it, and what was decided',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  answers: {
    status: 200,
    description: 'Advice in the order it was given; none for a case that has to be repeatable',
    schema: CaseAdvices,
  },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    return { body: { items: await desk.store.caseAdvice(holder.tenantId, params.id) } };
  },
});
