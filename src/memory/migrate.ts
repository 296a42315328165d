import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ParleyError } from '#contracts/errors.ts';
import { shipClassifications } from './catalogue/ship-classifications.ts';
import { grantTo } from './grants.ts';
import { withSchemaEngine } from './schema-engine.ts';

const migrationsDir = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
/** Only one process migrates at a time; the number means nothing. */
const MIGRATION_LOCK = 7_214_563;

type Script = { name: string; sql: string };

/**
 * Brings the database's schema up to date and lets the application's role use it. What is applied
 * is written to `_prisma_migrations` by Prisma's own engine, so `prisma migrate deploy` agrees.
 * @returns the names of the migrations applied now; empty when there was nothing to do
 * @throws ParleyError DATABASE_FOREIGN when other people's tables are there, DATABASE_FAILED when a
 *   migration does not apply or was edited after it was applied, DATABASE_UNAVAILABLE
 */
export async function migrate(options: {
  ownerUrl: string;
  appRole: string;
  onProgress?: (line: string) => void;
}): Promise<{ applied: string[] }> {
  const guard = await connect(options.ownerUrl);
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const scripts = await readScripts();
    await refuseForeignTables(guard, scripts);
    await refuseEditedScripts(guard, scripts);
    const applied = await applyScripts(options.ownerUrl, scripts);
    await grantTo(guard, options.appRole);
    await shipClassifications(guard);
    for (const name of applied) options.onProgress?.(`Applied migration ${name}`);
    return { applied };
  } finally {
    await guard.end();
  }
}

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const { message, code } = cause as NodeJS.ErrnoException;
    throw new ParleyError(
      'DATABASE_UNAVAILABLE',
      `The database does not answer (${message || code}). Start it, or correct DATABASE_OWNER_URL.`,
    );
  }
}

async function readScripts(): Promise<Script[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries
    .filter((it) => it.isDirectory())
    .map((it) => it.name)
    .toSorted();
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(`${migrationsDir}${name}/migration.sql`, 'utf8'),
    })),
  );
}

async function refuseForeignTables(client: pg.Client, scripts: Script[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`);
  const tables = rows.map((it) => it.name).filter((it) => it !== '_prisma_migrations');
  const applied = rows.length === tables.length ? [] : await appliedScripts(client);
  const isOurs = applied[0] === undefined || applied[0].name === scripts[0]?.name;
  if (isOurs && (tables.length === 0 || applied.length > 0)) return;
  throw new ParleyError(
    'DATABASE_FOREIGN',
    `The database holds tables that are not Parley's (${tables.slice(0, 5).join(', ')}). ` +
      'Point DATABASE_URL and DATABASE_OWNER_URL at an empty database or at one made by Parley.',
  );
}

async function refuseEditedScripts(client: pg.Client, scripts: Script[]): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as known`,
  );
  if (rows[0]?.known !== true) return;
  for (const { name, checksum } of await appliedScripts(client)) {
    const script = scripts.find((it) => it.name === name);
    if (script === undefined || hashOf(script.sql) === checksum) continue;
    throw new ParleyError(
      'DATABASE_FAILED',
      `Migration ${name} was applied to this database with another content than it has now. ` +
        'Restore the file, or start with an empty database; a change belongs in a new migration.',
    );
  }
}

const hashOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

async function appliedScripts(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(`
    select migration_name as name, checksum from _prisma_migrations
    where rolled_back_at is null order by started_at, migration_name`);
  return rows;
}

async function applyScripts(ownerUrl: string, scripts: Script[]): Promise<string[]> {
  const content = await readFile(`${migrationsDir}migration_lock.toml`, 'utf8');
  const order = {
    migrationsList: {
      baseDir: migrationsDir,
      lockfile: { path: 'migration_lock.toml', content },
      migrationDirectories: scripts.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
      })),
      shadowDbInitScript: '',
    },
    filters: { externalTables: [], externalEnums: [] },
  };
  try {
    const done = await withSchemaEngine(ownerUrl, (engine) => engine.applyMigrations(order));
    return done.appliedMigrationNames;
  } catch (cause) {
    const because = cause instanceof Error ? cause.message : String(cause);
    throw new ParleyError('DATABASE_FAILED', `A migration did not apply: ${because}`);
  }
}
