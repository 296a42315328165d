import { z } from 'zod';
import { RowsAfter } from '#contracts/answers.ts';
import { AuditEventAnswer, AuditVerificationAnswer, CaseAuditAnswer } from '#contracts/audit.ts';
import { noteVerification } from '../alert-watch.ts';
import { mayAudit } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, SearchText, noSuchCase, unknownCase } from './case-params.ts';
import { Moment, isSpan, spanFault } from './moment.ts';

export const listAuditEvents = route({
  method: 'get',
  path: '/v1/audit',
  operationId: 'listAuditEvents',
  summary: 'The audit trail: who did what when, each event chained to the one before by its hash',
  tag: 'audit',
  roles: mayAudit,
  query: z
    .strictObject({
      case: SearchText(64).optional().describe('Id of a case'),
      actor: SearchText(200).optional(),
      action: SearchText(100).optional().describe('Such as decision.made'),
      from: Moment.optional(),
      to: Moment.optional().describe('Not included'),
      after: z.coerce.number().int().min(0).default(0).describe('Sequence of the last event seen'),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    })
    .refine(isSpan, spanFault),
  answers: { status: 200, description: 'Events in order', schema: RowsAfter(AuditEventAnswer) },
  async handle({ desk, holder, query }) {
    const { case: caseId, actor, action, from: fromMs, to: toMs, after, limit } = query;
    const filter = {
      after,
      ...(caseId !== undefined && { caseId }),
      ...(actor !== undefined && { actor }),
      ...(action !== undefined && { action }),
      ...(fromMs !== undefined && { fromMs }),
      ...(toMs !== undefined && { toMs }),
    };
    const items = await desk.store.auditEvents(holder.tenantId, filter, limit);
    const last = items.length < limit ? null : (items.at(-1)?.sequence ?? null);
    return { body: { items, nextAfter: last } };
  },
});

export const verifyAudit = route({
  method: 'get',
  path: '/v1/audit/verification',
  operationId: 'verifyAudit',
  summary: 'Hash the whole trail anew and hold every row it tells of against it',
  tag: 'audit',
  roles: mayAudit,
  query: z.strictObject({
    head: z
      .string()
      .regex(/^\d{1,15}:[\da-f]{64}$/, 'is a sequence, a colon and 64 hexadecimal digits')
      .optional()
      .describe('A head noted earlier, which must still be in the trail'),
  }),
  answers: { status: 200, description: 'What was found', schema: AuditVerificationAnswer },
  async handle({ desk, holder, query }) {
    const [sequence, hash] = query.head?.split(':') ?? [];
    const noted = hash === undefined ? null : { sequence: Number(sequence), hash };
    const verified = await desk.store.verifyAudit(holder.tenantId, noted);
    await noteVerification(desk.store, holder.tenantId, verified.finding);
    return { body: verified };
  },
});

export const getCaseAudit = route({
  method: 'get',
  path: '/v1/procurements/{id}/audit',
  operationId: 'getCaseAudit',
  summary: 'All that the trail tells of a case, with what it tells of and the versions used',
  tag: 'audit',
  roles: mayAudit,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'The audit of the case', schema: CaseAuditAnswer },
  async handle({ desk, holder, params }) {
    const body = await desk.store.caseAudit(holder.tenantId, params.id);
    if (body !== null) return { body };
    throw noSuchCase(params.id);
  },
});
