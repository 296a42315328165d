import type { Cell, Level, Measure } from '#domain/learning/cells.ts';
import { MEASURES } from '#domain/learning/cells.ts';
import type { Transaction } from '../database.ts';

export type WantedCells = { level: Level; key: string };

/**
 * All months of these keys, in no particular order; what nothing was counted for is left out. One
 * look at the index however many keys are wanted.
 */
export async function cellsOf(
  tx: Transaction,
  tenantId: string,
  wanted: readonly WantedCells[],
  measures: readonly Measure[] = MEASURES,
): Promise<Cell[]> {
  if (wanted.length === 0) return [];
  // As one JSON text: thousands of rows of many columns would take longer to hand over than to find.
  const [found] = await tx.$queryRaw<{ cells: string | null }[]>`
    select json_agg(json_build_array(c.level, c.key, c.measure, c.month_no, c.sample_size,
      c.count_milli, c.sum_milli, c.squares_milli))::text as cells
    from (select distinct * from unnest(
        ${wanted.map((it) => it.level)}::text[], ${wanted.map((it) => it.key)}::text[])) as w (level, key)
      join learning_cells c on c.tenant_id = ${tenantId} and c.level = w.level and c.key = w.key
        and c.measure = any(${[...measures]})`;
  return (JSON.parse(found?.cells ?? '[]') as StoredCell[]).map(toCell);
}

type StoredCell = [Level, string, Measure, number, number, number, number, number];

function toCell(stored: StoredCell): Cell {
  const [level, key, measure, monthNo, sampleSize, countMilli, sumMilli, squaresMilli] = stored;
  return { level, key, measure, monthNo, sampleSize, countMilli, sumMilli, squaresMilli };
}

/** The last observation that the tenant has; 0 when there is none. */
export async function lastObservationNo(tx: Transaction, tenantId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ no: number }[]>`
    select coalesce(max(observation_no), 0)::float8 as no from observations
    where tenant_id = ${tenantId}`;
  return row?.no ?? 0;
}
