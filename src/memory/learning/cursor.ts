import type { Transaction } from '../database.ts';

const ROWS_PER_FETCH = 10_000;

/** Rows of a query one after the other, few of them in memory at once. `name` is unique in `tx`. */
export async function* rowsOf<T>(
  tx: Transaction,
  name: string,
  sql: string,
  ...values: unknown[]
): AsyncGenerator<T[]> {
  // All rows will be read: the plan that gives the first ones soonest would take far longer.
  await tx.$executeRaw`select set_config('cursor_tuple_fraction', '1', true)`;
  await tx.$executeRawUnsafe(`declare ${name} no scroll cursor for ${sql}`, ...values);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<T[]>(`fetch ${ROWS_PER_FETCH} from ${name}`);
    if (rows.length === 0) break;
    yield rows;
  }
  await tx.$executeRawUnsafe(`close ${name}`);
}
