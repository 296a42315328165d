import type { Bodies, CaseBrief } from '#contracts/messages.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Assessment, Market, RiskFactorName } from '#contracts/supplier.ts';
import { factors } from '#domain/compliance/factors/index.ts';
import { compliance } from '#workflows/compliance/policy.ts';
import { aMarket, aPolicy } from './case-builders.ts';
import { PlayedAgent } from './played-agent.ts';
import { aBrief, aCandidate } from './talk-builders.ts';

type Finding = Omit<Assessment, 'supplierId' | 'supplierName'>;

/** What is found of a supplier: the risk of every factor, or none at all when it is unknown. */
export const found = (riskBp: number | null, parts: Partial<Finding> = {}): Finding => ({
  riskBp,
  coverageBp: riskBp === null ? 1_000 : 9_000,
  confidenceBp: 8_000,
  hardStops: [],
  factors: (Object.keys(factors) as RiskFactorName[]).map((name) => ({
    name,
    riskBp,
    weightBp: factors[name].weightBp,
    coverageBp: riskBp === null ? 0 : 9_000,
    evidence: [`${name} looked at`],
  })),
  ...parts,
});
/** Compliance that finds this of each supplier, by id; a text is how its assessment fails. */
export const assessing = (findings: Record<string, Finding | string> | string) =>
  new PlayedAgent(compliance, {
    assessSuppliers: ({ suppliers }) => {
      if (typeof findings === 'string') return findings;
      const all = suppliers.map((it) => ({ it, finding: findings[it.supplierId] ?? found(null) }));
      const failure = all.map(({ finding }) => finding).find((one) => typeof one === 'string');
      return (
        failure ?? {
          assessments: all.map(({ it, finding }) => ({ ...it, ...(finding as Finding) })),
        }
      );
    },
  });
export type ComplianceDesk = ReturnType<typeof assessing>;

export const aRiskPolicy = (
  risk: Partial<TenantPolicy['risk']> = {},
  parts: Partial<TenantPolicy> = {},
): TenantPolicy => ({ ...aPolicy(parts), risk: { ...aPolicy().risk, ...risk } });

/** Sourcing wants these suppliers cleared, by id; there are more on the market. */
export const clear = (
  desk: ComplianceDesk,
  supplierIds: string[],
  parts: {
    policy?: TenantPolicy;
    attempt?: number;
    market?: Partial<Market>;
    atTable?: true;
  } = {},
): ComplianceDesk => {
  const { policy = aRiskPolicy(), attempt = 1, market, atTable } = parts;
  const brief: CaseBrief = { ...aBrief(), policy };
  const body: Bodies['compliance.clear'] = {
    brief,
    attempt,
    candidates: supplierIds.map((it) => aCandidate(it)),
    market: aMarket({ suppliersCount: 9, ...market }),
    ...(atTable && { atTable }),
  };
  return desk.tell('sourcing', 'compliance.clear', body, 'REQUEST');
};

/** The verdict on one supplier that all who shall know it were told: report, record, decision. */
export function verdictOn(desk: ComplianceDesk, supplierId: string) {
  const said = desk.sentOf('compliance.report').flatMap((it) => it.body.verdicts);
  const record = desk
    .recordsOf('clearance')
    .findLast((it) => it.assessment.supplierId === supplierId);
  const toTalks = desk
    .sentOf('negotiation.cleared')
    .flatMap((it) => it.body.cleared)
    .find((it) => it.candidate.supplierId === supplierId);
  return {
    reported: said.findLast((it) => it.supplierId === supplierId)?.verdict,
    recorded: record?.verdict,
    talks: toTalks !== undefined,
    conditions: toTalks?.conditions ?? [],
  };
}
