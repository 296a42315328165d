import type { RiskPolicyView } from '#contracts/risk-policy.ts';
import type { RedFlag } from '#contracts/red-flags.ts';
import { offersOf } from '../case-history.ts';
import type { OfferView } from '../case-history.ts';
import { getCase } from '../cases.ts';
import type { CaseView } from '../cases.ts';
import type { Database, Transaction } from '../database.ts';
import { listKeys } from '../keys.ts';
import { redFlagsOfCase } from '../red-flags/red-flags.ts';
import { getRiskPolicy } from '../risk-policies.ts';
import { caseAudit, toldEvents } from './case-audit.ts';
import type { CaseAudit, ToldEvent } from './case-audit.ts';
import { caseSuppliers } from './case-suppliers.ts';
import type { CaseSupplier } from './case-suppliers.ts';
import type { AuditEvent } from './chain.ts';

/** All that somebody who was not there needs to judge a case. */
export type CaseFile = {
  audit: CaseAudit;
  case: CaseView;
  /** Names of the holders of keys, by the key's id. */
  people: ReadonlyMap<string, string>;
  suppliers: CaseSupplier[];
  offers: OfferView[];
  redFlags: RedFlag[];
  /** The one that the case kept its limits from; null = the tenant's rules alone. */
  riskPolicy: RiskPolicyView | null;
  /** Events of no or another case that this one rests on: earlier clearances, hits, risk policies. */
  restsOn: ToldEvent[];
};

/** The file of a case; null when the tenant has no such case. */
export async function caseFile(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<CaseFile | null> {
  const audit = await caseAudit(database, tenantId, caseId);
  const found = await getCase(database, tenantId, caseId);
  if (audit === null || found === null) return null;
  const version = found.brief.policy.risk.version ?? null;
  const keys = await listKeys(database, tenantId);
  const rested = await database.inTenant(tenantId, async (tx) => {
    const suppliers = await caseSuppliers(tx, tenantId, caseId);
    return { suppliers, restsOn: await earlierEvents(tx, tenantId, suppliers, version) };
  });
  const its = new Set(audit.events.map((it) => it.sequence));
  return {
    audit,
    case: found,
    people: new Map(keys.map((it) => [it.keyId, it.name])),
    suppliers: rested.suppliers,
    offers: await offersOf(database, tenantId, caseId),
    redFlags: await redFlagsOfCase(database, tenantId, caseId),
    riskPolicy: version === null ? null : await getRiskPolicy(database, tenantId, version),
    restsOn: rested.restsOn.filter((it) => !its.has(it.sequence)),
  };
}

async function earlierEvents(
  tx: Transaction,
  tenantId: string,
  suppliers: readonly CaseSupplier[],
  riskVersion: number | null,
): Promise<ToldEvent[]> {
  const clearances = suppliers.flatMap((it) => it.clearances.map(({ id }) => id));
  const decisions = suppliers.flatMap((it) => it.hitDecisions.map(({ decisionId }) => decisionId));
  const rows = await tx.$queryRaw<Pick<AuditEvent, 'subject' | 'subjectKey'>[]>`
    select 'clearances' as subject, jsonb_build_object('id', id)::text as "subjectKey"
    from unnest(${clearances}::text[]) as id
    union all
    select 'screening_decisions', jsonb_build_object('decision_id', id)::text
    from unnest(${decisions}::text[]) as id
    union all
    select 'risk_policies', jsonb_build_object('version', ${riskVersion}::integer)::text
    where ${riskVersion}::integer is not null`;
  return rows.length === 0 ? [] : toldEvents(tx, tenantId, { rows });
}
