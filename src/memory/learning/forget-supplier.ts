import type { CellSum } from '#domain/learning/observations/cell-sums.ts';
import type { Database } from '../database.ts';
import { storable } from '../storable-json.ts';
import { foldAll, lockLearning } from './fold.ts';
import { compareCells, putRight, REBUILD_MS_MAX } from './rebuild.ts';

export type Forgotten = {
  /** Observations that are gone, with the decisions of agents that named the supplier. */
  observationsCount: number;
  /** What every cell that changed lost. */
  cells: CellSum[];
};

/**
 * Erases what was observed of a supplier and counts anew what had been counted of it, in one
 * transaction. The ledgers of cases stay; what they hold until now is not observed again. The audit
 * trail keeps that it was done and why.
 * @returns null when neither the tenant's suppliers nor its observations know the supplier
 */
export async function forgetSupplier(
  database: Database,
  tenantId: string,
  supplierId: string,
  because: string,
): Promise<Forgotten | null> {
  await foldAll(database, tenantId);
  return database.inTenant(
    tenantId,
    async (tx) => {
      await lockLearning(tx, tenantId, true);
      const where = { tenantId, supplierId };
      const known =
        (await tx.supplier.findFirst({ where, select: { supplierId: true } })) ??
        (await tx.observation.findFirst({ where, select: { supplierId: true } }));
      if (known === null) return null;
      const [erased] = await tx.$queryRaw<{ count: number }[]>`
        select forget_supplier(${tenantId}, ${supplierId}, ${storable(because)}) as count`;
      const { differing } = await compareCells(tx, tenantId);
      await putRight(tx, tenantId, differing);
      return { observationsCount: erased?.count ?? 0, cells: differing };
    },
    REBUILD_MS_MAX,
  );
}
