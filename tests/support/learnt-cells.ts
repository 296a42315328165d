import type { Cell } from '#domain/learning/cells.ts';
import type { Database } from '#memory/database.ts';
import { cellsOf } from '#memory/learning/read-cells.ts';
import type { WantedCells } from '#memory/learning/read-cells.ts';
import { rebuildLearning } from '#memory/learning/rebuild.ts';

/** What a tenant has learnt, for tests to look at. */
export function learntBy(database: Database, tenantId: string) {
  const cells = async (...wanted: WantedCells[]): Promise<Cell[]> => {
    const found = await database.inTenant(tenantId, (tx) => cellsOf(tx, tenantId, wanted));
    return found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  return {
    cells,
    allCells: () => cells({ level: 'all', key: '*' }),
    /** Cells that are not as the observations say. */
    differing: async () => (await rebuildLearning(database, tenantId, { check: true })).differing,
    observations: (kind?: string, supplierId?: string) =>
      database.inTenant(tenantId, (tx) =>
        tx.observation.findMany({
          where: {
            tenantId,
            ...(kind !== undefined && { kind }),
            ...(supplierId !== undefined && { supplierId }),
          },
          orderBy: { observationNo: 'asc' },
        }),
      ),
  };
}

/** All months of a measure together. */
export const sumOf = (some: readonly Cell[], measure: Cell['measure']) =>
  some
    .filter((it) => it.measure === measure)
    .reduce(
      (sum, it) => ({
        size: sum.size + it.sampleSize,
        count: sum.count + it.countMilli,
        milli: sum.milli + it.sumMilli,
      }),
      { size: 0, count: 0, milli: 0 },
    );
