import { z } from 'zod';
import { LoggedMandate, LoggedTalk, PageOf } from '#contracts/answers.ts';
import { mayRead, maySeeLimits } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, Id, PageQuery, requireCase, unknownCase } from './case-params.ts';

export const listMandates = route({
  method: 'get',
  path: '/v1/procurements/{id}/mandates',
  operationId: 'listMandates',
  summary: 'What the negotiation agent was allowed to agree to, every version with its hash',
  tag: 'history',
  roles: maySeeLimits,
  params: CaseParams,
  unknown: unknownCase,
  query: z.strictObject({ ...PageQuery.shape, supplierId: Id(100).optional() }),
  answers: {
    status: 200,
    description: 'A page of mandates, first given first',
    schema: PageOf(LoggedMandate),
  },
  async handle({ desk, holder, params, query }) {
    await requireCase(desk, holder, params.id);
    const { cursor = null, limit, supplierId = null } = query;
    const wish = { cursor, limit };
    return {
      body: await desk.store.mandatesOf(holder.tenantId, params.id, { supplierId }, wish),
    };
  },
});

export const listTalks = route({
  method: 'get',
  path: '/v1/procurements/{id}/talks',
  operationId: 'listTalks',
  summary: 'Talks that have ended: how we bargained, how the supplier did, what came of it',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  query: z.strictObject({
    ...PageQuery.shape,
    supplierId: Id(100).optional(),
    policyVariant: Id(100).optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of talks, first ended first',
    schema: PageOf(LoggedTalk),
  },
  async handle({ desk, holder, params, query }) {
    await requireCase(desk, holder, params.id);
    const { cursor = null, limit, supplierId, policyVariant } = query;
    const filter = {
      caseId: params.id,
      ...(supplierId !== undefined && { supplierId }),
      ...(policyVariant !== undefined && { policyVariant }),
    };
    return { body: await desk.store.listTalks(holder.tenantId, filter, { cursor, limit }) };
  },
});
