import type pg from 'pg';
import type { Database } from '#memory/database.ts';

export type CaseEnd = {
  award: {
    supplierId: string;
    lineNo: number;
    quantity: number;
    unitPriceMinor: number;
    awardedAtMs: number;
  } | null;
  /** Who agreed in its talks, the winner too, and to how much in all. */
  agreed: { supplierId: string; totalMinor: number }[];
  /** Questions put to a person. */
  escalations: number;
  /** Decisions in which the memory was asked. */
  asked: number;
  /** The questions of those that it made otherwise, one for each. */
  otherwise: string[];
};

/** What the ledgers say of a case of one line that is closed. @throws when it is still open */
export async function caseEnd(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<CaseEnd> {
  const [row] = await database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<(CaseEnd & { closed: boolean })[]>`
      select c.closed_at is not null as closed,
        (select jsonb_build_object('supplierId', l.supplier_id, 'lineNo', l.line_no,
            'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor,
            'awardedAtMs', extract(epoch from l.awarded_on) * 1000)
          from award_lines l where l.tenant_id = ${tenantId} and l.case_id = ${caseId}
          limit 1) as award,
        coalesce((select jsonb_agg(jsonb_build_object(
            'supplierId', t.supplier_id, 'totalMinor', t.last_total_minor))
          from talks t where t.tenant_id = ${tenantId} and t.case_id = ${caseId}
            and t.result = 'agreed' and t.last_total_minor is not null), '[]') as agreed,
        (select count(*)::integer from approvals a
          where a.tenant_id = ${tenantId} and a.case_id = ${caseId}) as escalations,
        count(d.id)::integer as asked,
        coalesce(array_agg(d.inputs->'memory'->>'question') filter (
          where d.inputs->'memory'->>'chosen' <> d.inputs->'memory'->>'without'), '{}')
          as otherwise
      from cases c left join decisions d on d.tenant_id = c.tenant_id and d.case_id = c.case_id
        and d.inputs->'memory' is not null
      where c.tenant_id = ${tenantId} and c.case_id = ${caseId} group by c.closed_at`,
  );
  if (row === undefined || !row.closed) throw new Error(`${tenantId} ${caseId} is not closed`);
  const { closed: _closed, ...end } = row;
  return end;
}

const LOOK_MS = 25;
/** What takes longer waits for something that a bench never gives. */
const CASE_MS_MAX = 60_000;

/** Resolves when each of these cases is closed or waits for a person. */
export async function untilQuiet(
  owner: pg.Pool,
  tenantIds: readonly string[],
  { withPeople }: { withPeople: boolean },
): Promise<void> {
  const until = performance.now() + CASE_MS_MAX;
  for (;;) {
    const { rows } = await owner.query<{ tenantId: string; caseId: string }>(
      `select c.tenant_id as "tenantId", c.case_id as "caseId" from cases c
       where c.tenant_id = any($1) and c.closed_at is null and not ($2 and exists (
         select from approvals a where a.tenant_id = c.tenant_id and a.case_id = c.case_id
           and a.status = 'open'))`,
      [[...tenantIds], withPeople],
    );
    if (rows.length === 0) return;
    if (performance.now() > until) {
      throw new Error(`still open: ${rows.map((it) => `${it.tenantId} ${it.caseId}`).join(', ')}`);
    }
    await new Promise((resume) => {
      setTimeout(resume, LOOK_MS);
    });
  }
}
