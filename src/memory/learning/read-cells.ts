import type { Cell, Level, Measure } from '#domain/learning/cells.ts';
import { MEASURES } from '#domain/learning/cells.ts';
import { RECENT_MONTHS } from '#domain/learning/change.ts';
import { LEARNING } from '#domain/learning/suppliers/measures.ts';
import type { SupplierMeasure } from '#domain/learning/suppliers/measures.ts';
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

/**
 * The same for estimates of suppliers, with all months before the last quarter summed up as one, each
 * faded to it by the half-life of its measure: what a level comes to is the same, in a few rows instead
 * of a hundred. Trends need the months, and so do options of agents.
 */
export async function summedCellsOf(
  tx: Transaction,
  tenantId: string,
  wanted: readonly WantedCells[],
  measures: readonly SupplierMeasure[],
  nowMonth: number,
): Promise<Cell[]> {
  if (wanted.length === 0) return [];
  const before = nowMonth - RECENT_MONTHS;
  const [found] = await tx.$queryRaw<{ cells: string | null }[]>`
    select json_agg(json_build_array(w.level, w.key, c.measure, c.month_no, c.sample_size,
      c.count_milli, c.sum_milli, c.squares_milli))::text as cells
    from (select distinct * from unnest(${wanted.map((it) => it.level)}::text[],
        ${wanted.map((it) => it.key)}::text[])) as w (level, key)
      cross join unnest(${[...measures]}::text[],
        ${measures.map((it) => LEARNING[it].halfLifeMonths)}::float8[]) as m (measure, half_life)
      cross join lateral (
        select m.measure, greatest(month_no, ${before}::integer) as month_no,
          sum(sample_size) as sample_size, sum(count_milli * share) as count_milli,
          sum(sum_milli * share) as sum_milli, sum(squares_milli * share) as squares_milli
        from (
          select *, power(2, least(0, month_no - ${before}::integer) / m.half_life) as share
          from learning_cells
          where tenant_id = ${tenantId} and level = w.level and key = w.key
            and measure = m.measure) faded
        group by 2) c`;
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
