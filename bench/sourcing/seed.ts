import { readFile } from 'node:fs/promises';
import pg from 'pg';
import * as sql from './seed-sql.ts';
import type { Place } from './stand.ts';

const LANES = 2;
/** Large tables: loaded without indexes, keys and triggers, which are made anew afterwards. */
const LOADED = ['items', 'catalogue_entries', 'suppliers', 'supplier_certificates', 'outcomes'];
/** Needed while loading. */
const KEPT = ['items_pkey', 'suppliers_pkey'];

const cpvFile = new URL('../../data/cpv-2008-en.json', import.meta.url);

/** Fills an empty place; the same sizes give the same rows. */
export async function seed(
  place: Place,
  size: { suppliers: number; items: number },
  say: (line: string) => void,
): Promise<void> {
  const lanes = await Promise.all(
    Array.from({ length: LANES }, async () => {
      const client = new pg.Client({ connectionString: place.ownerUrl });
      await client.connect();
      await client.query(`select set_config('parley.tenant_id', '${sql.TENANT_ID}', false)`);
      return client;
    }),
  );
  const [first] = lanes;
  if (first === undefined) throw new Error('no connection to load with');
  try {
    for (const it of sql.poolStatements(await readFile(cpvFile, 'utf8'))) await first.query(it);
    const restore = await strip(first);
    say(`Loading ${size.suppliers} suppliers`);
    await split(lanes, size.suppliers, sql.supplierStatements);
    await split(lanes, size.suppliers, (from, to) => [sql.outcomeStatement(from, to)]);
    await first.query(sql.seedSuppliersStatement);
    await first.query('create index on seed_suppliers (n)');
    say(`Loading ${size.items} items`);
    await split(lanes, size.items, (from, to) => [sql.itemStatement(from, to)]);
    for (const it of ['seed_suppliers', 'items']) await first.query(`analyze ${it}`);
    say('Loading catalogue entries');
    await split(lanes, size.items, (from, to) => [sql.entryStatement(from, to, size.suppliers)]);
    say('Building indexes');
    await inLanes(lanes, restore.indexes);
    for (const it of restore.keys) await first.query(it);
    for (const it of [sql.wordsStatement, sql.substituteStatement]) await first.query(it);
    say('Collecting statistics');
    const tables = [...LOADED, 'catalogue_words', 'substitutes'];
    await inLanes(
      lanes,
      tables.map((it) => `vacuum analyze ${it}`),
    );
    for (const it of restore.guards) await first.query(it);
  } finally {
    for (const it of lanes) await it.end();
  }
}

/** Rows 1 to `total` in as many equal parts as there are lanes, side by side. */
async function split(
  lanes: readonly pg.Client[],
  total: number,
  statements: (from: number, to: number) => string[],
): Promise<void> {
  const part = Math.ceil(total / lanes.length);
  await Promise.all(
    lanes.map(async (lane, at) => {
      for (const it of statements(at * part + 1, Math.min(total, (at + 1) * part))) {
        await lane.query(it);
      }
    }),
  );
}

/** Each lane takes the next statement when it is done with the one before. */
async function inLanes(lanes: readonly pg.Client[], statements: string[]): Promise<void> {
  const waiting = [...statements];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await lane.query(next);
      }
    }),
  );
}

type Restore = { indexes: string[]; keys: string[]; guards: string[] };

/** Takes indexes, keys, triggers and guards off the large tables; gives what brings them back. */
async function strip(client: pg.Client): Promise<Restore> {
  const constraints = await client.query<{ table: string; name: string; def: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as def
     from pg_constraint
     where conrelid = any($1::regclass[]) and contype in ('p', 'f') and conname <> all($2)
     order by contype`,
    [LOADED, KEPT],
  );
  for (const { table, name } of constraints.rows) {
    await client.query(`alter table ${table} drop constraint ${name} cascade`);
  }
  const indexes = await client.query<{ name: string; def: string }>(
    `select indexname as name, indexdef as def from pg_indexes
     where tablename = any($1) and indexname <> all($2)
     order by indexname <> 'catalogue_entries_search', indexname <> 'items_part_key_trgm'`,
    [LOADED, KEPT],
  );
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  const tables = [...LOADED, 'catalogue_words', 'substitutes'];
  for (const it of tables) {
    await client.query(`alter table ${it} disable trigger user`);
    await client.query(`alter table ${it} no force row level security`);
  }
  const added = (table: string, name: string, def: string) =>
    `alter table ${table} add constraint ${name} ${def}`;
  const isPrimary = (def: string) => def.startsWith('PRIMARY');
  const keys = constraints.rows.filter((it) => isPrimary(it.def));
  return {
    indexes: [
      ...indexes.rows.map((it) => it.def),
      ...keys.map((it) => added(it.table, it.name, it.def)),
    ],
    // The rows are known to fit; checking five million of them proves nothing about searching.
    keys: constraints.rows
      .filter((it) => !isPrimary(it.def))
      .map((it) => `${added(it.table, it.name, it.def)} not valid`),
    guards: tables.flatMap((it) => [
      `alter table ${it} enable trigger user`,
      `alter table ${it} force row level security`,
    ]),
  };
}
