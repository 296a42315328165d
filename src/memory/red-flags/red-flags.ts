import { flagsOfCase } from '#domain/red-flags/of-case.ts';
import type { CaseFacts } from '#domain/red-flags/case-facts.ts';
import type { RedFlag } from '#contracts/red-flags.ts';
import { flagsOfPatterns } from '#domain/red-flags/patterns.ts';
import type { Database, Transaction } from '../database.ts';
import { readCursor, toPage } from '../paging.ts';
import type { Page, PageWish } from '../paging.ts';
import { caseFacts } from './case-facts.ts';

/** Cases before the one looked at: what fences and orders near it are drawn from. */
const BEFORE_MAX = 150;
/** Cases after it, for orders near it. */
const AFTER_MAX = 50;
/** Cases that patterns are looked for in, the latest of the span. */
const PATTERN_CASES_MAX = 500;

export type FlaggedCase = { caseId: string; title: string; flags: RedFlag[] };
/** `patterns` stand on the first page only: they are about all cases of the span. */
export type RedFlagPage = Page<FlaggedCase> & { patterns: RedFlag[] };

/** The flags of one case, worked out from the ledger as it is now. */
export function redFlagsOfCase(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<RedFlag[]> {
  return database.inTenant(tenantId, async (tx) => {
    const [found] = await tx.$queryRaw<{ openedAt: Date }[]>`
      select opened_at as "openedAt" from cases
      where tenant_id = ${tenantId} and case_id = ${caseId}`;
    if (found === undefined) return [];
    const near = await around(tx, tenantId, found.openedAt, found.openedAt);
    const facts = await caseFacts(tx, tenantId, [...new Set([...near, caseId])]);
    return flagged(facts, caseId);
  });
}

const flagged = (facts: readonly CaseFacts[], caseId: string): RedFlag[] => {
  const its = facts.find((it) => it.caseId === caseId);
  return its === undefined ? [] : flagsOfCase({ its, near: facts });
};

/** Flags of the awards of a span, last opened first, and of all of them together. */
export function recentRedFlags(
  database: Database,
  tenantId: string,
  filter: { fromMs?: number; toMs?: number; flag?: string },
  wish: PageWish,
): Promise<RedFlagPage> {
  const after = readCursor(wish.cursor);
  const { fromMs, toMs, flag } = filter;
  const isWanted = (it: RedFlag) => flag === undefined || it.id === flag;
  return database.inTenant(tenantId, async (tx) => {
    const from = fromMs === undefined ? null : new Date(fromMs);
    const to = toMs === undefined ? null : new Date(toMs);
    const rows = await tx.$queryRaw<CaseLine[]>`
      select c.case_id as "caseId", c.title, c.opened_at as "openedAt"
      from cases c join awards a using (tenant_id, case_id)
      where tenant_id = ${tenantId}
        and (${from}::timestamptz is null or c.opened_at >= ${from}::timestamptz)
        and (${to}::timestamptz is null or c.opened_at < ${to}::timestamptz)
        and (${after === null} or (c.opened_at, c.case_id)
          < (${after?.at ?? null}::timestamptz, ${after?.id ?? ''}))
      order by c.opened_at desc, c.case_id desc
      limit ${after === null ? PATTERN_CASES_MAX : wish.limit + 1}`;
    const page = toPage(rows.slice(0, wish.limit + 1), wish.limit, (it) => ({
      at: it.openedAt,
      id: it.caseId,
    }));
    const facts = await withNear(tx, tenantId, page.items, rows);
    const spanned = new Set(rows.map((it) => it.caseId));
    const items = page.items.map(({ caseId, title }) => ({
      caseId,
      title,
      flags: flagged(facts, caseId).filter(isWanted),
    }));
    const patterns =
      after === null ? flagsOfPatterns(facts.filter((it) => spanned.has(it.caseId))) : [];
    return {
      items: items.filter((it) => it.flags.length > 0),
      nextCursor: page.nextCursor,
      patterns: patterns.filter(isWanted),
    };
  });
}

type CaseLine = { caseId: string; title: string; openedAt: Date };

async function withNear(
  tx: Transaction,
  tenantId: string,
  page: readonly CaseLine[],
  spanned: readonly CaseLine[],
): Promise<CaseFacts[]> {
  const [newest, oldest] = [page[0], page.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const near = await around(tx, tenantId, oldest.openedAt, newest.openedAt);
  const ids = new Set([...near, ...page.map((it) => it.caseId), ...spanned.map((it) => it.caseId)]);
  return caseFacts(tx, tenantId, [...ids]);
}

/** Awarded cases opened before the first moment and after the second one, the nearest. */
async function around(
  tx: Transaction,
  tenantId: string,
  first: Date,
  last: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ caseId: string }[]>`
    (select c.case_id as "caseId" from cases c join awards a using (tenant_id, case_id)
     where tenant_id = ${tenantId} and c.opened_at < ${first}
     order by c.opened_at desc limit ${BEFORE_MAX})
    union all
    (select c.case_id from cases c join awards a using (tenant_id, case_id)
     where tenant_id = ${tenantId} and c.opened_at > ${last}
     order by c.opened_at limit ${AFTER_MAX})`;
  return rows.map((it) => it.caseId);
}
