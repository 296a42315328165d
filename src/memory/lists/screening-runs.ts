import { randomUUID } from 'node:crypto';
import type { ScreeningRun, SupplierScreening } from '#contracts/screening.ts';
import type { ScreeningSubject } from '#ports/screening.ts';
import type { Database, Transaction } from '../database.ts';
import { writeRows } from '../import/write-rows.ts';
import { latestFirst } from '../paging.ts';
import type { Page, PageWish } from '../paging.ts';
import { hashOfJson } from '../storable-json.ts';

/** One supplier's screening with what it is kept by. */
export type Screened = {
  screening: SupplierScreening;
  subject: ScreeningSubject;
  subjectHash: string;
  nameKey: string;
};

/** `new`: only what says other than the supplier's last run. */
export type RunsKept = 'all' | 'new';

/** Writes what was compared with what and when, and what was found as the suppliers' hits. */
export async function keepScreenings(
  tx: Transaction,
  tenantId: string,
  screened: readonly Screened[],
  kept: RunsKept,
): Promise<void> {
  const all = screened.map((it) => ({ it, run: runOf(tenantId, it) }));
  const known = kept === 'all' ? new Set() : await lastSayings(tx, tenantId, screened);
  const fresh = all.filter(({ run }) => !known.has(saying(run)));
  if (fresh.length === 0) return;
  await writeRows(tx, {
    table: 'screening_runs',
    key: ['run_id'],
    update: [],
    insertOnly: RUN_COLUMNS,
    rows: fresh.map(({ run }) => run),
  });
  await writeHits(
    tx,
    tenantId,
    fresh.map(({ it }) => it),
  );
}

const RUN_COLUMNS = [
  'supplier_id',
  'subject',
  'subject_hash',
  'lists',
  'review_at_bp',
  'block_at_bp',
  'hits',
  'hits_count',
  'open_count',
  'screened_at',
];

function runOf(tenantId: string, { screening, subject, subjectHash }: Screened) {
  const { supplierId, screenedAtMs, lists, reviewAtBp, blockAtBp, hits } = screening;
  return {
    tenant_id: tenantId,
    run_id: randomUUID(),
    supplier_id: supplierId,
    subject,
    subject_hash: subjectHash,
    lists,
    review_at_bp: reviewAtBp,
    block_at_bp: blockAtBp,
    hits: hits.map(({ hitId, scoreBp, level, state }) => ({ hitId, scoreBp, level, state })),
    hits_count: hits.length,
    open_count: hits.filter((it) => it.state === 'open').length,
    screened_at: new Date(screenedAtMs).toISOString(),
  };
}

type Run = ReturnType<typeof runOf>;

/** What the last run of each supplier said. */
async function lastSayings(
  tx: Transaction,
  tenantId: string,
  screened: readonly Screened[],
): Promise<Set<string>> {
  const last = await tx.$queryRaw<LastRun[]>`
    select distinct on (supplier_id) supplier_id, subject_hash, lists, review_at_bp, block_at_bp,
      hits
    from screening_runs
    where tenant_id = ${tenantId}
      and supplier_id = any(${screened.map((it) => it.screening.supplierId)})
    order by supplier_id, screened_at desc`;
  return new Set(last.map(saying));
}

type LastRun = Pick<
  Run,
  'supplier_id' | 'subject_hash' | 'lists' | 'review_at_bp' | 'block_at_bp' | 'hits'
>;

const saying = (it: LastRun): string =>
  hashOfJson([it.supplier_id, it.subject_hash, it.lists, it.review_at_bp, it.block_at_bp, it.hits]);

async function writeHits(
  tx: Transaction,
  tenantId: string,
  screened: readonly Screened[],
): Promise<void> {
  const rows = screened.flatMap(({ screening, subjectHash, nameKey }) => {
    const at = new Date(screening.screenedAtMs).toISOString();
    return screening.hits.map(
      ({ state: _state, decision: _decision, lapsed: _lapsed, ...found }) => ({
        tenant_id: tenantId,
        hit_id: found.hitId,
        supplier_id: found.supplierId,
        list_id: found.listId,
        party_id: found.partyId,
        name_key: nameKey,
        subject_hash: subjectHash,
        record_hash: found.recordHash,
        found,
        first_seen_at: at,
        seen_at: at,
        gone_at: null,
      }),
    );
  });
  const supplierIds = screened.map((it) => it.screening.supplierId);
  // Locked and written in one order, so that two screenings at once cannot wait for each other.
  await tx.$queryRaw`select 1 from screening_hits
    where tenant_id = ${tenantId} and supplier_id = any(${supplierIds})
    order by hit_id for update`;
  const inOrder = rows.toSorted((one, other) => (one.hit_id < other.hit_id ? -1 : 1));
  await writeRows(tx, {
    table: 'screening_hits',
    key: ['hit_id'],
    update: ['name_key', 'subject_hash', 'record_hash', 'found', 'seen_at', 'gone_at'],
    insertOnly: ['supplier_id', 'list_id', 'party_id', 'first_seen_at'],
    rows: inOrder,
  });
  await tx.$executeRaw`
    update screening_hits set gone_at = clock_timestamp()
    where tenant_id = ${tenantId} and gone_at is null
      and supplier_id = any(${supplierIds})
      and hit_id <> all(${rows.map((it) => it.hit_id)})`;
}

/** The supplier's screenings that were kept, newest first. */
export function listScreeningRuns(
  database: Database,
  tenantId: string,
  supplierId: string,
  wish: PageWish,
): Promise<Page<ScreeningRun>> {
  const list = latestFirst(wish, 'screenedAt', 'runId');
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.screeningRun.findMany({
      where: { tenantId, supplierId, ...list.behind },
      ...list.inOrder,
    });
    const page = list.toPage(rows);
    return {
      ...page,
      items: page.items.map((it) => ({
        runId: it.runId,
        screenedAtMs: it.screenedAt.getTime(),
        subject: it.subject,
        lists: it.lists as unknown as ScreeningRun['lists'],
        reviewAtBp: it.reviewAtBp,
        blockAtBp: it.blockAtBp,
        hits: it.hits as unknown as ScreeningRun['hits'],
      })),
    };
  });
}
