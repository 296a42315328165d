import { Client } from 'pg';
import { ParleyError } from '#contracts/errors.ts';
import { readOrDrawSecrets } from '../secrets.ts';
import type { Environment } from '../temporal/cache.ts';
import { APP_ROLE } from './roles.ts';

/**
 * The database that the environment names, or null when it names none. With DATABASE_URL alone,
 * that role owns the schema and a second role without its rights is made for worker and API.
 * @throws ParleyError DATABASE_UNAVAILABLE or CONFIG_INVALID
 */
export async function givenDatabase(
  env: Environment,
  dataDir: string,
): Promise<{ ownerUrl: string; appUrl: string } | null> {
  if (!env.DATABASE_URL) {
    if (!env.DATABASE_OWNER_URL) return null;
    throw new ParleyError(
      'CONFIG_INVALID',
      'DATABASE_OWNER_URL is set without DATABASE_URL; set both, or DATABASE_URL alone',
    );
  }
  const ownerUrl = env.DATABASE_OWNER_URL || env.DATABASE_URL;
  await assertReachable('DATABASE_OWNER_URL or DATABASE_URL', ownerUrl);
  if (env.DATABASE_OWNER_URL) {
    await assertReachable('DATABASE_URL', env.DATABASE_URL);
    return { ownerUrl, appUrl: env.DATABASE_URL };
  }
  return { ownerUrl, appUrl: await ensureAppRole(ownerUrl, dataDir) };
}

async function assertReachable(variable: string, url: string): Promise<void> {
  const reason = await whyUnreachable(url);
  if (reason === null) return;
  throw new ParleyError(
    'DATABASE_UNAVAILABLE',
    `The database at ${withoutPassword(url)} (${variable}) does not answer: ${reason}. Start it, ` +
      'or correct the variable; without it Parley starts a database of its own.',
  );
}

async function ensureAppRole(ownerUrl: string, dataDir: string): Promise<string> {
  const { appPassword } = await readOrDrawSecrets(dataDir);
  const appUrl = new URL(ownerUrl);
  appUrl.username = APP_ROLE;
  appUrl.password = appPassword;
  if ((await whyUnreachable(appUrl.href)) === null) return appUrl.href;
  const owner = new Client({ connectionString: ownerUrl });
  try {
    await owner.connect();
    await owner.query(`CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${owner.escapeLiteral(appPassword)}`);
    await owner.query(
      `GRANT CONNECT ON DATABASE ${owner.escapeIdentifier(appUrl.pathname.slice(1))} TO ${APP_ROLE}`,
    );
  } catch (cause) {
    throw new ParleyError(
      'CONFIG_INVALID',
      `DATABASE_URL: the role ${APP_ROLE} cannot be made there (${(cause as Error).message}). ` +
        'Make a role without superuser and BYPASSRLS, name it in DATABASE_URL, and name the role ' +
        'that owns the schema in DATABASE_OWNER_URL.',
    );
  } finally {
    await owner.end();
  }
  return appUrl.href;
}

async function whyUnreachable(connectionString: string): Promise<string | null> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (cause) {
    const { message, code } = cause as NodeJS.ErrnoException;
    return message || code || 'no reason given';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A connection string that may be shown. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'an address that is not a URL';
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
