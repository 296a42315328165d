import type { ApprovalPolicyBody, ApprovalPolicyView } from '#contracts/approval-policy.ts';
import { isSamePerson } from '#domain/same-person.ts';
import type { Person } from '#domain/same-person.ts';
import { actAs } from './audit/actor.ts';
import type { Database, Transaction } from './database.ts';
import { policyRecord } from './policy-record.ts';
import { storable, storableJson } from './storable-json.ts';

type Stored = NonNullable<Awaited<ReturnType<Transaction['approvalPolicy']['findUnique']>>>;
type Settled = { kind: 'unknown' } | { kind: 'settled' | 'own_draft'; policy: ApprovalPolicyView };

/** More versions than anybody reads. */
const POLICIES_MAX = 500;

/** All versions, the latest first. */
export const listApprovalPolicies = (
  database: Database,
  tenantId: string,
): Promise<ApprovalPolicyView[]> => database.inTenant(tenantId, (tx) => viewsOf(tx, tenantId));

/** One version; null when the tenant has no such one. */
export const getApprovalPolicy = (
  database: Database,
  tenantId: string,
  version: number,
): Promise<ApprovalPolicyView | null> =>
  database.inTenant(tenantId, (tx) => viewOf(tx, tenantId, version));

/** What is active; null = the tenant has none, and one person with an approving role decides. */
export function activeApprovalPolicy(
  database: Database,
  tenantId: string,
): Promise<{ version: number; body: ApprovalPolicyBody } | null> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await tx.approvalPolicy.findFirst({
      where: { tenantId, status: 'active' },
      orderBy: [{ approvedAt: 'desc' }, { version: 'desc' }],
    });
    return row === null
      ? null
      : { version: row.version, body: row.body as unknown as ApprovalPolicyBody };
  });
}

/** Keeps a checked draft as the next version. */
export function draftApprovalPolicy(
  database: Database,
  tenantId: string,
  { body, note, by }: { body: ApprovalPolicyBody; note: string; by: Person },
): Promise<ApprovalPolicyView> {
  return database.inTenant(tenantId, async (tx) => {
    // Two drafts at once get two versions.
    await tx.$queryRaw`select 1 from tenants where tenant_id = ${tenantId} for update`;
    const last = await tx.approvalPolicy.aggregate({
      where: { tenantId },
      _max: { version: true },
    });
    const version = (last._max.version ?? 0) + 1;
    await tx.approvalPolicy.create({
      data: {
        tenantId,
        version,
        body: JSON.parse(storableJson(body)) as object,
        note: storable(note),
        draftedBy: by.keyId,
        draftedByName: by.name,
      },
    });
    return requireView(tx, tenantId, version);
  });
}

/**
 * Makes a draft the active policy, for cases opened from now on.
 * @returns `own_draft` when the person drafted it; `settled` when it is no draft any more
 */
export function approveApprovalPolicy(
  database: Database,
  tenantId: string,
  version: number,
  by: Person,
): Promise<Settled | { kind: 'approved'; policy: ApprovalPolicyView }> {
  return database.inTenant(tenantId, async (tx) => {
    const policy = await viewOf(tx, tenantId, version);
    if (policy === null) return { kind: 'unknown' };
    if (policy.status !== 'draft') return { kind: 'settled', policy };
    if (isSamePerson(by, { keyId: policy.draftedBy, name: policy.draftedByName })) {
      return { kind: 'own_draft', policy };
    }
    const { count } = await tx.approvalPolicy.updateMany({
      where: { tenantId, version, status: 'draft' },
      data: {
        status: 'active',
        approvedBy: by.keyId,
        approvedByName: by.name,
        approvedAt: new Date(),
      },
    });
    const after = await requireView(tx, tenantId, version);
    return { kind: count === 0 ? 'settled' : 'approved', policy: after };
  });
}

/** Takes back a draft. What is active ends when another version becomes so. */
export function withdrawApprovalPolicy(
  database: Database,
  tenantId: string,
  version: number,
  by: Person,
): Promise<Settled | { kind: 'withdrawn'; policy: ApprovalPolicyView }> {
  return database.inTenant(tenantId, async (tx) => {
    await actAs(tx, by.keyId);
    const { count } = await tx.approvalPolicy.updateMany({
      where: { tenantId, version, status: 'draft' },
      data: { status: 'withdrawn' },
    });
    const policy = await viewOf(tx, tenantId, version);
    if (policy === null) return { kind: 'unknown' };
    return { kind: count === 0 ? 'settled' : 'withdrawn', policy };
  });
}

async function viewsOf(tx: Transaction, tenantId: string): Promise<ApprovalPolicyView[]> {
  const rows = await tx.approvalPolicy.findMany({
    where: { tenantId },
    orderBy: { version: 'desc' },
    take: POLICIES_MAX,
  });
  const [active] = rows
    .filter((it) => it.status === 'active')
    .toSorted((a, b) => approvedAtMs(b) - approvedAtMs(a) || b.version - a.version);
  return rows.map((it) => toView(it, it.status === 'active' && it !== active));
}

const approvedAtMs = ({ approvedAt }: Stored): number => approvedAt?.getTime() ?? 0;

const viewOf = async (
  tx: Transaction,
  tenantId: string,
  version: number,
): Promise<ApprovalPolicyView | null> =>
  (await viewsOf(tx, tenantId)).find((it) => it.version === version) ?? null;

async function requireView(
  tx: Transaction,
  tenantId: string,
  version: number,
): Promise<ApprovalPolicyView> {
  const view = await viewOf(tx, tenantId, version);
  if (view === null) throw new Error(`approval policy ${version} vanished while it was written`);
  return view;
}

const toView = (row: Stored, isOver: boolean): ApprovalPolicyView => ({
  ...policyRecord(row),
  body: row.body as unknown as ApprovalPolicyBody,
  status: isOver ? 'superseded' : (row.status as ApprovalPolicyView['status']),
});
