import type { Database } from './database.ts';

type DatabaseHealth = {
  version: string;
  sizeBytes: number;
  /** Name of the last change of the schema. */
  migration: string | null;
};

/** Of the whole database, all tenants together. */
export async function databaseHealth({ client }: Database): Promise<DatabaseHealth> {
  const [row] = await client.$queryRaw<DatabaseHealth[]>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::double precision as "sizeBytes",
      schema_version() as migration`;
  if (row === undefined) throw new Error('the database told nothing of itself');
  return row;
}
