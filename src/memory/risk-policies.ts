import type { RiskPolicyBody, RiskPolicyView } from '#contracts/risk-policy.ts';
import type { InForce } from '#domain/compliance/policy/pinned-risk.ts';
import { isSamePerson } from '#domain/same-person.ts';
import type { Person } from '#domain/same-person.ts';
import type { Database, Transaction } from './database.ts';
import { policyRecord } from './policy-record.ts';
import { storable, storableJson } from './storable-json.ts';

type Stored = NonNullable<Awaited<ReturnType<Transaction['riskPolicy']['findUnique']>>>;
type Settled = { kind: 'unknown' } | { kind: 'settled' | 'own_draft'; policy: RiskPolicyView };

/** More versions than anybody reads. */
const POLICIES_MAX = 500;

/** All versions, the latest first. */
export function listRiskPolicies(database: Database, tenantId: string): Promise<RiskPolicyView[]> {
  return database.inTenant(tenantId, (tx) => viewsOf(tx, tenantId));
}

/** One version; null when the tenant has no such one. */
export function getRiskPolicy(
  database: Database,
  tenantId: string,
  version: number,
): Promise<RiskPolicyView | null> {
  return database.inTenant(tenantId, (tx) => viewOf(tx, tenantId, version));
}

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

/** Keeps a checked draft as the next version. */
export function draftRiskPolicy(
  database: Database,
  tenantId: string,
  draft: { body: RiskPolicyBody; effectiveFromMs: number | null; note: string; by: Person },
): Promise<RiskPolicyView> {
  const { body, effectiveFromMs, note, by } = draft;
  return database.inTenant(tenantId, async (tx) => {
    // Two drafts at once get two versions.
    await tx.$queryRaw`select 1 from tenants where tenant_id = ${tenantId} for update`;
    const last = await tx.riskPolicy.aggregate({ where: { tenantId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    await tx.riskPolicy.create({
      data: {
        tenantId,
        version,
        body: JSON.parse(storableJson(body)) as object,
        effectiveFrom: new Date(effectiveFromMs ?? Date.now()),
        note: storable(note),
        draftedBy: by.keyId,
        draftedByName: by.name,
      },
    });
    return requireView(tx, tenantId, version);
  });
}

/**
 * Puts a draft in force, from its day on and not before now.
 * @returns `own_draft` when the person drafted it; `settled` when it is no draft any more
 */
export function approveRiskPolicy(
  database: Database,
  tenantId: string,
  version: number,
  by: Person,
): Promise<Settled | { kind: 'approved'; policy: RiskPolicyView }> {
  return database.inTenant(tenantId, async (tx) => {
    const policy = await viewOf(tx, tenantId, version);
    if (policy === null) return { kind: 'unknown' };
    if (policy.status !== 'draft') return { kind: 'settled', policy };
    if (isSamePerson(by, { keyId: policy.draftedBy, name: policy.draftedByName })) {
      return { kind: 'own_draft', policy };
    }
    const now = new Date();
    const { count } = await tx.riskPolicy.updateMany({
      where: { tenantId, version, status: 'draft' },
      data: {
        status: 'approved',
        effectiveFrom: new Date(Math.max(now.getTime(), policy.effectiveFromMs)),
        approvedBy: by.keyId,
        approvedByName: by.name,
        approvedAt: now,
      },
    });
    const after = await requireView(tx, tenantId, version);
    return count === 0 ? { kind: 'settled', policy: after } : { kind: 'approved', policy: after };
  });
}

/** Takes back a draft, or what is approved and not yet in force. */
export function withdrawRiskPolicy(
  database: Database,
  tenantId: string,
  version: number,
): Promise<Settled | { kind: 'withdrawn'; policy: RiskPolicyView }> {
  return database.inTenant(tenantId, async (tx) => {
    const { count } = await tx.riskPolicy.updateMany({
      where: {
        tenantId,
        version,
        OR: [{ status: 'draft' }, { status: 'approved', effectiveFrom: { gt: new Date() } }],
      },
      data: { status: 'withdrawn' },
    });
    const policy = await viewOf(tx, tenantId, version);
    if (policy === null) return { kind: 'unknown' };
    return count === 0 ? { kind: 'settled', policy } : { kind: 'withdrawn', policy };
  });
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

const viewOf = async (
  tx: Transaction,
  tenantId: string,
  version: number,
): Promise<RiskPolicyView | null> =>
  (await viewsOf(tx, tenantId)).find((it) => it.version === version) ?? null;

async function requireView(
  tx: Transaction,
  tenantId: string,
  version: number,
): Promise<RiskPolicyView> {
  const view = await viewOf(tx, tenantId, version);
  if (view === null) throw new Error(`risk policy ${version} vanished while it was written`);
  return view;
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
