import type { ApprovalQuestion } from '#contracts/records.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Database, Transaction } from './database.ts';
import { readCursor, toPage } from './paging.ts';
import type { Page, PageWish } from './paging.ts';
import { storable, storableJson } from './storable-json.ts';

/** `answered`: a person has decided and the agent has not handled it yet. */
const APPROVAL_STATUSES = [
  'open',
  'answered',
  'approved',
  'rejected',
  'deferred',
  'expired',
  'void',
] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

export type ApprovalView = ApprovalQuestion & {
  caseId: string;
  /** Who opened the case; must not approve their own award. */
  openedBy: string;
  /** SHA-256 of what is shown; an answer names it, so that it counts for exactly this. */
  shownHash: string;
  status: ApprovalStatus;
  decidedBy: string | null;
  comment: string | null;
  requestedAtMs: number;
  decidedAtMs: number | null;
};

export type Answer = {
  approvalId: string;
  /** Null skips the check that the person saw what is stored. */
  shownHash: string | null;
  decidedBy: string;
  comment: string;
  /** Set when the answer is to put the question off: it stays open until then. Once only. */
  deferUntilMs?: number | null;
  /** `approval.decided` from the person to the agent that asked; delivered by the caller. */
  message: Envelope;
};

/** Approvals of the tenant, last asked first. */
export function listApprovals(
  database: Database,
  tenantId: string,
  filter: { status?: ApprovalStatus; caseId?: string },
  wish: PageWish,
): Promise<Page<ApprovalView>> {
  const after = readCursor(wish.cursor);
  const { status, caseId } = filter;
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.approval.findMany({
      where: {
        tenantId,
        ...(status && { status }),
        ...(caseId !== undefined && { caseId }),
        ...(after !== null && {
          OR: [
            { requestedAt: { lt: after.at } },
            { requestedAt: after.at, approvalId: { lt: after.id } },
          ],
        }),
      },
      orderBy: [{ requestedAt: 'desc' }, { approvalId: 'desc' }],
      take: wish.limit + 1,
    });
    const page = toPage(rows, wish.limit, (it) => ({ at: it.requestedAt, id: it.approvalId }));
    return { ...page, items: await withOpeners(tx, tenantId, page.items) };
  });
}

/** One approval; null when the tenant has no such one. */
export function getApproval(
  database: Database,
  tenantId: string,
  approvalId: string,
): Promise<ApprovalView | null> {
  return database.inTenant(tenantId, (tx) => findApproval(tx, tenantId, approvalId));
}

/**
 * Takes a person's answer and writes the message that tells the agent, both or neither. The first
 * answer counts; the agent's own record of it follows when the message is handled.
 * @returns `changed` when what is shown is no longer what the person saw; `deferred` when it was put
 *   off before and is to be put off again
 */
export function answerApproval(
  database: Database,
  tenantId: string,
  answer: Answer,
): Promise<
  | { kind: 'answered'; approval: ApprovalView; message: Envelope }
  | { kind: 'decided' | 'deferred' | 'expired' | 'changed'; approval: ApprovalView }
  | { kind: 'unknown' }
> {
  const { approvalId, shownHash, message } = answer;
  return database.inTenant(tenantId, async (tx) => {
    // The case first, as every turn does: two answers wait, and nobody waits for each other.
    await tx.$queryRaw`select 1 from cases where tenant_id = ${tenantId} and case_id = (
      select case_id from approvals
      where tenant_id = ${tenantId} and approval_id = ${approvalId}) for update`;
    const approval = await findApproval(tx, tenantId, approvalId);
    if (approval === null) return { kind: 'unknown' };
    if (approval.status !== 'open') {
      return { kind: approval.status === 'expired' ? 'expired' : 'decided', approval };
    }
    if (approval.expiresAtMs <= Date.now()) return { kind: 'expired', approval };
    if (shownHash !== null && shownHash !== approval.shownHash)
      return { kind: 'changed', approval };
    if (answer.deferUntilMs != null && approval.decidedBy !== null)
      return { kind: 'deferred', approval };
    const row = await tx.approval.update({
      where: { tenantId_approvalId: { tenantId, approvalId } },
      data: toChange(answer),
    });
    const turn = {
      tenantId,
      caseId: approval.caseId,
      agent: message.from,
      envelopes: [message],
      decisions: [],
      records: [],
      deadLetters: [],
      handledIds: [],
    };
    const [written] = await tx.$queryRaw<{ stored: Envelope[] }[]>`
      select append_turn(${storableJson(turn)}::jsonb) as stored`;
    const stored = written?.stored[0];
    if (stored === undefined) throw new Error(`the answer to ${approvalId} was not written`);
    return { kind: 'answered', approval: toView(row, approval.openedBy), message: stored };
  });
}

/** Who put a question off is noted on it while it is open; that tells that it was put off. */
function toChange({ decidedBy, comment, deferUntilMs = null }: Answer) {
  const said = { decidedBy, comment: storable(comment) };
  return deferUntilMs === null
    ? { ...said, status: 'answered', decidedAt: new Date() }
    : { ...said, expiresAt: new Date(deferUntilMs) };
}

type StoredApproval = NonNullable<Awaited<ReturnType<Transaction['approval']['findUnique']>>>;

async function findApproval(
  tx: Transaction,
  tenantId: string,
  approvalId: string,
): Promise<ApprovalView | null> {
  const row = await tx.approval.findUnique({
    where: { tenantId_approvalId: { tenantId, approvalId } },
  });
  if (row === null) return null;
  const [view] = await withOpeners(tx, tenantId, [row]);
  return view ?? null;
}

async function withOpeners(
  tx: Transaction,
  tenantId: string,
  rows: StoredApproval[],
): Promise<ApprovalView[]> {
  const cases = await tx.case.findMany({
    where: { tenantId, caseId: { in: rows.map((it) => it.caseId) } },
    select: { caseId: true, openedBy: true },
  });
  const openers = new Map(cases.map((it) => [it.caseId, it.openedBy]));
  return rows.map((it) => toView(it, openers.get(it.caseId) ?? ''));
}

function toView(row: StoredApproval, openedBy: string): ApprovalView {
  return {
    approvalId: row.approvalId,
    caseId: row.caseId,
    openedBy,
    about: row.about as ApprovalQuestion['about'],
    question: row.question,
    shown: row.shown,
    shownHash: row.shownHash,
    amountMinor: row.amountMinor === null ? null : Number(row.amountMinor),
    currency: row.currency,
    ifSilent: row.ifSilent,
    status: row.status as ApprovalStatus,
    decidedBy: row.decidedBy,
    comment: row.comment,
    expiresAtMs: row.expiresAt.getTime(),
    requestedAtMs: row.requestedAt.getTime(),
    decidedAtMs: row.decidedAt?.getTime() ?? null,
  };
}
