import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ApiRole } from '#contracts/http.ts';
import type { Database } from './database.ts';

/** Who presents a key: from here on the tenant is never read from anywhere else. */
export type KeyHolder = { tenantId: string; keyId: string; role: ApiRole; name: string };

export const FIRST_TENANT = 'main';
const SHOWN_PREFIX_LENGTH = 12;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Finds who holds a key; null for an unknown or revoked one. Only the hash is compared. */
export async function findKey(database: Database, presented: string): Promise<KeyHolder | null> {
  const rows = await database.client.$queryRaw<
    { tenant_id: string; key_id: string; role: ApiRole; name: string }[]
  >`select * from find_api_key(${hashOf(presented)})`;
  const row = rows[0];
  if (row === undefined) return null;
  return { tenantId: row.tenant_id, keyId: row.key_id, role: row.role, name: row.name };
}

/** Makes a key of 256 random bits; it is given back once and kept as a hash only. */
export async function createKey(
  database: Database,
  wanted: { tenantId: string; role: ApiRole; name: string },
): Promise<{ keyId: string; key: string }> {
  const key = `parley_${randomBytes(32).toString('base64url')}`;
  const keyId = randomUUID();
  await database.inTenant(wanted.tenantId, async (tx) => {
    // Not `upsert`, which reads first: two first keys at once would run into each other.
    await tx.tenant.createMany({ data: [{ tenantId: wanted.tenantId }], skipDuplicates: true });
    await tx.apiKey.create({
      data: {
        ...wanted,
        keyId,
        keyHash: hashOf(key),
        shownPrefix: key.slice(0, SHOWN_PREFIX_LENGTH),
      },
    });
  });
  return { keyId, key };
}

/** At the first start of a database: one administrator's key. `key` is null when keys exist. */
export async function ensureFirstKey(
  database: Database,
): Promise<{ created: boolean; key: string | null }> {
  const rows = await database.client.$queryRaw<{ known: boolean }[]>`
    select has_api_keys() as known`;
  if (rows[0]?.known === true) return { created: false, key: null };
  const { key } = await createKey(database, {
    tenantId: FIRST_TENANT,
    role: 'administrator',
    name: 'first key',
  });
  return { created: true, key };
}

export type KeyView = {
  keyId: string;
  shownPrefix: string;
  role: ApiRole;
  name: string;
  createdAt: Date;
  revokedAt: Date | null;
};

/** The tenant's keys, newest first, without anything that could be presented. */
export function listKeys(database: Database, tenantId: string): Promise<KeyView[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.apiKey.findMany({
      where: { tenantId },
      orderBy: { createdAt: 'desc' },
      omit: { keyHash: true, tenantId: true },
    });
    return rows.map((it) => ({ ...it, role: it.role as ApiRole }));
  });
}

/** Makes a key useless from now on. @returns false when the tenant has no such live key */
export function revokeKey(database: Database, tenantId: string, keyId: string): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { tenantId, keyId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count > 0;
  });
}
