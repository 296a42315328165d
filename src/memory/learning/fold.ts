import type { Observation } from '#contracts/observations.ts';
import type { CellSums } from '#domain/learning/observations/cell-sums.ts';
import { addBuckets } from '#domain/learning/observations/contributions.ts';
import type { Database, Transaction } from '../database.ts';
import { changeCells } from './change-cells.ts';
import { countedIn, touchedBuckets } from './counted-buckets.ts';
import { observeQueued } from './observe.ts';
import { addObservations, unknownOf } from './stored-observations.ts';

/** Large imports are folded in several transactions of some seconds each. */
const FOLD_MS_MAX = 60_000;
const ENTRIES_PER_FOLD = 2_000;

export type FoldLimits = {
  /** Entries of the queue taken at most. */
  entriesMax: number;
  /** Whether to wait for another fold of the tenant; else it is left to that one. */
  waits: boolean;
};

export type Fold = {
  /** Entries of the queue that were done. */
  entriesCount: number;
  observationsCount: number;
  cellsCount: number;
  /** Whether entries are left, or another fold is under way. */
  isMore: boolean;
};

const NOTHING_DONE: Fold = { entriesCount: 0, observationsCount: 0, cellsCount: 0, isMore: true };

/**
 * Observes what waits in the tenant's queue, oldest first, and counts it, in one transaction: a fold
 * that is cut off changes nothing and is done again, and what was observed before changes nothing.
 */
export function foldLearning(
  database: Database,
  tenantId: string,
  { entriesMax, waits }: FoldLimits,
): Promise<Fold> {
  return database.inTenant(
    tenantId,
    async (tx) => {
      if (!(await lockLearning(tx, tenantId, waits))) return NOTHING_DONE;
      const entries = await tx.learningQueueEntry.findMany({
        where: { tenantId },
        orderBy: { queueNo: 'asc' },
        take: entriesMax + 1,
        select: { queueNo: true },
      });
      const queueNos = entries.slice(0, entriesMax).map((it) => it.queueNo);
      if (queueNos.length === 0) return { ...NOTHING_DONE, isMore: false };
      const observations = await observeQueued(tx, tenantId, queueNos);
      const counted = await count(tx, tenantId, observations);
      await tx.learningQueueEntry.deleteMany({ where: { tenantId, queueNo: { in: queueNos } } });
      return { ...counted, entriesCount: queueNos.length, isMore: entries.length > entriesMax };
    },
    FOLD_MS_MAX,
  );
}

/**
 * Folds until nothing waits any more.
 * @returns how many observations were new
 */
export async function foldAll(database: Database, tenantId: string): Promise<number> {
  let observationsCount = 0;
  for (;;) {
    const fold = await foldLearning(database, tenantId, {
      entriesMax: ENTRIES_PER_FOLD,
      waits: true,
    });
    observationsCount += fold.observationsCount;
    if (!fold.isMore) return observationsCount;
  }
}

/** Only one transaction at a time changes what a tenant has learnt; it holds the lock to its end. */
export async function lockLearning(
  tx: Transaction,
  tenantId: string,
  waits: boolean,
): Promise<boolean> {
  const key = `learning ${tenantId}`;
  if (waits) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    return true;
  }
  const [row] = await tx.$queryRaw<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as locked`;
  return row?.locked === true;
}

/** Adds what is new, and to the cells the difference that it makes to the buckets it touches. */
async function count(tx: Transaction, tenantId: string, observations: readonly Observation[]) {
  const fresh = await unknownOf(tx, tenantId, observations);
  if (fresh.length === 0) return { observationsCount: 0, cellsCount: 0 };
  const touched = await touchedBuckets(tx, tenantId, fresh);
  const differences: CellSums = new Map();
  addBuckets(differences, await countedIn(tx, tenantId, touched), -1);
  await addObservations(tx, tenantId, fresh);
  addBuckets(differences, await countedIn(tx, tenantId, touched), 1);
  const cellsCount = await changeCells(tx, tenantId, differences.values());
  return { observationsCount: fresh.length, cellsCount };
}
