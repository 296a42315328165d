import type { CaseBrief, Outcome } from '#contracts/messages.ts';
import type { Urgency } from '#contracts/procurement.ts';
import type { CaseStage } from '#contracts/records.ts';
import { isoDayOf } from '#domain/days.ts';
import { changedBriefs } from './briefs-in-force.ts';
import type { Database, Transaction } from './database.ts';
import { latestFirst } from './paging.ts';
import type { Page, PageWish } from './paging.ts';

/** A case as lists show it. Money in minor units, dates ISO 8601, moments epoch milliseconds. */
export type CaseRow = {
  caseId: string;
  title: string;
  stage: CaseStage;
  /** Where the case stands, in plain words. */
  sentence: string;
  outcome: Outcome | null;
  budgetMinor: number;
  currency: string;
  needBy: string;
  urgency: Urgency;
  openedBy: string;
  openedAtMs: number;
  updatedAtMs: number;
  closedAtMs: number | null;
};

export type CaseFilter = {
  stage?: CaseStage;
  outcome?: Outcome;
  urgency?: Urgency;
  /** Part of the title or of the case's id, whatever its case. */
  text?: string;
  openedAfterMs?: number;
};

/** Cases of the tenant, last opened first. */
export function listCases(
  database: Database,
  tenantId: string,
  filter: CaseFilter,
  wish: PageWish,
): Promise<Page<CaseRow>> {
  const list = latestFirst(wish, 'openedAt', 'caseId');
  const { stage, outcome, urgency, text, openedAfterMs } = filter;
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.case.findMany({
      where: {
        tenantId,
        ...(stage && { stage }),
        ...(outcome && { outcome }),
        ...(urgency && { urgency }),
        AND: [
          openedAfterMs === undefined ? {} : { openedAt: { gt: new Date(openedAfterMs) } },
          list.behind,
          text === undefined
            ? {}
            : {
                OR: [
                  { title: { contains: asIs(text), mode: 'insensitive' } },
                  { caseId: { contains: asIs(text), mode: 'insensitive' } },
                ],
              },
        ],
      },
      ...list.inOrder,
    });
    const page = list.toPage(rows);
    const caseIds = page.items.map((it) => it.caseId);
    const changed = await changedBriefs(tx, tenantId, caseIds);
    return { ...page, items: page.items.map((it) => toCaseRow(it, changed.get(it.caseId))) };
  });
}

/** `contains` is a LIKE, in which some characters stand for others. */
const asIs = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

type StoredCase = NonNullable<Awaited<ReturnType<Transaction['case']['findUnique']>>>;

/** @param changed the brief in force where the request was changed since the case was opened */
export function toCaseRow(row: StoredCase, changed?: CaseBrief): CaseRow {
  return {
    caseId: row.caseId,
    title: row.title,
    stage: row.stage as CaseStage,
    sentence: row.sentence,
    outcome: row.outcome as Outcome | null,
    budgetMinor: changed?.requisition.budgetMinor ?? Number(row.budgetMinor),
    currency: row.currency,
    needBy: changed?.requisition.needBy ?? isoDayOf(row.needBy.getTime()),
    urgency: row.urgency as Urgency,
    openedBy: row.openedBy,
    openedAtMs: row.openedAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
    closedAtMs: row.closedAt?.getTime() ?? null,
  };
}
