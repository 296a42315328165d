import { addBuckets } from '#domain/learning/observations/contributions.ts';
import type { Counted } from '#domain/learning/observations/contributions.ts';
import { addCell, isNothing } from '#domain/learning/observations/cell-sums.ts';
import type { CellSum, CellSums } from '#domain/learning/observations/cell-sums.ts';
import type { DatedPrice } from '#domain/learning/observations/usual-prices.ts';
import { usualPrices } from '#domain/learning/observations/usual-prices.ts';
import type { Database, Transaction } from '../database.ts';
import { changeCells } from './change-cells.ts';
import { PRICES } from './counted-buckets.ts';
import type { ItemPrice } from './counted-buckets.ts';
import { rowsOf } from './cursor.ts';
import { foldAll, lockLearning } from './fold.ts';
import { queueLedgers } from './queue-ledgers.ts';
import { COUNTS, OBSERVATION_COLUMNS } from './stored-observations.ts';
import type { StoredObservation } from './stored-observations.ts';

/** Millions of observations take minutes. */
export const REBUILD_MS_MAX = 3_600_000;

export type Rebuild = {
  /** Observations that were missing and have been added from the ledgers. */
  addedCount: number;
  observationsCount: number;
  cellsCount: number;
  /** Cells that were not as the observations say: what was there less what belongs there. */
  differing: CellSum[];
};

/**
 * Counts every cell anew from the observations, and the observations that are missing from the
 * ledgers, and puts right what differs.
 * @param options.check changes nothing: neither observes nor puts right
 */
export async function rebuildLearning(
  database: Database,
  tenantId: string,
  options: { check: boolean; onProgress?: (observationsCount: number) => void },
): Promise<Rebuild> {
  const addedCount = options.check ? 0 : await observeLedgers(database, tenantId);
  return database.inTenant(
    tenantId,
    async (tx) => {
      await lockLearning(tx, tenantId, true);
      const rebuilt = await compareCells(tx, tenantId, options.onProgress);
      if (!options.check) await putRight(tx, tenantId, rebuilt.differing);
      return { addedCount, ...rebuilt };
    },
    REBUILD_MS_MAX,
  );
}

async function observeLedgers(database: Database, tenantId: string): Promise<number> {
  await queueLedgers(database, tenantId);
  return foldAll(database, tenantId);
}

/** The tenant's cells as they are less what its observations come to. */
export async function compareCells(
  tx: Transaction,
  tenantId: string,
  onProgress: (observationsCount: number) => void = () => undefined,
): Promise<Omit<Rebuild, 'addedCount'>> {
  const usual = await allUsualPrices(tx, tenantId);
  const sums: CellSums = new Map();
  let observationsCount = 0;
  for await (const bucket of allBuckets(tx, tenantId, usual)) {
    addBuckets(sums, [bucket], -1);
    observationsCount += bucket.length;
    onProgress(observationsCount);
  }
  const cellsCount = sums.size;
  for await (const cells of rowsOf<StoredCell>(tx, 'cells', CELLS, tenantId)) {
    for (const it of cells) addCell(sums, { ...it, squaresMilli: BigInt(it.squaresMilli) }, 1);
  }
  const differing = [...sums.values()].filter((it) => !isNothing(it));
  return { observationsCount, cellsCount, differing };
}

/** Takes the differences that were found away from the cells. */
export async function putRight(
  tx: Transaction,
  tenantId: string,
  differing: readonly CellSum[],
): Promise<void> {
  const negated = differing.map((it) => ({
    ...it,
    sampleSize: -it.sampleSize,
    countMilli: -it.countMilli,
    sumMilli: -it.sumMilli,
    squaresMilli: -it.squaresMilli,
  }));
  await changeCells(tx, tenantId, negated);
}

async function allUsualPrices(tx: Transaction, tenantId: string): Promise<Map<number, number>> {
  const usual = new Map<number, number>();
  const settle = (prices: DatedPrice[]) => {
    for (const [no, price] of usualPrices(prices)) if (price !== null) usual.set(no, price);
  };
  let some: ItemPrice[] = [];
  const sql = `${PRICES} order by o.item_id, o.body->>'currency'`;
  for await (const rows of rowsOf<ItemPrice>(tx, 'prices', sql, tenantId)) {
    for (const it of rows) {
      const [first] = some;
      if (first !== undefined && (first.itemId !== it.itemId || first.currency !== it.currency)) {
        settle(some);
        some = [];
      }
      some.push(it);
    }
  }
  settle(some);
  return usual;
}

async function* allBuckets(
  tx: Transaction,
  tenantId: string,
  usual: ReadonlyMap<number, number>,
): AsyncGenerator<Counted[]> {
  let bucket: Counted[] = [];
  let current = '';
  const sql = `select ${OBSERVATION_COLUMNS} from observations o
    where o.tenant_id = $1 and ${COUNTS} order by o.kind, o.bucket`;
  for await (const rows of rowsOf<StoredObservation>(tx, 'counting', sql, tenantId)) {
    for (const observation of rows) {
      const ref = `${observation.kind} ${observation.bucket}`;
      if (ref !== current && bucket.length > 0) {
        yield bucket;
        bucket = [];
      }
      current = ref;
      bucket.push({ observation, usualPriceMinor: usual.get(observation.observationNo) ?? null });
    }
  }
  if (bucket.length > 0) yield bucket;
}

type StoredCell = Omit<CellSum, 'squaresMilli'> & { squaresMilli: string };

const CELLS = `select measure, level, key, month_no as "monthNo", sample_size as "sampleSize",
    count_milli::float8 as "countMilli", sum_milli::float8 as "sumMilli",
    squares_milli::text as "squaresMilli"
  from learning_cells where tenant_id = $1`;
