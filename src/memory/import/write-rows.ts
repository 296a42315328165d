import type { Transaction } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** Rows sent in one statement; bounds the size of its parameter. */
const ROWS_PER_STATEMENT = 5_000;

export type Write = {
  /** Table and columns are names of ours and never come from a file. */
  table: string;
  key: string[];
  /** Columns that a known row takes over when they differ. */
  update: string[];
  /** Columns that only a new row takes. */
  insertOnly?: string[];
  /** Updates only rows whose date in this column is not later than the given one's. */
  notOlderBy?: string;
  rows: Record<string, unknown>[];
};

/**
 * Adds the rows that are new and changes those that differ.
 * @returns keys, joined by a line feed, of the rows that were added or changed
 */
export async function writeRows(tx: Transaction, write: Write): Promise<Set<string>> {
  const changed = new Set<string>();
  const sql = statement(write);
  for (let start = 0; start < write.rows.length; start += ROWS_PER_STATEMENT) {
    const some = write.rows.slice(start, start + ROWS_PER_STATEMENT);
    const keys = await tx.$queryRawUnsafe<{ key: string }[]>(sql, storableJson(some));
    for (const { key } of keys) changed.add(key);
  }
  return changed;
}

/** A key as `writeRows` gives it back. */
export const keyOf = (...parts: (string | number)[]): string => parts.join('\n');

function statement({ table, key, update, insertOnly = [], notOlderBy }: Write): string {
  const columns = [...new Set(['tenant_id', ...key, ...update, ...insertOnly])].join(', ');
  const list = (prefix: string) => update.map((it) => `${prefix}.${it}`).join(', ');
  const newer =
    notOlderBy === undefined
      ? ''
      : ` and (${table}.${notOlderBy} is null or excluded.${notOlderBy} >= ${table}.${notOlderBy})`;
  const onKnown =
    update.length === 0
      ? 'do nothing'
      : `do update set
    ${update.map((it) => `${it} = excluded.${it}`).join(', ')}
    where (${list(table)}) is distinct from (${list('excluded')})${newer}`;
  return `insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)
    on conflict (tenant_id, ${key.join(', ')}) ${onKnown}
    returning concat_ws(e'\\n', ${key.map((it) => `${table}.${it}`).join(', ')}) as key`;
}
