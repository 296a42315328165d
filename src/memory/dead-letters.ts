import type { Database, Transaction } from './database.ts';
import { latestFirst } from './paging.ts';
import type { Page, PageWish } from './paging.ts';
import { storable } from './storable-json.ts';

/** A message that nobody could handle, kept for a person. */
export type DeadLetterView = {
  deadLetterId: string;
  caseId: string;
  agent: string;
  reason: string;
  because: string;
  /** The message as it came, or what else could not be handled. */
  envelope: unknown;
  status: 'open' | 'redriven' | 'discarded';
  buriedAtMs: number;
  redrivenAtMs: number | null;
  redrivenBy: string | null;
  discardedAtMs: number | null;
  discardedBy: string | null;
  discardedBecause: string | null;
};

/** Dead letters of the tenant, last buried first. */
export function listDeadLetters(
  database: Database,
  tenantId: string,
  filter: { status?: DeadLetterView['status']; caseId?: string },
  wish: PageWish,
): Promise<Page<DeadLetterView>> {
  const list = latestFirst(wish, 'buriedAt', 'deadLetterId');
  const { status, caseId } = filter;
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.deadLetter.findMany({
      where: {
        tenantId,
        ...(status && { status }),
        ...(caseId !== undefined && { caseId }),
        ...list.behind,
      },
      ...list.inOrder,
    });
    const page = list.toPage(rows);
    return { ...page, items: page.items.map(toView) };
  });
}

/** One dead letter; null when the tenant has no such one. */
export function getDeadLetter(
  database: Database,
  tenantId: string,
  deadLetterId: string,
): Promise<DeadLetterView | null> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await tx.deadLetter.findUnique({
      where: { tenantId_deadLetterId: { tenantId, deadLetterId } },
    });
    return row === null ? null : toView(row);
  });
}

/** Notes that its message was sent again, once. @returns false when it was noted before */
export function markRedriven(
  database: Database,
  tenantId: string,
  deadLetterId: string,
  redrivenBy: string,
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const { count } = await tx.deadLetter.updateMany({
      where: { tenantId, deadLetterId, status: 'open' },
      data: { status: 'redriven', redrivenBy, redrivenAt: new Date() },
    });
    return count === 1;
  });
}

/** Notes that its message is not sent again, once. @returns false when it was settled before */
export function markDiscarded(
  database: Database,
  tenantId: string,
  deadLetterId: string,
  { discardedBy, because }: { discardedBy: string; because: string },
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const { count } = await tx.deadLetter.updateMany({
      where: { tenantId, deadLetterId, status: 'open' },
      data: {
        status: 'discarded',
        discardedBy,
        discardedAt: new Date(),
        discardedBecause: storable(because),
      },
    });
    return count === 1;
  });
}

type StoredDeadLetter = NonNullable<Awaited<ReturnType<Transaction['deadLetter']['findUnique']>>>;

function toView(row: StoredDeadLetter): DeadLetterView {
  return {
    deadLetterId: row.deadLetterId,
    caseId: row.caseId,
    agent: row.agent,
    reason: row.reason,
    because: row.because,
    envelope: row.envelope,
    status: row.status as DeadLetterView['status'],
    buriedAtMs: row.buriedAt.getTime(),
    redrivenAtMs: row.redrivenAt?.getTime() ?? null,
    redrivenBy: row.redrivenBy,
    discardedAtMs: row.discardedAt?.getTime() ?? null,
    discardedBy: row.discardedBy,
    discardedBecause: row.discardedBecause,
  };
}
