import { z } from 'zod';
import { LoggedDecision, LoggedMessage, Offers, RowsAfter, Trace } from '#contracts/answers.ts';
import { analyseTrace } from '#kit/trace.ts';
import { mayStill } from '../authentication.ts';
import { mayRead, maySeeLimits } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, Id, requireCase, unknownCase } from './case-params.ts';
import { lastEventIdHeader, lastEventIdOf } from './last-event-id.ts';

/** More messages than this in one case would be a loop. */
const MESSAGES_MAX = 5_000;

const AfterQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe('Sequence of the last event seen'),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

/** Where the next page begins; null when this was the last one. */
const nextAfter = (items: { eventSequence: number }[], limit: number): number | null =>
  items.length < limit ? null : (items.at(-1)?.eventSequence ?? null);

export const listMessages = route({
  method: 'get',
  path: '/v1/procurements/{id}/messages',
  operationId: 'listMessages',
  summary: 'What agents and people wrote to each other',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  query: AfterQuery,
  answers: {
    status: 200,
    description: 'Messages in the order they were written',
    schema: RowsAfter(LoggedMessage),
  },
  async handle({ desk, holder, params, query }) {
    await requireCase(desk, holder, params.id);
    const { after: afterSequence, limit } = query;
    const wish = { afterSequence, limit };
    const items = await desk.store.messagesOf(holder.tenantId, params.id, wish);
    return { body: { items, nextAfter: nextAfter(items, limit) } };
  },
});

export const listDecisions = route({
  method: 'get',
  path: '/v1/procurements/{id}/decisions',
  operationId: 'listDecisions',
  summary: 'What was decided, beside what, why, and from which inputs',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  query: AfterQuery,
  answers: {
    status: 200,
    description: 'Decision records in order',
    schema: RowsAfter(LoggedDecision),
  },
  async handle({ desk, holder, params, query }) {
    await requireCase(desk, holder, params.id);
    const { after: afterSequence, limit } = query;
    const wish = { afterSequence, limit };
    const items = await desk.store.decisionsOf(holder.tenantId, params.id, wish);
    return { body: { items, nextAfter: nextAfter(items, limit) } };
  },
});

export const listOffers = route({
  method: 'get',
  path: '/v1/procurements/{id}/offers',
  operationId: 'listOffers',
  summary: 'The offer ledger of all talks',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  query: z.strictObject({ supplierId: Id(100).optional() }),
  answers: { status: 200, description: 'Offers in order', schema: Offers },
  async handle({ desk, holder, params, query }) {
    await requireCase(desk, holder, params.id);
    return {
      body: { items: await desk.store.offersOf(holder.tenantId, params.id, query.supplierId) },
    };
  },
});

export const getTrace = route({
  method: 'get',
  path: '/v1/procurements/{id}/trace',
  operationId: 'getTrace',
  summary: 'Where the time went: causal tree, time per agent, slowest hop',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'The analysis', schema: Trace },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    const messages = await desk.store.messagesOf(holder.tenantId, params.id, {
      limit: MESSAGES_MAX,
    });
    return { body: analyseTrace(messages) };
  },
});

export const streamEvents = route({
  method: 'get',
  path: '/v1/procurements/{id}/events',
  operationId: 'streamEvents',
  summary: 'All that happens in a case, live and afterwards; resumes after Last-Event-ID',
  tag: 'history',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  headers: lastEventIdHeader,
  query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
  answers: { status: 200, description: 'Server-Sent Events', mediaType: 'text/event-stream' },
  async handle({ desk, holder, params, query, req, res }) {
    const { closedAtMs, outcome } = await requireCase(desk, holder, params.id);
    const after = lastEventIdOf(req) ?? query.after ?? 0;
    if (req.method === 'HEAD') {
      res.type('text/event-stream').end();
      return null;
    }
    const { tenantId, keyId } = holder;
    const closed = closedAtMs === null ? null : { outcome, atMs: closedAtMs };
    const reader = { tenantId, keyId, res, mayStill: mayStill(desk, res) };
    const limitsShown = maySeeLimits.includes(holder.role);
    await desk.streams.stream({ ...reader, caseId: params.id, after, closed, limitsShown });
    return null;
  },
});
