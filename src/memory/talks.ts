import type { TalkRecord } from '#contracts/negotiation.ts';
import type { Database, Transaction } from './database.ts';
import { readCursor, toPage } from './paging.ts';
import type { Page, PageWish } from './paging.ts';

/** A talk that has ended; `categoryCodes` are those of the case's lines, sorted. */
export type TalkView = TalkRecord & { caseId: string; categoryCodes: string[] };

export type TalkFilter = { caseId?: string; supplierId?: string; policyVariant?: string };

/** Talks of the tenant that have ended, first ended first. */
export function listTalks(
  database: Database,
  tenantId: string,
  { caseId, supplierId, policyVariant }: TalkFilter,
  wish: PageWish,
): Promise<Page<TalkView>> {
  const after = readCursor(wish.cursor);
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.talk.findMany({
      where: {
        tenantId,
        ...(caseId !== undefined && { caseId }),
        ...(supplierId !== undefined && { supplierId }),
        ...(policyVariant !== undefined && { policyVariant }),
        ...(after !== null && afterMark(after)),
      },
      orderBy: [{ endedAt: 'asc' }, { caseId: 'asc' }, { talkId: 'asc' }],
      take: wish.limit + 1,
    });
    const page = toPage(rows, wish.limit, (it) => ({
      at: it.endedAt,
      id: `${it.caseId} ${it.talkId}`,
    }));
    return { ...page, items: page.items.map(toView) };
  });
}

/** What comes after the mark of a page's last row; a talk is named by its case's id and its own. */
function afterMark({ at, id }: { at: Date; id: string }) {
  const [caseId = '', ...rest] = id.split(' ');
  return {
    OR: [
      { endedAt: { gt: at } },
      { endedAt: at, caseId: { gt: caseId } },
      { endedAt: at, caseId, talkId: { gt: rest.join(' ') } },
    ],
  };
}

type StoredTalk = NonNullable<Awaited<ReturnType<Transaction['talk']['findUnique']>>>;

function toView(row: StoredTalk): TalkView {
  return {
    caseId: row.caseId,
    talkId: row.talkId,
    supplierId: row.supplierId,
    attempt: row.attempt,
    approach: row.approach as TalkView['approach'],
    strategy: row.strategy,
    policyVariant: row.policyVariant,
    parameters: row.parameters as TalkView['parameters'],
    tactics: row.tactics as TalkView['tactics'],
    levers: row.levers as TalkView['levers'],
    rounds: row.rounds,
    result: row.result as TalkView['result'],
    firstTotalMinor: numberOrNull(row.firstTotalMinor),
    lastTotalMinor: numberOrNull(row.lastTotalMinor),
    firstUtilityBp: row.firstUtilityBp,
    lastUtilityBp: row.lastUtilityBp,
    opponentType: row.opponentType as TalkView['opponentType'],
    opponentConfidenceBp: row.opponentConfidenceBp,
    mandateVersion: row.mandateVersion,
    categoryCodes: row.categoryCodes,
    endedAtMs: row.endedAt.getTime(),
  };
}

const numberOrNull = (amount: bigint | null): number | null =>
  amount === null ? null : Number(amount);
