import type { WaitingForMe } from '#contracts/desk.ts';
import type { LessonState } from '#contracts/lessons.ts';
import type { OrderStatus } from '#contracts/orders.ts';
import { orderSentence } from '#domain/order/standing.ts';
import type { Database } from '../database.ts';

const WAITING_MAX = 50;
const PROPOSED: LessonState = 'proposed';
/** States in which a person has to say how an order goes on. */
const ASKING: readonly OrderStatus[] = ['change_proposed', 'rejected', 'lapsed'];

/** Questions of real suppliers in open cases that nobody has answered, oldest first. */
export function unansweredQuestions(database: Database, tenantId: string): Promise<WaitingForMe[]> {
  return waiting(
    database,
    tenantId,
    (tx) => tx.$queryRaw`
    select jsonb_build_object(
      'kind', 'question', 'id', m.id, 'caseId', m.case_id, 'title', c.title,
      'sentence', coalesce(s.request->>'supplierName', m.body->>'supplierId') || ' asks: '
        || (m.body->>'text'),
      'sinceMs', to_ms(m.sent_at), 'untilMs', to_ms(s.answer_by),
      'ifSilent', 'The supplier quotes without the answer, or not at all.',
      'link', '/cases/' || m.case_id || '?tab=conversation') as it
    from messages m
    join cases c on c.tenant_id = m.tenant_id and c.case_id = m.case_id and c.closed_at is null
    left join supplier_sessions s on s.tenant_id = m.tenant_id and s.case_id = m.case_id
      and s.supplier_id = m.body->>'supplierId'
    where m.tenant_id = ${tenantId} and m.topic = 'supplier.answer'
      and m.body->>'kind' = 'question' and not exists (
        select 1 from question_answers q
        where q.tenant_id = m.tenant_id and q.question_id = m.id)
    order by m.sent_at limit ${WAITING_MAX}`,
  );
}

/** Orders that go on only when a person decides, longest waiting first. */
export function askingOrders(database: Database, tenantId: string): Promise<WaitingForMe[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.purchaseOrder.findMany({
      where: {
        tenantId,
        OR: [{ status: { in: [...ASKING] } }, { status: 'issued', escalatedAt: { not: null } }],
      },
      orderBy: { updatedAt: 'asc' },
      take: WAITING_MAX,
    });
    return rows.map(({ orderNo, caseId, supplierName, status, escalatedAt, updatedAt }) => ({
      kind: 'order',
      id: orderNo,
      caseId,
      title: `${orderNo}, ${supplierName}`,
      sentence: orderSentence({
        status: status as OrderStatus,
        supplierName,
        escalated: escalatedAt !== null,
        lines: [],
      }),
      sinceMs: updatedAt.getTime(),
      untilMs: null,
      ifSilent: null,
      link: `/orders/${orderNo}`,
    }));
  });
}

/** Lessons that memory proposes and nobody has decided, longest waiting first. */
export function proposedLessons(database: Database, tenantId: string): Promise<WaitingForMe[]> {
  return waiting(
    database,
    tenantId,
    (tx) => tx.$queryRaw`
    select jsonb_build_object(
      'kind', 'lesson', 'id', l.lesson_id, 'caseId', null,
      'title', 'Lesson: ' || replace(l.kind, '_', ' '), 'sentence', l.because,
      'sinceMs', to_ms(l.proposed_at), 'untilMs', to_ms(l.fades_at),
      'ifSilent', 'It fades without being used.',
      'link', '/learning?tab=lessons&lesson=' || l.lesson_id) as it
    from lessons l
    where l.tenant_id = ${tenantId} and l.state = ${PROPOSED}
      and l.fades_at > clock_timestamp()
    order by l.proposed_at limit ${WAITING_MAX}`,
  );
}

async function waiting(
  database: Database,
  tenantId: string,
  ask: (tx: Parameters<Parameters<Database['inTenant']>[1]>[0]) => Promise<{ it: WaitingForMe }[]>,
): Promise<WaitingForMe[]> {
  const rows = await database.inTenant(tenantId, ask);
  return rows.map(({ it }) => it);
}
