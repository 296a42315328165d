import type { ScreeningHit, SeenHit } from '#contracts/screening.ts';
import type { Database, Transaction } from '../database.ts';
import { readCursor, toPage } from '../paging.ts';
import type { Page, PageWish } from '../paging.ts';
import { decisionsAbout, foundOf, withState } from './hit-decisions.ts';

export type HitFilter = { state?: ScreeningHit['state']; supplierId?: string };

type Row = NonNullable<Awaited<ReturnType<Transaction['screeningHit']['findUnique']>>>;
type Mark = { at: Date; id: string };

/** Rows read at once; the state of a hit is not in its row, so a page may take several readings. */
const ROWS_AT_ONCE = 500;

/** Hits of the last screening of every supplier, newest first. */
export function listHits(
  database: Database,
  tenantId: string,
  { state, supplierId }: HitFilter,
  wish: PageWish,
): Promise<Page<SeenHit>> {
  return database.inTenant(tenantId, async (tx) => {
    const wanted: { row: Row; view: SeenHit }[] = [];
    let after: Mark | null = readCursor(wish.cursor);
    for (;;) {
      const rows = await rowsAfter(tx, tenantId, { after, ...(supplierId && { supplierId }) });
      const views = await viewsOf(tx, tenantId, rows);
      wanted.push(...views.filter(({ view }) => state === undefined || view.state === state));
      const last = rows.at(-1);
      if (rows.length < ROWS_AT_ONCE || last === undefined || wanted.length > wish.limit) break;
      after = markOf(last);
    }
    const page = toPage(wanted, wish.limit, ({ row }) => markOf(row));
    return { ...page, items: page.items.map((it) => it.view) };
  });
}

const markOf = ({ firstSeenAt, hitId }: Row): Mark => ({ at: firstSeenAt, id: hitId });

function rowsAfter(
  tx: Transaction,
  tenantId: string,
  { after, supplierId }: { after: Mark | null; supplierId?: string },
): Promise<Row[]> {
  return tx.screeningHit.findMany({
    where: {
      tenantId,
      goneAt: null,
      ...(supplierId !== undefined && { supplierId }),
      ...(after !== null && {
        OR: [{ firstSeenAt: { lt: after.at } }, { firstSeenAt: after.at, hitId: { gt: after.id } }],
      }),
    },
    orderBy: [{ firstSeenAt: 'desc' }, { hitId: 'asc' }],
    take: ROWS_AT_ONCE,
  });
}

async function viewsOf(
  tx: Transaction,
  tenantId: string,
  rows: readonly Row[],
): Promise<{ row: Row; view: SeenHit }[]> {
  const decisions = await decisionsAbout(tx, tenantId, {
    supplierIds: rows.map((it) => it.supplierId),
    nameKeys: rows.map((it) => it.nameKey),
  });
  return rows.map((row) => ({
    row,
    view: {
      ...withState(foundOf(row), row, decisions),
      firstSeenAtMs: row.firstSeenAt.getTime(),
    },
  }));
}
