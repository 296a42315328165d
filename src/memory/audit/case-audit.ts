import type { Database, Transaction } from '../database.ts';
import { canonicalText, hashOfEvent } from './chain.ts';
import type { AuditEvent } from './chain.ts';
import type { AuditHead } from './chain-check.ts';
import { heldClearances } from './case-suppliers.ts';
import { eventsPage, headOf } from './events.ts';
import type { AuditFilter } from './events.ts';
import { rowsNow, rowState } from './told-rows.ts';
import type { RowState, RowsNow } from './told-rows.ts';

/** A case has some dozens of events; more would be a loop. */
const CASE_EVENTS_MAX = 5_000;

/** An event with what it tells, for who has to judge a case without our database. */
export type ToldEvent = AuditEvent & {
  /** The text that was hashed after the hash before it and a line feed. */
  canonical: string;
  hashHolds: boolean;
  row: RowState;
  /** What the row says, in the text that was hashed; null unless it stands as told. */
  content: unknown;
};

/**
 * Against which list versions a supplier was screened last before the clearance that the case had,
 * its own or one of an earlier case.
 */
export type UsedLists = {
  supplierId: string;
  runId: string;
  screenedAtMs: number;
  lists: unknown;
  reviewAtBp: number;
  blockAtBp: number;
};

export type CaseAudit = {
  tenantId: string;
  caseId: string;
  title: string;
  outcome: string | null;
  madeAtMs: number;
  /** Of the tenant's whole trail at that moment. */
  head: AuditHead;
  /** Of the rules that decisions name. */
  policyVersions: string[];
  listsUsed: UsedLists[];
  events: ToldEvent[];
};

/** All that the trail tells of a case; null when the tenant has no such case. */
export function caseAudit(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<CaseAudit | null> {
  return database.inTenant(tenantId, async (tx) => {
    const found = await tx.case.findUnique({
      where: { tenantId_caseId: { tenantId, caseId } },
      select: { title: true, outcome: true },
    });
    if (found === null) return null;
    const policies = await tx.$queryRaw<{ version: string }[]>`
      select distinct policy_version as version from decisions
      where tenant_id = ${tenantId} and case_id = ${caseId} order by 1`;
    return {
      tenantId,
      caseId,
      ...found,
      madeAtMs: Date.now(),
      head: await headOf(tx, tenantId),
      policyVersions: policies.map((it) => it.version),
      listsUsed: await listsUsed(tx, tenantId, caseId),
      events: await toldEvents(tx, tenantId, { caseId }),
    };
  });
}

/** Events with what the rows they tell of say now. */
export async function toldEvents(
  tx: Transaction,
  tenantId: string,
  filter: AuditFilter,
): Promise<ToldEvent[]> {
  await tx.$executeRaw`select set_config('timezone', 'UTC', true)`;
  const events = await eventsPage(tx, tenantId, filter, CASE_EVENTS_MAX);
  const rows = new Map<string, RowsNow>();
  for (const [subject, its] of Map.groupBy(events, (it) => it.subject)) {
    rows.set(subject, await rowsNow(tx, tenantId, subject, its, { withContent: true }));
  }
  return events.map((it) => toTold(it, rows.get(it.subject) ?? new Map()));
}

function toTold(event: AuditEvent, rows: RowsNow): ToldEvent {
  const row = rowState(event, rows);
  const content = row === 'holds' ? rows.get(event.sequence)?.content : null;
  return {
    ...event,
    canonical: canonicalText(event),
    hashHolds: hashOfEvent(event) === event.hash,
    row,
    content: content == null ? null : (JSON.parse(content) as unknown),
  };
}

async function listsUsed(tx: Transaction, tenantId: string, caseId: string): Promise<UsedLists[]> {
  const held = await heldClearances(tx, tenantId, caseId);
  const rows = await tx.$queryRaw<(UsedLists & { screenedAtMs: bigint })[]>`
    select distinct on (c.supplier_id) c.supplier_id as "supplierId", r.run_id as "runId",
      to_ms(r.screened_at) as "screenedAtMs", r.lists, r.review_at_bp as "reviewAtBp",
      r.block_at_bp as "blockAtBp"
    from clearances c join screening_runs r
      on r.tenant_id = c.tenant_id and r.supplier_id = c.supplier_id
        and to_ms(r.screened_at) <= coalesce(
          (c.assessment->'screening'->>'screenedAtMs')::bigint, to_ms(c.decided_at))
    where c.tenant_id = ${tenantId} and c.id = any(${held.map((it) => it.id)})
    order by c.supplier_id, c.decided_at desc, r.screened_at desc`;
  return rows.map((it) => ({ ...it, screenedAtMs: Number(it.screenedAtMs) }));
}
