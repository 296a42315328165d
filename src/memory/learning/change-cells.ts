import { isNothing } from '#domain/learning/observations/cell-sums.ts';
import type { CellSum } from '#domain/learning/observations/cell-sums.ts';
import type { Transaction } from '../database.ts';

/** Cells sent in one statement; bounds the size of its parameter. */
const CELLS_PER_STATEMENT = 5_000;

/**
 * Adds the differences to the tenant's cells and removes those that nothing is counted in any more.
 * @returns how many cells changed
 */
export async function changeCells(
  tx: Transaction,
  tenantId: string,
  differences: Iterable<CellSum>,
): Promise<number> {
  const changed = [...differences].filter((it) => !isNothing(it));
  for (let start = 0; start < changed.length; start += CELLS_PER_STATEMENT) {
    const rows = changed.slice(start, start + CELLS_PER_STATEMENT).map((it) => toRow(tenantId, it));
    const json = JSON.stringify(rows);
    await tx.$executeRaw`
      insert into learning_cells as c
      select * from jsonb_populate_recordset(null::learning_cells, ${json}::jsonb)
      on conflict (tenant_id, level, key, measure, month_no) do update set
        sample_size = c.sample_size + excluded.sample_size,
        count_milli = c.count_milli + excluded.count_milli,
        sum_milli = c.sum_milli + excluded.sum_milli,
        squares_milli = c.squares_milli + excluded.squares_milli`;
    await tx.$executeRaw`
      delete from learning_cells c
      using jsonb_populate_recordset(null::learning_cells, ${json}::jsonb) as it
      where c.tenant_id = ${tenantId} and c.level = it.level and c.key = it.key
        and c.measure = it.measure and c.month_no = it.month_no and c.sample_size = 0
        and c.count_milli = 0 and c.sum_milli = 0 and c.squares_milli = 0`;
  }
  return changed.length;
}

const toRow = (tenantId: string, it: CellSum) => ({
  tenant_id: tenantId,
  level: it.level,
  key: it.key,
  measure: it.measure,
  month_no: it.monthNo,
  sample_size: it.sampleSize,
  count_milli: it.countMilli,
  sum_milli: it.sumMilli,
  squares_milli: String(it.squaresMilli),
});
