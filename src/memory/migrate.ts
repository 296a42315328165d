import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { ParleyError } from '#contracts/errors.ts';

const migrationsDir = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
/** Only one process migrates at a time; the number means nothing. */
const MIGRATION_LOCK = 7_214_563;

/**
 * Brings the database's schema up to date and lets the application's role use it. What is applied
 * is written to `_prisma_migrations` by Prisma's own engine, so `prisma migrate deploy` agrees.
 * @returns the names of the migrations applied now; empty when there was nothing to do
 * @throws ParleyError DATABASE_FOREIGN when other people's tables are there, DATABASE_FAILED when a
 *   migration does not apply
 */
export async function migrate(options: {
  ownerUrl: string;
  appRole: string;
  onProgress?: (line: string) => void;
}): Promise<{ applied: string[] }> {
  const guard = new pg.Client({ connectionString: options.ownerUrl });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseForeignTables(guard);
    const applied = await applyMigrations(options.ownerUrl);
    await grant(guard, options.appRole);
    for (const name of applied) options.onProgress?.(`Applied migration ${name}`);
    return { applied };
  } finally {
    await guard.end();
  }
}

async function refuseForeignTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tables: string[] | null; ours: boolean }>(`
    select array_agg(table_name::text order by table_name) as tables,
      to_regclass('public._prisma_migrations') is not null as ours
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const { tables, ours } = rows[0] ?? { tables: null, ours: false };
  const names = tables ?? [];
  const isOurs = ours && (names.length === 1 || names.includes('case_events'));
  if (names.length === 0 || isOurs) return;
  throw new ParleyError(
    'DATABASE_FOREIGN',
    `The database holds tables that are not Parley's (${names.slice(0, 5).join(', ')}). `
      + 'Point DATABASE_URL and DATABASE_OWNER_URL at an empty database or at one made by Parley.',
  );
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const engine = await openSchemaEngine(ownerUrl);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await listMigrations(),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new ParleyError('DATABASE_FAILED', `A migration did not apply: ${because}`);
  } finally {
    engine.free();
  }
}

/** Prisma's schema engine as WebAssembly: the same engine as its command line, without a binary. */
async function openSchemaEngine(ownerUrl: string): Promise<glue.SchemaEngine> {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm');
  const wasm = await readFile(new URL('schema_engine_bg.wasm', entry));
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': { ...glue },
  });
  const { __wbg_set_wasm: setWasm } = glue as unknown as { __wbg_set_wasm(it: unknown): void };
  setWasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: ownerUrl }));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

/** The adapter cuts scripts at every semicolon, also inside functions; here they go out whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      await connection.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return connection;
  }
}

async function listMigrations() {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((it) => it.isDirectory()).map((it) => it.name).toSorted();
  const migrationDirectories = await Promise.all(names.map(async (path) => {
    const value = await readFile(`${migrationsDir}${path}/migration.sql`, 'utf8');
    return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
  }));
  const content = await readFile(`${migrationsDir}migration_lock.toml`, 'utf8');
  const lockfile = { path: 'migration_lock.toml', content };
  return { baseDir: migrationsDir, lockfile, migrationDirectories, shadowDbInitScript: '' };
}

/** Least privilege: rows yes, schema no. What is only ever appended cannot be changed or removed. */
async function grant(client: pg.Client, appRole: string): Promise<void> {
  const role = client.escapeIdentifier(appRole);
  await client.query(`grant usage on schema public to ${role}`);
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await client.query(`revoke all on _prisma_migrations from ${role}`);
  await client.query(`revoke update, delete on decisions, case_events, offers, clearances, awards, `
    + `award_lines, activity_answers from ${role}`);
  await client.query(`grant execute on all functions in schema public to ${role}`);
}
