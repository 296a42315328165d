import type { Cell, Level, Measure } from '#domain/learning/cells.ts';
import { MEASURES } from '#domain/learning/cells.ts';
import type { Transaction } from '../database.ts';

export type WantedCells = { level: Level; key: string };

/**
 * All months of these keys, by level, key, measure and month; what nothing was counted for is left
 * out. One look at the index however many keys are wanted.
 */
export function cellsOf(
  tx: Transaction,
  tenantId: string,
  wanted: readonly WantedCells[],
  measures: readonly Measure[] = MEASURES,
): Promise<Cell[]> {
  if (wanted.length === 0) return Promise.resolve([]);
  return tx.$queryRaw<Cell[]>`
    select c.measure, c.level, c.key, c.month_no as "monthNo", c.sample_size as "sampleSize",
      c.count_milli::float8 as "countMilli", c.sum_milli::float8 as "sumMilli",
      c.squares_milli::float8 as "squaresMilli"
    from (select distinct * from unnest(
        ${wanted.map((it) => it.level)}::text[], ${wanted.map((it) => it.key)}::text[])) as w (level, key)
      join learning_cells c on c.tenant_id = ${tenantId} and c.level = w.level and c.key = w.key
        and c.measure = any(${[...measures]})
    order by c.level, c.key, c.measure, c.month_no`;
}

/** The last observation that the tenant has; 0 when there is none. */
export async function lastObservationNo(tx: Transaction, tenantId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ no: number }[]>`
    select coalesce(max(observation_no), 0)::float8 as no from observations
    where tenant_id = ${tenantId}`;
  return row?.no ?? 0;
}
