import { z } from 'zod';
import { CaseRedFlags, RecentRedFlags } from '#contracts/red-flags.ts';
import { RED_FLAG_IDS } from '#domain/red-flags/all-ids.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, PageQuery, requireCase, unknownCase } from './case-params.ts';
import { Moment, isSpan, spanFault } from './moment.ts';

export const getCaseRedFlags = route({
  method: 'get',
  path: '/v1/procurements/{id}/red-flags',
  operationId: 'getCaseRedFlags',
  summary: 'Signs in a case that somebody should look at, worked out from its records',
  tag: 'audit',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'The flags', schema: CaseRedFlags },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    return { body: { items: await desk.store.redFlagsOfCase(holder.tenantId, params.id) } };
  },
});

export const listRedFlags = route({
  method: 'get',
  path: '/v1/red-flags',
  operationId: 'listRedFlags',
  summary: 'Flagged awards, last opened first, and what many awards together show',
  tag: 'audit',
  roles: mayRead,
  query: z
    .strictObject({
      ...PageQuery.shape,
      from: Moment.optional(),
      to: Moment.optional().describe('Not included'),
      flag: z.enum(RED_FLAG_IDS).optional(),
    })
    .refine(isSpan, spanFault),
  answers: { status: 200, description: 'A page of flagged awards', schema: RecentRedFlags },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, from: fromMs, to: toMs, flag } = query;
    const filter = {
      ...(fromMs !== undefined && { fromMs }),
      ...(toMs !== undefined && { toMs }),
      ...(flag !== undefined && { flag }),
    };
    return { body: await desk.store.recentRedFlags(holder.tenantId, filter, { cursor, limit }) };
  },
});
