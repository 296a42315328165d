import { Prisma } from '../generated/client.ts';
import type { Database, Transaction } from '../database.ts';
import type { AuditEvent } from './chain.ts';
import { GENESIS_HASH } from './chain.ts';
import type { AuditHead } from './chain-check.ts';

export type AuditFilter = {
  /** Sequence of the last event seen. */
  after?: number;
  caseId?: string;
  actor?: string;
  action?: string;
  fromMs?: number;
  /** Not included. */
  toMs?: number;
  /** Those that tell of these rows, by table and key as events name them. */
  rows?: readonly Pick<AuditEvent, 'subject' | 'subjectKey'>[];
};

/** Events of a tenant in order, those after `filter.after`. */
export function auditEvents(
  database: Database,
  tenantId: string,
  filter: AuditFilter,
  limit: number,
): Promise<AuditEvent[]> {
  return database.inTenant(tenantId, (tx) => eventsPage(tx, tenantId, filter, limit));
}

export async function eventsPage(
  tx: Transaction,
  tenantId: string,
  filter: AuditFilter,
  limit: number,
): Promise<AuditEvent[]> {
  const { after = 0, caseId, actor, action, fromMs, toMs, rows: of } = filter;
  const conditions = [
    Prisma.sql`tenant_id = ${tenantId} and sequence > ${after}::bigint`,
    ...(caseId === undefined ? [] : [Prisma.sql`case_id = ${caseId}`]),
    ...(actor === undefined ? [] : [Prisma.sql`actor = ${actor}`]),
    ...(action === undefined ? [] : [Prisma.sql`action = ${action}`]),
    ...(fromMs === undefined ? [] : [Prisma.sql`at >= ${new Date(fromMs)}`]),
    ...(toMs === undefined ? [] : [Prisma.sql`at < ${new Date(toMs)}`]),
    ...(of === undefined ? [] : [aboutRows(of)]),
  ];
  const rows = await tx.$queryRaw<Row[]>`
    select tenant_id as "tenantId", sequence, to_ms(at) as "atMs", actor, action,
      case_id as "caseId", subject, subject_key as "subjectKey", covers,
      content_hash as "contentHash", body, previous_hash as "previousHash", hash
    from audit_events where ${Prisma.join(conditions, ' and ')}
    order by sequence limit ${limit}`;
  return rows.map((it) => ({ ...it, sequence: Number(it.sequence), atMs: Number(it.atMs) }));
}

const aboutRows = (rows: NonNullable<AuditFilter['rows']>): Prisma.Sql => Prisma.sql`
  (subject, subject_key) in (select * from unnest(${rows.map((it) => it.subject)}::text[],
    ${rows.map((it) => it.subjectKey)}::text[]))`;

type Row = Omit<AuditEvent, 'sequence' | 'atMs'> & { sequence: bigint; atMs: bigint };

/** The head that the database keeps beside the trail. */
export async function headOf(tx: Transaction, tenantId: string): Promise<AuditHead> {
  const rows = await tx.$queryRaw<{ sequence: bigint; hash: string }[]>`
    select sequence, hash from audit_heads where tenant_id = ${tenantId}`;
  const [row] = rows;
  return row === undefined
    ? { sequence: 0, hash: GENESIS_HASH }
    : { sequence: Number(row.sequence), hash: row.hash };
}
