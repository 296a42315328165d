import type {
  AwardProposal,
  ClearedCandidate,
  Mandate,
  TalkRecord,
} from '#contracts/negotiation.ts';
import type { TalkFacts } from '#domain/comparison/at-the-table.ts';
import type { ComparisonFacts } from '#domain/comparison/compare.ts';
import { caseSuppliers } from './audit/case-suppliers.ts';
import { findAward } from './awards.ts';
import { offersOf } from './case-history.ts';
import type { Database, Transaction } from './database.ts';

/** What a case's comparison is made from, but for its requisition; suppliers by name. */
export async function comparisonFacts(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<Pick<ComparisonFacts, 'talks' | 'agreed'>> {
  const offers = await offersOf(database, tenantId, caseId);
  return database.inTenant(tenantId, async (tx) => {
    const known = await caseSuppliers(tx, tenantId, caseId);
    const cleared = await clearedOf(tx, tenantId, caseId);
    const mandates = await mandatesGiven(tx, tenantId, caseId);
    const results = await resultsOf(tx, tenantId, caseId);
    const talks = known.map(({ supplierId, supplierName, clearances }): TalkFacts => {
      const [clearance] = clearances;
      const own = cleared.find((it) => it.candidate.supplierId === supplierId) ?? null;
      return {
        supplierId,
        supplierName,
        country: own?.candidate.country ?? null,
        clearance:
          clearance === undefined
            ? null
            : {
                verdict: clearance.verdict,
                riskBp: clearance.assessment.riskBp,
                conditions: clearance.conditions,
              },
        cleared: own,
        mandates: mandates.filter((it) => it.supplierId === supplierId),
        offers: offers.filter((it) => it.supplierId === supplierId),
        result: results.get(supplierId) ?? null,
      };
    });
    return { talks, agreed: await agreedOf(tx, tenantId, caseId) };
  });
}

/** Suppliers as they came to the table, the latest of each. */
async function clearedOf(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<ClearedCandidate[]> {
  const rows = await tx.$queryRaw<{ cleared: ClearedCandidate }[]>`
    select distinct on (c->'candidate'->>'supplierId') c as cleared
    from messages m, jsonb_array_elements(m.body->'cleared') c
    where m.tenant_id = ${tenantId} and m.case_id = ${caseId} and m.topic = 'negotiation.cleared'
    order by c->'candidate'->>'supplierId', m.sent_at desc, m.id`;
  return rows.map((it) => it.cleared);
}

async function mandatesGiven(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<Mandate[]> {
  const rows = await tx.mandate.findMany({
    where: { tenantId, caseId },
    orderBy: [{ givenAt: 'asc' }, { version: 'asc' }],
    select: { body: true },
  });
  return rows.map((it) => it.body as unknown as Mandate);
}

/** How the last talk with each supplier ended. */
async function resultsOf(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<Map<string, TalkRecord['result']>> {
  const rows = await tx.talk.findMany({
    where: { tenantId, caseId },
    orderBy: [{ endedAt: 'asc' }, { attempt: 'asc' }],
    select: { supplierId: true, result: true },
  });
  return new Map(rows.map((it) => [it.supplierId, it.result as TalkRecord['result']]));
}

/** The award, else what negotiation proposed last. */
async function agreedOf(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<ComparisonFacts['agreed']> {
  const award = await findAward(tx, tenantId, caseId);
  if (award !== null) {
    return { proposal: award.proposal, because: `awarded, approved by ${award.approvedBy}` };
  }
  const [row] = await tx.$queryRaw<{ proposal: AwardProposal | null }[]>`
    select nullif(body->'proposal', 'null') as proposal from messages
    where tenant_id = ${tenantId} and case_id = ${caseId} and topic = 'negotiation.outcome'
    order by sent_at desc, sequence desc limit 1`;
  return row?.proposal == null
    ? null
    : { proposal: row.proposal, because: 'what the agents propose; nobody has awarded it' };
}
