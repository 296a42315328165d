import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { EVERYBODY } from './classifications.ts';

const cpvFile = new URL('../../../data/cpv-2008-en.json', import.meta.url);

/** Makes the shipped category codes known to every tenant; as the owner of the tables. */
export async function shipClassifications(owner: Client): Promise<void> {
  const text = await readFile(cpvFile, 'utf8');
  const count = Object.keys(JSON.parse(text) as object).length;
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::integer as count from classifications where tenant_id = $1 and scheme = 'CPV'`,
    [EVERYBODY],
  );
  if (rows[0]?.count === count) return;
  await owner.query(
    `insert into classifications (tenant_id, scheme, code, label)
     select $1, 'CPV', key, value from json_each_text($2)
     on conflict (tenant_id, scheme, code) do update set label = excluded.label`,
    [EVERYBODY, text],
  );
}
