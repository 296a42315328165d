import type { ActivityResults } from '#contracts/activities.ts';
import type { Bodies, CaseBrief } from '#contracts/messages.ts';
import type { Candidate, Clearance } from '#contracts/supplier.ts';
import { sourcing } from '#workflows/sourcing/policy.ts';
import { aMarket, aPolicy, aRequisition, aTiming, OPENED_AT_MS } from './case-builders.ts';
import { PlayedAgent } from './played-agent.ts';
import { aCandidate, aLineMarket } from './talk-builders.ts';

const DAY_MS = 86_400_000;
export const aSourcingBrief = (requisition: Partial<CaseBrief['requisition']> = {}): CaseBrief => ({
  requisition: aRequisition(requisition),
  policy: aPolicy(),
  timing: aTiming(),
});
const aClearance = (parts: Partial<Clearance> = {}): Clearance => ({
  verdict: 'auto_approve',
  riskBp: 1_500,
  conditions: [],
  validUntilMs: OPENED_AT_MS + DAY_MS,
  ...parts,
});
export const cleared = (id: string, parts: Partial<Clearance> = {}): Candidate =>
  aCandidate(id, {}, { clearance: aClearance(parts) });
export const countries = { wish: 'countries' as const, excludedCount: 3, bringsCount: 2 };
export const found = (
  shortlist: Candidate[],
  parts: Partial<ActivityResults['searchSuppliers']> = {},
): ActivityResults['searchSuppliers'] => ({
  shortlist,
  carryingCount: 5,
  hardExclusions: [{ requirement: 'supplier is blocked', excludedCount: 1 }],
  relaxations: [],
  market: aMarket({ lines: [aLineMarket()] }),
  ...parts,
});

/** Sourcing whose searches bring these results, the last one again and again. */
export function searching(...results: (ActivityResults['searchSuppliers'] | string)[]) {
  let at = 0;
  return new PlayedAgent(sourcing, {
    searchSuppliers: () => results[Math.min(at++, results.length - 1)] ?? 'NO_ANSWER',
  });
}
const find = (parts: Partial<Bodies['sourcing.find']> = {}): Bodies['sourcing.find'] => ({
  brief: aSourcingBrief(),
  attempt: 1,
  relaxed: [],
  excludeSupplierIds: [],
  strategy: null,
  because: 'the case is open',
  ...parts,
});
export type SourcingDesk = ReturnType<typeof searching>;
export const ask = (agent: SourcingDesk, parts: Partial<Bodies['sourcing.find']> = {}) =>
  agent.tell('supervisor', 'sourcing.find', find(parts), 'REQUEST');
export const alternatives = (
  agent: SourcingDesk,
  from = 'compliance',
  excludeSupplierIds: string[] = [],
) =>
  agent.tell(
    from,
    'sourcing.alternatives',
    { neededCount: 1, excludeSupplierIds, because: 'too few are left' },
    'REQUEST',
  );
export const told = (agent: SourcingDesk, verdicts: Bodies['compliance.report']['verdicts']) =>
  agent.tell('compliance', 'compliance.report', { verdicts, because: 'judged' }, 'RESPONSE');
export const refusal = (supplierId: string) => ({
  supplierId,
  verdict: 'refusal' as const,
  riskBp: 9_000,
});
export const refusalOf = (it: Candidate) => refusal(it.supplierId);
export const two = [aCandidate('alpha'), aCandidate('beta')];
