import type { ApprovalView } from '#contracts/approvals.ts';
import type { ClosedCase, DeskAnswer, LiveCase } from '#contracts/desk.ts';
import { nextStepOf, waitsOf } from '#domain/desk/case-standing.ts';
import type { AskedSupplier, OpenQuestion } from '#domain/desk/case-standing.ts';
import { DAY_MS } from '#domain/days.ts';
import { standingOf } from '../approval-views.ts';
import { changedBriefs } from '../briefs-in-force.ts';
import type { Database, Transaction } from '../database.ts';

/** More open cases than anybody reads at once; the count says how many there are. */
const LIVE_MAX = 500;
const CLOSED_MAX = 100;
const QUESTIONS_MAX = 1_000;

type CaseFacts = Omit<LiveCase, 'nextStep' | 'waitsFor' | 'valueMinor'> & {
  budgetMinor: number;
  awardedMinor: number | null;
  deadlineMs: number | null;
};
type Asked = AskedSupplier & { caseId: string };

type DeskCases = Pick<DeskAnswer, 'live' | 'liveCount' | 'closedToday'>;

/** The open cases with whom they wait for, and those closed in the last 24 hours. */
export function deskCases(database: Database, tenantId: string): Promise<DeskCases> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await openCases(tx, tenantId);
    const questions = await openQuestions(tx, tenantId);
    const caseIds = rows.map(({ it }) => it.caseId);
    const changed = await changedBriefs(tx, tenantId, caseIds);
    const suppliers = Map.groupBy(await askedSuppliers(tx, tenantId), (it) => it.caseId);
    const live = rows.map(
      ({ it: { deadlineMs, budgetMinor, awardedMinor, ...facts } }): LiveCase => {
        const { caseId, stage, updatedAtMs } = facts;
        const standing = {
          stage,
          updatedAtMs,
          deadlineMs,
          questions: questions.get(caseId) ?? [],
          suppliers: suppliers.get(caseId) ?? [],
        };
        const request = changed.get(caseId)?.requisition ?? { budgetMinor, needBy: facts.needBy };
        return {
          ...facts,
          needBy: request.needBy,
          valueMinor: awardedMinor ?? request.budgetMinor,
          nextStep: nextStepOf(standing),
          waitsFor: waitsOf(standing),
        };
      },
    );
    return {
      live,
      liveCount: rows[0]?.liveCount ?? 0,
      closedToday: await closedCases(tx, tenantId, Date.now() - DAY_MS),
    };
  });
}

const openCases = (
  tx: Transaction,
  tenantId: string,
): Promise<{ liveCount: number; it: CaseFacts }[]> =>
  tx.$queryRaw`
    select c.live_count as "liveCount", jsonb_build_object(
      'caseId', c.case_id, 'title', c.title, 'stage', c.stage, 'sentence', c.sentence,
      'budgetMinor', c.budget_minor, 'awardedMinor', (
        select a.total_minor from awards a
        where a.tenant_id = c.tenant_id and a.case_id = c.case_id),
      'currency', c.currency, 'openedAtMs', to_ms(c.opened_at),
      'updatedAtMs', to_ms(c.updated_at), 'needBy', c.need_by, 'urgency', c.urgency,
      'openedBy', c.opened_by,
      'lastEventSequence', c.event_sequence, 'deadlineMs', to_ms(c.opened_at)
        + (c.brief->'timing'->>'caseDeadlineMs')::bigint) as it
    from (
      select *, count(*) over ()::integer as live_count from cases
      where tenant_id = ${tenantId} and closed_at is null
      order by opened_at desc, case_id desc limit ${LIVE_MAX}) c
    order by c.opened_at desc, c.case_id desc`;

async function closedCases(
  tx: Transaction,
  tenantId: string,
  sinceMs: number,
): Promise<ClosedCase[]> {
  const rows = await tx.$queryRaw<{ it: ClosedCase }[]>`
    select jsonb_build_object(
      'caseId', c.case_id, 'title', c.title, 'outcome', c.outcome, 'sentence', c.sentence,
      'valueMinor', coalesce(a.total_minor, c.budget_minor), 'currency', c.currency,
      'closedAtMs', to_ms(c.closed_at)) as it
    from cases c left join awards a on a.tenant_id = c.tenant_id and a.case_id = c.case_id
    where c.tenant_id = ${tenantId} and c.closed_at > from_ms(${sinceMs}::bigint)
    order by c.closed_at desc limit ${CLOSED_MAX}`;
  return rows.map(({ it }) => it);
}

async function openQuestions(
  tx: Transaction,
  tenantId: string,
): Promise<ReadonlyMap<string, OpenQuestion[]>> {
  const rows = await tx.approval.findMany({
    where: { tenantId, status: 'open' },
    orderBy: { expiresAt: 'asc' },
    take: QUESTIONS_MAX,
  });
  const views = (await standingOf(tx, tenantId, rows)).map((it) => it.view);
  const nameOf = await namesOf(tx, tenantId, views);
  const asked = views.map((it) => ({ caseId: it.caseId, question: toQuestion(it, nameOf) }));
  const byCase = Map.groupBy(asked, (it) => it.caseId);
  return new Map([...byCase].map(([caseId, its]) => [caseId, its.map((it) => it.question)]));
}

function toQuestion(it: ApprovalView, nameOf: (who: string) => string): OpenQuestion {
  const steps = it.steps.filter(({ status }) => status === 'open' || status === 'escalated');
  return {
    about: it.about,
    question: it.question,
    approvers: [...new Set(steps.flatMap((step) => step.approvers.map(nameOf)))],
    sinceMs: it.requestedAtMs,
    untilMs: it.expiresAtMs,
  };
}

/** Approvers are named by key, by name or by role. */
async function namesOf(
  tx: Transaction,
  tenantId: string,
  views: readonly ApprovalView[],
): Promise<(who: string) => string> {
  const named = new Set(views.flatMap((it) => it.steps.flatMap((step) => step.approvers)));
  const keys = await tx.apiKey.findMany({
    where: { tenantId, keyId: { in: [...named] } },
    select: { keyId: true, name: true },
  });
  const names = new Map(keys.map((it) => [it.keyId, it.name]));
  return (who) =>
    names.get(who) ??
    who.replace(/^role:(.+)$/, (_all, role: string) => `any ${role.replaceAll('_', ' ')}`);
}

const askedSuppliers = (tx: Transaction, tenantId: string): Promise<Asked[]> =>
  tx.$queryRaw`
    select s.case_id as "caseId", s.request->>'supplierName' as "supplierName", s.move, s.turn,
      to_ms(coalesce(e.at, c.updated_at))::float8 as "sinceMs",
      to_ms(s.answer_by)::float8 as "answerByMs"
    from supplier_sessions s
    join cases c on c.tenant_id = s.tenant_id and c.case_id = s.case_id and c.closed_at is null
    left join lateral (
      select max(at) as at from case_events e
      where e.tenant_id = s.tenant_id and e.case_id = s.case_id and e.kind = 'supplier_asked'
        and e.body->>'supplierId' = s.supplier_id) e on true
    where s.tenant_id = ${tenantId} and s.status = 'open' and not s.answered
    order by s.answer_by limit ${QUESTIONS_MAX}`;
