import type { ApprovalChain } from '#contracts/approval-chain.ts';
import type { ApprovalAttempt, ApprovalView } from '#contracts/approvals.ts';
import type { AskedQuestion } from '#domain/approval/judge-answer.ts';
import type { StepAnswer } from '#domain/approval/progress.ts';
import { progressOf } from '#domain/approval/progress.ts';
import type { Transaction } from './database.ts';

type StoredApproval = NonNullable<Awaited<ReturnType<Transaction['approval']['findUnique']>>>;
type StoredAttempt = NonNullable<Awaited<ReturnType<Transaction['approvalAttempt']['findUnique']>>>;
type CaseOf = { title: string; openedBy: string; approvers: Record<string, string[]> | null };

/** A question as people read it, and as an answer to it is judged. */
export type Standing = { view: ApprovalView; asked: AskedQuestion };

/** Stored questions with what their cases and the answers so far say of them. */
export async function standingOf(
  tx: Transaction,
  tenantId: string,
  rows: readonly StoredApproval[],
): Promise<Standing[]> {
  const [cases, attempts] = await Promise.all([
    casesOf(tx, tenantId, [...new Set(rows.map((it) => it.caseId))]),
    tx.approvalAttempt.findMany({
      where: {
        tenantId,
        approvalId: { in: rows.map((it) => it.approvalId) },
        outcome: 'counted',
        decision: { not: 'defer' },
      },
      orderBy: [{ at: 'asc' }, { attemptId: 'asc' }],
    }),
  ]);
  const byApproval = Map.groupBy(attempts, (it) => it.approvalId);
  return rows.map((row) => {
    const its = (byApproval.get(row.approvalId) ?? []).map(toAnswer);
    const known = cases.get(row.caseId) ?? { title: '', openedBy: '', approvers: null };
    const chain = (row.chain as ApprovalChain | null) ?? oneStep(row, known);
    const view = toView(row, known, chain, its);
    return { view, asked: { ...view, chain, answers: its, isDeferred: isDeferred(row) } };
  });
}

/** Who put a question off is noted on it while it is open; that tells that it was put off. */
const isDeferred = ({ status, decidedBy }: StoredApproval): boolean =>
  status === 'open' && decidedBy !== null;

async function casesOf(
  tx: Transaction,
  tenantId: string,
  caseIds: string[],
): Promise<ReadonlyMap<string, CaseOf>> {
  const rows = await tx.$queryRaw<(CaseOf & { caseId: string })[]>`
    select case_id as "caseId", title, opened_by as "openedBy",
      brief->'policy'->'risk'->'approvers' as approvers
    from cases where tenant_id = ${tenantId} and case_id = any(${caseIds})`;
  return new Map(rows.map((it) => [it.caseId, it]));
}

const toAnswer = ({ stepId, name, onBehalfOf, decision }: StoredAttempt): StepAnswer => ({
  stepId: stepId ?? '',
  name,
  onBehalfOf,
  decision: decision as StepAnswer['decision'],
});

/** Without an approval policy one person decides: whom the risk policy names, else anybody. */
const oneStep = ({ about, requestedAt }: StoredApproval, { approvers }: CaseOf) =>
  ({
    order: 'sequential',
    steps: [
      {
        stepId: 'decision',
        title: 'Decision',
        approvers: approvers?.[about] ?? [],
        quorum: 1,
        openedAtMs: requestedAt.getTime(),
        remindAtMs: null,
        remindedAtMs: null,
        escalateAtMs: null,
        escalatedAtMs: null,
      },
    ],
  }) satisfies Pick<ApprovalChain, 'order' | 'steps'>;

function toView(
  row: StoredApproval,
  known: CaseOf,
  chain: Pick<ApprovalChain, 'order' | 'steps'>,
  answers: readonly StepAnswer[],
): ApprovalView {
  const pinned = row.chain as ApprovalChain | null;
  const expiresAtMs = row.expiresAt.getTime();
  const states = new Map(progressOf(chain, answers).steps.map((it) => [it.stepId, it]));
  return {
    approvalId: row.approvalId,
    caseId: row.caseId,
    caseTitle: known.title,
    openedBy: known.openedBy,
    about: row.about as ApprovalView['about'],
    question: row.question,
    shown: row.shown,
    shownHash: row.shownHash,
    amountMinor: row.amountMinor === null ? null : Number(row.amountMinor),
    currency: row.currency,
    ifSilent: row.ifSilent,
    status: row.status as ApprovalView['status'],
    decidedBy: row.decidedBy,
    comment: row.comment,
    expiresAtMs,
    requestedAtMs: row.requestedAt.getTime(),
    decidedAtMs: row.decidedAt?.getTime() ?? null,
    stepsOrder: chain.order,
    steps: chain.steps.map((it) => ({
      ...it,
      status: states.get(it.stepId)?.status ?? 'waiting',
      approvedBy: states.get(it.stepId)?.approvedBy ?? [],
      expiresAtMs,
    })),
    policyRule:
      pinned === null ? null : { policyVersion: pinned.policyVersion, title: pinned.rule },
    category: row.category,
    costCentre: row.costCentre,
    stage: row.stage as ApprovalView['stage'],
    holds: (row.holds as ApprovalView['holds'] | null) ?? WHOLE_CASE,
    returnable: row.returnable,
  };
}

const WHOLE_CASE = { kind: 'case', supplierId: null, lineNo: null } as const;

export const toAttempt = ({ at, ...row }: StoredAttempt): ApprovalAttempt => ({
  attemptId: row.attemptId,
  approvalId: row.approvalId,
  stepId: row.stepId,
  keyId: row.keyId,
  name: row.name,
  role: row.role,
  onBehalfOf: row.onBehalfOf,
  decision: row.decision as ApprovalAttempt['decision'],
  comment: row.comment,
  chosenSupplierIds: row.chosenSupplierIds,
  outcome: row.outcome as ApprovalAttempt['outcome'],
  code: row.code,
  because: row.because,
  atMs: at.getTime(),
});
