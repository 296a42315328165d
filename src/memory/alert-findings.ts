import type { AgentRole } from '#contracts/roles.ts';
import type { DeskFindings } from '#domain/alerts/alert-facts.ts';
import type { Database, Transaction } from './database.ts';

/** A message that is not delivered or handled for so long does not just take its time. */
const OVERDUE_SECONDS = 60;
/** A question is told of when less than this share of its time is left, and at most so long. */
const LAPSING = { sharePercent: 20, atMostHours: 24 };
const FAILED_TRIES_MIN = 3;
const GIVEN_UP_HOURS = 24;
/** Of one kind; more of them would be one cause. */
const ROWS_MAX = 50;

/** What a tenant's rows tell of what runs wrong; the engine is looked at elsewhere. */
type StoredFindings = Omit<DeskFindings, 'roles'> & {
  /** Messages that are delivered to a role and not handled for too long. */
  unhandled: { role: AgentRole; unhandledCount: number }[];
};

export function alertFindings(database: Database, tenantId: string): Promise<StoredFindings> {
  return database.inTenant(tenantId, async (tx) => ({
    ...(await messageFindings(tx, tenantId)),
    lapsing: await lapsing(tx, tenantId),
    orders: await unacknowledged(tx, tenantId),
    webhooks: await failingWebhooks(tx, tenantId),
  }));
}

type Counted = { count: number; oldestMs: number };

async function messageFindings(
  tx: Transaction,
  tenantId: string,
): Promise<Pick<StoredFindings, 'deadLetters' | 'undelivered' | 'unhandled'>> {
  const [dead] = await tx.$queryRaw<Counted[]>`
    select count(*)::integer as count,
      coalesce(to_ms(clock_timestamp()) - to_ms(min(buried_at)), 0)::double precision as "oldestMs"
    from dead_letters where tenant_id = ${tenantId} and status = 'open'`;
  const [late] = await tx.$queryRaw<Counted[]>`
    select count(*)::integer as count,
      coalesce(to_ms(clock_timestamp()) - to_ms(min(sent_at)), 0)::double precision as "oldestMs"
    from messages where tenant_id = ${tenantId} and delivery is null
      and sent_at < clock_timestamp() - ${OVERDUE_SECONDS} * interval '1 second'`;
  const unhandled = await tx.$queryRaw<StoredFindings['unhandled']>`
    select m.receiver as role, count(*)::integer as "unhandledCount"
    from cases c join messages m on m.tenant_id = c.tenant_id and m.case_id = c.case_id
    where c.tenant_id = ${tenantId} and c.closed_at is null and m.delivery = 'delivered'
      and m.handled_at is null
      and m.delivered_at < clock_timestamp() - ${OVERDUE_SECONDS} * interval '1 second'
    group by 1`;
  return {
    deadLetters: { openCount: dead?.count ?? 0, oldestMs: dead?.oldestMs ?? 0 },
    undelivered: { count: late?.count ?? 0, oldestMs: late?.oldestMs ?? 0 },
    unhandled,
  };
}

const lapsing = (tx: Transaction, tenantId: string): Promise<DeskFindings['lapsing'][number][]> =>
  tx.$queryRaw`
    select approval_id as "approvalId", question,
      (to_ms(expires_at) - to_ms(clock_timestamp()))::double precision as "leftMs"
    from approvals
    where tenant_id = ${tenantId} and status = 'open' and expires_at > clock_timestamp()
      and expires_at - clock_timestamp() < least(
        (expires_at - requested_at) * ${LAPSING.sharePercent} / 100,
        ${LAPSING.atMostHours} * interval '1 hour')
    order by expires_at limit ${ROWS_MAX}`;

const unacknowledged = (
  tx: Transaction,
  tenantId: string,
): Promise<DeskFindings['orders'][number][]> =>
  tx.$queryRaw`
    select order_no as "orderNo", supplier_name as "supplierName",
      (to_ms(clock_timestamp()) - to_ms(awaits_since))::double precision as "waitedMs"
    from purchase_orders
    where tenant_id = ${tenantId} and status in ('issued', 'lapsed') and escalated_at is not null
    order by awaits_since limit ${ROWS_MAX}`;

const failingWebhooks = (
  tx: Transaction,
  tenantId: string,
): Promise<DeskFindings['webhooks'][number][]> =>
  tx.$queryRaw`
    select supplier_id as "supplierId", count(*)::integer as "failingCount",
      coalesce((array_agg(last_fault order by next_try_at desc))[1], '') as "lastFault"
    from webhook_posts
    where tenant_id = ${tenantId} and attempts >= ${FAILED_TRIES_MIN} and (status = 'waiting'
      or (status = 'given_up'
        and next_try_at > clock_timestamp() - ${GIVEN_UP_HOURS} * interval '1 hour'))
    group by 1 order by 1 limit ${ROWS_MAX}`;
