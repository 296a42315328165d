import type { ApprovalPolicyBody, ApprovalPolicyView } from '#contracts/approval-policy.ts';
import type { Person } from '#domain/same-person.ts';
import type { Database, Transaction } from './database.ts';
import { policyRecord } from './policy-record.ts';
import { POLICIES_MAX, policyStore } from './policy-store.ts';

type Stored = NonNullable<Awaited<ReturnType<Transaction['approvalPolicy']['findUnique']>>>;
type Draft = { body: ApprovalPolicyBody; note: string; by: Person };

/** An approved one is active, for cases opened from now on, until another version becomes so. */
export const {
  list: listApprovalPolicies,
  get: getApprovalPolicy,
  draft: draftApprovalPolicy,
  approve: approveApprovalPolicy,
  withdraw: withdrawApprovalPolicy,
} = policyStore<ApprovalPolicyView, Draft>({
  viewsOf,
  insert: (tx, data) => tx.approvalPolicy.create({ data }),
  approve: (tx, key, approval) =>
    tx.approvalPolicy.updateMany({
      where: { ...key, status: 'draft' },
      data: { status: 'active', ...approval },
    }),
  withdraw: (tx, key) =>
    tx.approvalPolicy.updateMany({
      where: { ...key, status: 'draft' },
      data: { status: 'withdrawn' },
    }),
});

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

const toView = (row: Stored, isOver: boolean): ApprovalPolicyView => ({
  ...policyRecord(row),
  body: row.body as unknown as ApprovalPolicyBody,
  status: isOver ? 'superseded' : (row.status as ApprovalPolicyView['status']),
});
