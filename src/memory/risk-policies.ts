import type { RiskPolicyBody, RiskPolicyView } from '#contracts/risk-policy.ts';
import type { InForce } from '#domain/compliance/policy/pinned-risk.ts';
import type { Person } from '#domain/same-person.ts';
import type { Database, Transaction } from './database.ts';
import { policyRecord } from './policy-record.ts';
import { POLICIES_MAX, policyStore } from './policy-store.ts';

type Stored = NonNullable<Awaited<ReturnType<Transaction['riskPolicy']['findUnique']>>>;
/** Without a day of its own it is to be in force at once. */
type Draft = { body: RiskPolicyBody; effectiveFromMs: number | null; note: string; by: Person };

/** An approved one is in force from its day on and not before its approval; until then it can be withdrawn. */
export const {
  list: listRiskPolicies,
  get: getRiskPolicy,
  draft: draftRiskPolicy,
  approve: approveRiskPolicy,
  withdraw: withdrawRiskPolicy,
} = policyStore<RiskPolicyView, Draft>({
  viewsOf,
  insert: (tx, row, { effectiveFromMs }) =>
    tx.riskPolicy.create({
      data: { ...row, effectiveFrom: new Date(effectiveFromMs ?? Date.now()) },
    }),
  approve(tx, key, approval, { effectiveFromMs }) {
    const effectiveFrom = new Date(Math.max(approval.approvedAt.getTime(), effectiveFromMs));
    return tx.riskPolicy.updateMany({
      where: { ...key, status: 'draft' },
      data: { status: 'approved', effectiveFrom, ...approval },
    });
  },
  withdraw: (tx, key) =>
    tx.riskPolicy.updateMany({
      where: {
        ...key,
        OR: [{ status: 'draft' }, { status: 'approved', effectiveFrom: { gt: new Date() } }],
      },
      data: { status: 'withdrawn' },
    }),
});

/** What is in force at a moment; null = the tenant has approved none for it. */
export function riskPolicyInForce(
  database: Database,
  tenantId: string,
  atMs: number,
): Promise<InForce | null> {
  return database.inTenant(tenantId, (tx) => riskPolicyAt(tx, tenantId, atMs));
}

/** The same within a transaction. */
export async function riskPolicyAt(
  tx: Transaction,
  tenantId: string,
  atMs: number,
): Promise<InForce | null> {
  const row = await tx.riskPolicy.findFirst({
    where: { tenantId, status: 'approved', effectiveFrom: { lte: new Date(atMs) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
  });
  return row === null
    ? null
    : { version: row.version, body: row.body as unknown as RiskPolicyBody };
}

async function viewsOf(tx: Transaction, tenantId: string): Promise<RiskPolicyView[]> {
  const rows = await tx.riskPolicy.findMany({
    where: { tenantId },
    orderBy: { version: 'desc' },
    take: POLICIES_MAX,
  });
  const nowMs = Date.now();
  const begun = rows
    .filter((it) => it.status === 'approved' && it.effectiveFrom.getTime() <= nowMs)
    .toSorted(
      (a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version,
    );
  const [inForce, ...before] = begun;
  return rows.map((it) => toView(it, { isInForce: it === inForce, isOver: before.includes(it) }));
}

function toView(row: Stored, at: { isInForce: boolean; isOver: boolean }): RiskPolicyView {
  return {
    ...policyRecord(row),
    body: row.body as unknown as RiskPolicyBody,
    status: at.isOver ? 'superseded' : (row.status as RiskPolicyView['status']),
    isInForce: at.isInForce,
    effectiveFromMs: row.effectiveFrom.getTime(),
  };
}
