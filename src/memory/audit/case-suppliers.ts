import type { Assessment, Verdict } from '#contracts/supplier.ts';
import type { Transaction } from '../database.ts';
import { decisionsAbout } from '../lists/hit-decisions.ts';
import type { KnownDecision } from '../lists/hit-decisions.ts';

/** A judgement of a supplier that a case had, of its own or of an earlier case. */
export type HeldClearance = {
  id: string;
  /** Of the case that it was given in. */
  caseId: string;
  caseTitle: string;
  supplierId: string;
  verdict: Verdict;
  assessment: Assessment;
  conditions: string[];
  because: string[];
  decidedBy: string;
  decidedAtMs: number;
  validUntilMs: number;
};

/** A supplier that a case looked at, with all that its standing rested on; latest clearance first. */
export type CaseSupplier = {
  supplierId: string;
  supplierName: string;
  clearances: HeldClearance[];
  /** What people decided about its resemblance to listed parties, whenever they did. */
  hitDecisions: KnownDecision[];
};

/** Every supplier that a case had as a candidate, judged, talked to, or awarded; by name. */
export async function caseSuppliers(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<CaseSupplier[]> {
  const names = await lookedAt(tx, tenantId, caseId);
  const clearances = await heldClearances(tx, tenantId, caseId);
  const supplierIds = names.map((it) => it.supplierId);
  const hits = await tx.screeningHit.findMany({
    where: { tenantId, supplierId: { in: supplierIds } },
    select: { supplierId: true, nameKey: true, listId: true, partyId: true },
  });
  const decisions = await decisionsAbout(tx, tenantId, {
    supplierIds,
    nameKeys: [...new Set(hits.map((it) => it.nameKey))],
  });
  return names.map(({ supplierId, supplierName }) => {
    const own = hits.filter((it) => it.supplierId === supplierId);
    return {
      supplierId,
      supplierName,
      clearances: clearances.filter((it) => it.supplierId === supplierId),
      hitDecisions: decisions
        .filter((it) => it.supplierId === supplierId || isAboutName(it, own))
        .toSorted((one, other) => one.atMs - other.atMs),
    };
  });
}

const isAboutName = (
  { scope, nameKey, listId, partyId }: KnownDecision,
  hits: readonly Pick<KnownDecision, 'nameKey' | 'listId' | 'partyId'>[],
): boolean =>
  scope === 'name' &&
  hits.some((it) => it.nameKey === nameKey && it.listId === listId && it.partyId === partyId);

type Candidate = { supplierId: string; supplierName: string; untilMs: bigint | null };

/** Suppliers as sourcing handed them on, each with the last moment of the clearance it brought. */
const candidatesOf = (tx: Transaction, tenantId: string, caseId: string): Promise<Candidate[]> =>
  tx.$queryRaw`
    select distinct it->>'supplierId' as "supplierId", it->>'supplierName' as "supplierName",
      (it->'clearance'->>'validUntilMs')::bigint as "untilMs"
    from (
      select jsonb_array_elements(body->'candidates') as it from messages
      where tenant_id = ${tenantId} and case_id = ${caseId} and topic = 'compliance.clear'
      union all
      select jsonb_array_elements(body->'cleared')->'candidate' from messages
      where tenant_id = ${tenantId} and case_id = ${caseId} and topic = 'negotiation.cleared'
    ) as handed`;

async function lookedAt(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<Pick<CaseSupplier, 'supplierId' | 'supplierName'>[]> {
  const candidates = await candidatesOf(tx, tenantId, caseId);
  return tx.$queryRaw`
    with named as (
      select * from unnest(${candidates.map((it) => it.supplierId)}::text[],
        ${candidates.map((it) => it.supplierName)}::text[]) as candidate (id, name)
      union all
      select supplier_id, assessment->>'supplierName' from clearances
      where tenant_id = ${tenantId} and case_id = ${caseId}
      union all
      select supplier_id, null from mandates where tenant_id = ${tenantId} and case_id = ${caseId}
      union all
      select supplier_id, null from offers where tenant_id = ${tenantId} and case_id = ${caseId}
      union all
      select supplier_id, null from award_lines where tenant_id = ${tenantId} and case_id = ${caseId}
    )
    select n.id as "supplierId", coalesce(max(n.name), max(s.legal_name), n.id) as "supplierName"
    from named n left join suppliers s on s.tenant_id = ${tenantId} and s.supplier_id = n.id
    group by n.id order by 2, 1`;
}

/**
 * Its own clearances and those that candidates brought along, the latest first. A candidate names no
 * clearance but its last moment, which no two of a supplier share.
 */
export async function heldClearances(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<HeldClearance[]> {
  const brought = (await candidatesOf(tx, tenantId, caseId)).filter((it) => it.untilMs !== null);
  const rows = await tx.$queryRaw<(HeldClearance & { decidedAt: bigint; validUntil: bigint })[]>`
    select l.id, l.case_id as "caseId", c.title as "caseTitle", l.supplier_id as "supplierId",
      l.verdict, l.assessment, l.conditions, l.because, l.decided_by as "decidedBy",
      to_ms(l.decided_at) as "decidedAt", to_ms(l.valid_until) as "validUntil"
    from clearances l join cases c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
    where l.tenant_id = ${tenantId} and (l.case_id = ${caseId}
      or (l.supplier_id, to_ms(l.valid_until)) in (
        select * from unnest(${brought.map((it) => it.supplierId)}::text[],
          ${brought.map((it) => Number(it.untilMs))}::bigint[])))
    order by l.decided_at desc, l.id desc`;
  return rows.map(({ decidedAt, validUntil, ...it }) => ({
    ...it,
    decidedAtMs: Number(decidedAt),
    validUntilMs: Number(validUntil),
  }));
}
