import type { ApprovalDetail, ApprovalStatus, ApprovalView } from '#contracts/approvals.ts';
import type { Clerk } from '#domain/approval/judge-answer.ts';
import { seatOf } from '#domain/approval/judge-answer.ts';
import { standingOf, toAttempt } from './approval-views.ts';
import type { Standing } from './approval-views.ts';
import type { Database, Transaction } from './database.ts';
import { answeringFor, isAway } from './delegations.ts';
import { latestFirst } from './paging.ts';
import type { Page, PageWish } from './paging.ts';

/** Nobody has more to decide than this at once. */
const WAITING_MAX = 500;

/** Approvals of the tenant, last asked first. */
export function listApprovals(
  database: Database,
  tenantId: string,
  filter: { status?: ApprovalStatus; caseId?: string },
  wish: PageWish,
): Promise<Page<ApprovalView>> {
  const list = latestFirst(wish, 'requestedAt', 'approvalId');
  const { status, caseId } = filter;
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.approval.findMany({
      where: {
        tenantId,
        ...(status && { status }),
        ...(caseId !== undefined && { caseId }),
        ...list.behind,
      },
      ...list.inOrder,
    });
    const page = list.toPage(rows);
    const standing = await standingOf(tx, tenantId, page.items);
    return { ...page, items: standing.map((it) => it.view) };
  });
}

/** Open questions that a person may answer now, also in somebody's place; what ends first is first. */
export function approvalsWaitingFor(
  database: Database,
  tenantId: string,
  holder: Clerk,
): Promise<ApprovalView[]> {
  return database.inTenant(tenantId, async (tx) => {
    if (await isAway(tx, tenantId, holder)) return [];
    const rows = await tx.approval.findMany({
      where: { tenantId, status: 'open' },
      orderBy: [{ expiresAt: 'asc' }, { approvalId: 'asc' }],
      take: WAITING_MAX,
    });
    const standing = await standingOf(tx, tenantId, rows);
    const openers = [...new Set(standing.map((it) => it.view.openedBy))];
    const answering = await answeringFor(tx, tenantId, holder, openers);
    const nowMs = Date.now();
    return standing
      .filter(({ view, asked }) => {
        const who = answering.get(view.openedBy);
        return who !== undefined && seatOf(asked, who, nowMs).kind === 'seat';
      })
      .map((it) => it.view);
  });
}

/** One approval; null when the tenant has no such one. */
export function getApproval(
  database: Database,
  tenantId: string,
  approvalId: string,
): Promise<ApprovalView | null> {
  return database.inTenant(
    tenantId,
    async (tx) => (await findStanding(tx, tenantId, approvalId))?.view ?? null,
  );
}

/** The same with every attempt to answer it, and whether this person may. */
export function approvalFor(
  database: Database,
  tenantId: string,
  approvalId: string,
  holder: Clerk,
): Promise<ApprovalDetail | null> {
  return database.inTenant(tenantId, async (tx) => {
    const standing = await findStanding(tx, tenantId, approvalId);
    if (standing === null) return null;
    const { view, asked } = standing;
    const attempts = await tx.approvalAttempt.findMany({
      where: { tenantId, approvalId },
      orderBy: [{ at: 'asc' }, { attemptId: 'asc' }],
    });
    const who = (await answeringFor(tx, tenantId, holder, [view.openedBy])).get(view.openedBy);
    if (who === undefined) throw new Error(`nobody is known to have opened ${view.caseId}`);
    const seat = seatOf(asked, who, Date.now());
    const mayDecide =
      seat.kind === 'seat'
        ? { allowed: true, because: '', stepId: seat.stepId, onBehalfOf: seat.onBehalfOf }
        : { allowed: false, because: seat.because, stepId: null, onBehalfOf: null };
    return { ...view, attempts: attempts.map(toAttempt), mayDecide };
  });
}

/** The question as it stands within a transaction; null = there is no such one. */
export async function findStanding(
  tx: Transaction,
  tenantId: string,
  approvalId: string,
): Promise<Standing | null> {
  const row = await tx.approval.findUnique({
    where: { tenantId_approvalId: { tenantId, approvalId } },
  });
  if (row === null) return null;
  const [standing] = await standingOf(tx, tenantId, [row]);
  return standing ?? null;
}
