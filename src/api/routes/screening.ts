import { z } from 'zod';
import { ItemsOf, PageOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import {
  HitDecisionRequest,
  ListDiff,
  ScreeningHit,
  ScreeningList,
  ScreeningRun,
  SeenHit,
  SupplierScreening,
} from '#contracts/screening.ts';
import { daysAfter, daysUntil, isoDayOf } from '#domain/days.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import { rescreen } from '../rescreen.ts';
import { mayDecideHits, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id, PageQuery, SearchText } from './case-params.ts';
import { SupplierParams, noSuchSupplier, unknownSupplier } from './supplier-params.ts';

const CLEARED_DAYS = 365;
const CLEARED_DAYS_MAX = 730;

export const listScreeningLists = route({
  method: 'get',
  path: '/v1/screening/lists',
  operationId: 'listScreeningLists',
  summary: 'Screening lists in use: publisher, date, whether a sample, and all versions',
  tag: 'screening',
  roles: mayRead,
  answers: { status: 200, description: 'The lists', schema: ItemsOf(ScreeningList) },
  async handle({ desk, holder }) {
    return { body: { items: await desk.store.listScreeningLists(holder.tenantId) } };
  },
});

const VersionNumber = z.coerce.number().int().min(1).max(1_000_000);

export const diffScreeningList = route({
  method: 'get',
  path: '/v1/screening/lists/{listId}/diff',
  operationId: 'diffScreeningList',
  summary: 'Which parties were added, changed or removed between two versions of a list',
  tag: 'screening',
  roles: mayRead,
  params: z.object({ listId: Id(100) }),
  unknown: { listId: 'LIST_UNKNOWN' },
  query: z.strictObject({ from: VersionNumber, to: VersionNumber }),
  answers: { status: 200, description: 'The first 1,000 of each, and how many', schema: ListDiff },
  async handle({ desk, holder, params: { listId }, query }) {
    const diff = await desk.store.diffVersions(holder.tenantId, { listId, ...query });
    if (diff !== null) return { body: diff };
    const lists = await desk.store.listScreeningLists(holder.tenantId);
    const list = lists.find((it) => it.listId === listId);
    if (list === undefined) {
      throw new ParleyError('LIST_UNKNOWN', `There is no list ${listId} of yours.`);
    }
    const versions = list.versions.map((it) => it.version).join(', ');
    throw new ParleyError('LIST_VERSION_UNKNOWN', `The versions of ${listId} are ${versions}.`);
  },
});

export const listHits = route({
  method: 'get',
  path: '/v1/screening/hits',
  operationId: 'listScreeningHits',
  summary: 'Suppliers that resemble listed parties, newest first, with what people decided',
  tag: 'screening',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    state: z.enum(['open', 'cleared', 'confirmed']).optional(),
    supplier: SearchText(100).optional().describe('Id of the supplier'),
  }),
  answers: { status: 200, description: 'A page of hits', schema: PageOf(SeenHit) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, state, supplier: supplierId } = query;
    const filter = { ...(state && { state }), ...(supplierId && { supplierId }) };
    return { body: await desk.store.listHits(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const getSupplierScreening = route({
  method: 'get',
  path: '/v1/suppliers/{id}/screening',
  operationId: 'getSupplierScreening',
  summary: 'What a supplier resembles today, on which lists of which day',
  tag: 'screening',
  roles: mayRead,
  params: SupplierParams,
  unknown: unknownSupplier,
  answers: { status: 200, description: 'Lists and hits', schema: SupplierScreening },
  async handle({ desk, holder, params }) {
    const subjects = await desk.screening.subjects(holder.tenantId, [params.id]);
    if (subjects.length === 0) throw noSuchSupplier(params.id);
    const [screening] = await desk.screening.look(holder.tenantId, subjects);
    return { body: screening };
  },
});

export const listScreeningRuns = route({
  method: 'get',
  path: '/v1/suppliers/{id}/screening/runs',
  operationId: 'listScreeningRuns',
  summary: 'When a supplier was screened against which list versions, and what was found',
  tag: 'screening',
  roles: mayRead,
  params: SupplierParams,
  unknown: unknownSupplier,
  query: PageQuery,
  answers: {
    status: 200,
    description: 'A page of runs, newest first',
    schema: PageOf(ScreeningRun),
  },
  async handle({ desk, holder, params, query }) {
    const { cursor = null, limit } = query;
    const known = await desk.store.knownSuppliers(holder.tenantId, [params.id]);
    if (known.length === 0) throw noSuchSupplier(params.id);
    const wish = { cursor, limit };
    return { body: await desk.store.listScreeningRuns(holder.tenantId, params.id, wish) };
  },
});

export const decideHit = route({
  method: 'post',
  path: '/v1/screening/hits/{hitId}/decision',
  operationId: 'decideScreeningHit',
  summary: 'Clear a hit for a time, or confirm it; agents of open cases hear of it at once',
  tag: 'screening',
  roles: mayDecideHits,
  params: z.object({ hitId: Id(64) }),
  unknown: { hitId: 'HIT_UNKNOWN' },
  body: HitDecisionRequest,
  answers: {
    status: 200,
    description: 'The hit as it stands now, and how many open cases heard of it',
    schema: z.object({ hit: ScreeningHit, toldCasesCount: z.int().min(0) }),
  },
  async handle({ desk, holder, params, body }) {
    const decided = await desk.store.decideHit(holder.tenantId, {
      hitId: params.hitId,
      request: body,
      until: lastDayOf(body, Date.now()),
      by: holder,
    });
    if (decided.kind !== 'decided') throw refusal(decided, params.hitId);
    const { hit, supplierIds } = decided;
    const done = body.kind === 'clear' ? 'cleared' : 'confirmed';
    const because = `${holder.name} ${done} the resemblance to ${hit.listedName} on ${hit.listTitle}: ${body.reason}`;
    const toldCasesCount = await rescreen(desk, holder.tenantId, supplierIds, because);
    return { body: { hit, toldCasesCount } };
  },
});

/** @throws ParleyError BODY_INVALID when a hit would be cleared until before today, or for too long */
function lastDayOf(request: HitDecisionRequest, nowMs: number): string {
  const usual = isoDayOf(daysAfter(nowMs, CLEARED_DAYS));
  if (request.kind === 'confirm') return usual;
  const { until = usual } = request;
  const days = daysUntil(until, nowMs);
  if (days >= 0 && days <= CLEARED_DAYS_MAX) return until;
  const message = `lies between today and ${CLEARED_DAYS_MAX} days from now`;
  throw new ParleyError('BODY_INVALID', `The last day on which a hit is cleared ${message}.`, [
    { path: 'until', message },
  ]);
}

type Refused = Exclude<Awaited<ReturnType<DeskStore['decideHit']>>, { kind: 'decided' }>;

function refusal(refused: Refused, hitId: string): ParleyError {
  switch (refused.kind) {
    case 'unknown':
      return new ParleyError('HIT_UNKNOWN', `There is no hit ${hitId} of yours.`);
    case 'changed':
      return new ParleyError(
        'HIT_CHANGED',
        'The listed record has changed since you looked. Read it again.',
      );
    case 'own_case':
      return new ParleyError(
        'APPROVER_IS_REQUESTER',
        `You opened procurement ${refused.caseId}, which has this supplier. Somebody else clears it.`,
      );
  }
}
