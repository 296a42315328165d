import { randomUUID } from 'node:crypto';
import type { Alert, AlertRule, AlertStatus } from '#contracts/alerts.ts';
import type { AlertFact } from '#domain/alerts/alert-facts.ts';
import type { Database, Transaction } from './database.ts';
import { latestFirst } from './paging.ts';
import type { Page, PageWish } from './paging.ts';
import { storable, storableJson } from './storable-json.ts';

/** What ends an alert by itself. */
const DESK = 'desk';

/** Tenants that somebody has a key of. */
export async function deskTenants(database: Database): Promise<string[]> {
  const rows = await database.client.$queryRaw<{ id: string }[]>`select desk_tenants() as id`;
  return rows.map((it) => it.id);
}

/**
 * Brings a tenant's alerts up to what was found: new facts are raised, known ones counted, and those
 * of the rules looked at that were not found for a while are ended. A fact that a person has called
 * resolved stays silent for a while.
 */
export function keepAlerts(
  database: Database,
  tenantId: string,
  facts: readonly AlertFact[],
  look: { rules: readonly AlertRule[]; nowMs: number; quietMs: number; overAfterMs: number },
): Promise<void> {
  const now = new Date(look.nowMs);
  const found = facts.map((it) => ({ ...it, alertId: randomUUID() }));
  return database.inTenant(tenantId, async (tx) => {
    await tx.$executeRaw`
      with found as (
        select * from jsonb_to_recordset(${storableJson(found)}::jsonb) as f
          ("alertId" text, rule text, subject text, severity text, sentence text, level text)
      ), seen as (
        update alerts a set last_at = ${now}, count = a.count + 1, severity = f.severity,
          sentence = f.sentence
        from found f
        where a.tenant_id = ${tenantId} and a.rule = f.rule and a.subject = f.subject
          and a.status <> 'resolved'
      )
      insert into alerts (tenant_id, alert_id, rule, subject, severity, sentence, first_at, last_at)
      select ${tenantId}, f."alertId", f.rule, f.subject, f.severity, f.sentence, ${now}, ${now}
      from found f
      where f.level = 'raise' and not exists (
        select from alerts a where a.tenant_id = ${tenantId} and a.rule = f.rule
          and a.subject = f.subject and a.status = 'resolved' and a.resolved_by <> ${DESK}
          and a.resolved_at > ${new Date(look.nowMs - look.quietMs)})
      on conflict (tenant_id, rule, subject) where status <> 'resolved' do nothing`;
    await tx.alert.updateMany({
      where: {
        tenantId,
        rule: { in: [...look.rules] },
        status: { not: 'resolved' },
        lastAt: { lt: new Date(look.nowMs - look.overAfterMs) },
      },
      data: { status: 'resolved', resolvedBy: DESK, resolvedAt: now, changedBy: DESK },
    });
  });
}

/** Alerts of the tenant, last raised first. */
export function listAlerts(
  database: Database,
  tenantId: string,
  { status }: { status?: AlertStatus },
  wish: PageWish,
): Promise<Page<Alert>> {
  const list = latestFirst(wish, 'firstAt', 'alertId');
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.alert.findMany({
      where: { tenantId, ...(status && { status }), ...list.behind },
      ...list.inOrder,
    });
    const page = list.toPage(rows);
    return { ...page, items: page.items.map(toView) };
  });
}

/**
 * Notes that somebody takes care of an alert, or calls it over.
 * @returns `settled` with the alert as it is when it was acknowledged or resolved before
 */
export function settleAlert(
  database: Database,
  tenantId: string,
  alertId: string,
  said: { action: 'acknowledge' | 'resolve'; by: string; comment: string },
): Promise<{ kind: 'done' | 'settled'; alert: Alert } | { kind: 'unknown' }> {
  const { by } = said;
  const comment = storable(said.comment);
  const now = new Date();
  return database.inTenant(tenantId, async (tx) => {
    const { count } =
      said.action === 'acknowledge'
        ? await tx.alert.updateMany({
            where: { tenantId, alertId, status: 'open' },
            data: {
              status: 'acknowledged',
              acknowledgedBy: by,
              acknowledgedAt: now,
              comment,
              changedBy: by,
            },
          })
        : await tx.alert.updateMany({
            where: { tenantId, alertId, status: { not: 'resolved' } },
            data: { status: 'resolved', resolvedBy: by, resolvedAt: now, comment, changedBy: by },
          });
    const row = await tx.alert.findUnique({ where: { tenantId_alertId: { tenantId, alertId } } });
    if (row === null) return { kind: 'unknown' };
    return { kind: count === 1 ? 'done' : 'settled', alert: toView(row) };
  });
}

type StoredAlert = NonNullable<Awaited<ReturnType<Transaction['alert']['findUnique']>>>;

const toView = (row: StoredAlert): Alert => ({
  alertId: row.alertId,
  rule: row.rule as AlertRule,
  subject: row.subject,
  severity: row.severity as Alert['severity'],
  sentence: row.sentence,
  status: row.status as AlertStatus,
  firstAtMs: row.firstAt.getTime(),
  lastAtMs: row.lastAt.getTime(),
  count: row.count,
  acknowledgedBy: row.acknowledgedBy,
  acknowledgedAtMs: row.acknowledgedAt?.getTime() ?? null,
  resolvedBy: row.resolvedBy,
  resolvedAtMs: row.resolvedAt?.getTime() ?? null,
  comment: row.comment,
});
