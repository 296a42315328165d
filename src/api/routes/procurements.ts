import { createHash, randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AcceptedCase, CaseDetail, CaseSummary, PageOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import { ProcurementRequest } from '#contracts/http.ts';
import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { Outcome } from '#contracts/messages.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { Urgency } from '#contracts/procurement.ts';
import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import { CaseStage } from '#contracts/records.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { checkRequisition } from '#domain/requisition-check/check.ts';
import { deliverAll } from '#kit/delivery.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { KeyHolder } from '#memory/keys.ts';
import { openingMessage } from '#memory/opening-message.ts';
import type { Desk } from '../desk.ts';
import { casesOpened } from '../metrics.ts';
import { pinnedPolicy } from '../pinned-policy.ts';
import { idempotencyKey, repeatKeyOf } from '../repeat-key.ts';
import { checkFacts, resolveRequest } from '../requisition-facts.ts';
import { toRequisition } from '../requisition.ts';
import { mayRead, mayRequest } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, PageQuery, SearchText, requireCase, unknownCase } from './case-params.ts';
import { Moment } from './moment.ts';

const SEED_MAX = 2_147_483_647;

export const openProcurement = route({
  method: 'post',
  path: '/v1/procurements',
  operationId: 'openProcurement',
  summary: 'Ask for goods; four agents take it from here',
  tag: 'procurements',
  roles: mayRequest,
  headers: idempotencyKey,
  body: ProcurementRequest,
  answers: { status: 202, description: 'Accepted; Location names the case', schema: AcceptedCase },
  async handle({ desk, holder, body, req, traceparent }) {
    const key = repeatKeyOf(req);
    const { brief, check, advice } = await toBrief(desk, holder, body);
    const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const opened = await desk.store.openCase({
      brief,
      check,
      openedBy: holder.keyId,
      firstMessage: openingMessage(brief, advice, traceparent),
      idempotency: key === null ? null : { key, requestHash },
    });
    if (opened.kind === 'reused') {
      throw new ParleyError(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used with another body. Use a new key, or send the same body.',
      );
    }
    if (opened.kind === 'opened') casesOpened.inc({ urgency: body.urgency });
    const started = opened.kind === 'known' || (await start(desk, opened.firstMessage));
    const { caseId } = opened.case;
    const path = `/v1/procurements/${caseId}`;
    return {
      headers: { Location: path },
      body: {
        id: caseId,
        state: started ? 'started' : 'accepted',
        ...(!started && { note: 'The engine is away; the case starts as soon as it is back.' }),
        links: {
          self: path,
          events: `${path}/events`,
          messages: `${path}/messages`,
          decisions: `${path}/decisions`,
          agents: `${path}/agents`,
        },
      },
    };
  },
});

/** @throws ParleyError REQUISITION_FAILED naming every rule that the request fails */
async function toBrief(
  desk: Desk,
  holder: KeyHolder,
  body: ProcurementRequest,
): Promise<{ brief: CaseBrief; check: RequisitionCheck; advice: Advice[] | null }> {
  const { tenantId, keyId } = holder;
  const who = { tenantId, requestedBy: keyId, nowMs: Date.now() };
  const resolved = await resolveRequest(desk.store, body, who);
  const caseId = randomUUID();
  const requisition = toRequisition(body, resolved, { ...who, caseId, seed: randomInt(SEED_MAX) });
  const policy = await pinnedPolicy(desk.store, requisition);
  const check = checkRequisition(body, checkFacts(body, resolved, policy));
  refuseFailed(check);
  const advice = await adviceFor(desk, requisition, policy);
  return { brief: { requisition, policy, timing: desk.timing }, check, advice };
}

/** Null where nothing may depend on what was learnt, and where the memory is out of order. */
async function adviceFor(
  desk: Desk,
  requisition: Requisition,
  policy: TenantPolicy,
): Promise<Advice[] | null> {
  if (requisition.repeatable) return null;
  try {
    return await desk.store.openingAdvice(requisition, policy);
  } catch (error) {
    desk.logger.warn({ err: error, caseId: requisition.caseId }, 'a case opens without advice');
    return null;
  }
}

function refuseFailed({ rules }: RequisitionCheck): void {
  const failed = rules.filter((it) => it.result === 'fail');
  if (failed.length === 0) return;
  const issues = failed.map(({ field, because, fix }) => ({
    path: field ?? '',
    message: fix === null ? because : `${because}. ${fix.says}`,
  }));
  const why = failed.map((it) => it.because).join('; ');
  throw new ParleyError('REQUISITION_FAILED', `The request fails its check: ${why}.`, issues);
}

/** What is written is not lost: when the engine is away, the relay delivers it later. */
async function start(desk: Desk, message: Envelope): Promise<boolean> {
  try {
    await desk.log.markDelivered(message.tenantId, await deliverAll(desk.office, [message]));
    return true;
  } catch (error) {
    desk.logger.warn(
      { err: error, caseId: message.conversationId },
      'the relay will deliver this case',
    );
    return false;
  }
}

export const listProcurements = route({
  method: 'get',
  path: '/v1/procurements',
  operationId: 'listProcurements',
  summary: 'Cases of the tenant, newest first',
  tag: 'procurements',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    stage: CaseStage.optional(),
    outcome: Outcome.optional(),
    urgency: Urgency.optional(),
    text: SearchText(200).optional(),
    openedAfter: Moment.optional(),
  }),
  answers: { status: 200, description: 'A page of cases', schema: PageOf(CaseSummary) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, openedAfter, stage, outcome, urgency, text } = query;
    const filter = {
      ...(stage && { stage }),
      ...(outcome && { outcome }),
      ...(urgency && { urgency }),
      ...(text && { text }),
      ...(openedAfter !== undefined && { openedAfterMs: openedAfter }),
    };
    return { body: await desk.store.listCases(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const getProcurement = route({
  method: 'get',
  path: '/v1/procurements/{id}',
  operationId: 'getProcurement',
  summary: 'One case: where it stands, in a sentence, and its award',
  tag: 'procurements',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'The case', schema: CaseDetail },
  async handle({ desk, holder, params }) {
    return { body: await requireCase(desk, holder, params.id) };
  },
});
