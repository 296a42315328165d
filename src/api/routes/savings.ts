import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { Debrief } from '#contracts/debrief.ts';
import { ParleyError } from '#contracts/errors.ts';
import { SavingsBook } from '#contracts/savings.ts';
import { IsoDate } from '#contracts/values.ts';
import { DAY_MS, isoDayOf } from '#domain/days.ts';
import { savingsBook } from '#domain/savings/savings-book.ts';
import { mayCommand, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, Id, requireCase, unknownCase } from './case-params.ts';

/** Of the book where nobody says otherwise. */
const DAYS_SHOWN = 365;

export const getSavings = route({
  method: 'get',
  path: '/v1/savings',
  operationId: 'getSavings',
  summary: 'The savings book: baseline, identified, negotiated, awarded and avoided, each defined',
  tag: 'orders',
  roles: mayRead,
  query: z.strictObject({
    from: IsoDate.optional().describe('First day of the awards, UTC; a year ago when left out'),
    to: IsoDate.optional().describe('Last day, UTC; today when left out'),
    category: z
      .string()
      .regex(/^\d{1,8}(-\d)?$/)
      .optional()
      .describe('Beginning of a CPV or UNSPSC code'),
    caseId: Id(64).optional(),
  }),
  answers: { status: 200, description: 'The book', schema: SavingsBook },
  async handle({ desk, holder, query }) {
    const nowMs = Date.now();
    const { from = isoDayOf(nowMs - DAYS_SHOWN * DAY_MS), to = isoDayOf(nowMs) } = query;
    const { category, caseId } = query;
    const filter = {
      from,
      to,
      ...(category !== undefined && { category }),
      ...(caseId !== undefined && { caseId }),
    };
    return { body: savingsBook(await desk.store.savingsLines(holder.tenantId, filter)) };
  },
});

export const listDebriefs = route({
  method: 'get',
  path: '/v1/procurements/{id}/debriefs',
  operationId: 'listDebriefs',
  summary:
    'What each supplier that was not chosen is told; names no other one and no price of theirs',
  tag: 'orders',
  roles: [...mayCommand, 'approver', 'auditor'],
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'A debrief each', schema: ItemsOf(Debrief) },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    const items = await desk.store.debriefsOf(holder.tenantId, params.id);
    if (items === null)
      throw new ParleyError('AWARD_UNKNOWN', 'This case has no award to speak of.');
    return { body: { items } };
  },
});
