import { Client } from 'pg';
import type { EngineSecrets } from '../secrets.ts';
import { SUPERUSER } from './cluster.ts';

export const OWNER_ROLE = 'parley';
export const APP_ROLE = 'parley_app';
export const DATABASE = 'parley';

/** Connection string of one role on the loopback interface. */
export function databaseUrl(port: number, role: string, password: string, name = DATABASE): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
}

/**
 * Makes the two roles and the database of Parley unless they are there: the owner runs migrations,
 * the app role is bound by row-level security.
 */
export async function ensureRolesAndDatabase(port: number, secrets: EngineSecrets): Promise<void> {
  const url = databaseUrl(port, SUPERUSER, secrets.superuserPassword, 'postgres');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, secrets.ownerPassword, 'CREATEDB');
    await ensureRole(client, APP_ROLE, secrets.appPassword, 'NOCREATEDB');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
      await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
      await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE}`);
    }
  } finally {
    await client.end();
  }
}

async function ensureRole(
  client: Client,
  role: string,
  password: string,
  right: 'CREATEDB' | 'NOCREATEDB',
): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE ${right} ` +
      `PASSWORD ${client.escapeLiteral(password)}`,
  );
}
