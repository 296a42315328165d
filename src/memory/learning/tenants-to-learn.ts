import type { Database } from '../database.ts';

/** Tenants of which something waits to be observed, those that wait longest first. */
export async function tenantsToLearn(database: Database, atMost: number): Promise<string[]> {
  const rows = await database.client.$queryRaw<{ id: string }[]>`
    select tenants_to_learn(${atMost}::integer) as id`;
  return rows.map((it) => it.id);
}
