import { randomUUID } from 'node:crypto';
import type { ApiRole } from '#contracts/http.ts';
import { actAs } from './audit/actor.ts';
import type { Person } from '#domain/same-person.ts';
import type { Database } from './database.ts';
import { drawSecret, hashOfSecret } from './secrets.ts';

/** Who presents a key: from here on the tenant is never read from anywhere else. */
export type KeyHolder = { tenantId: string; keyId: string; role: ApiRole; name: string };

export const FIRST_TENANT = 'main';
const SHOWN_PREFIX_LENGTH = 12;

/** Finds who holds a key; null for an unknown or revoked one. Only the hash is compared. */
export async function findKey(database: Database, presented: string): Promise<KeyHolder | null> {
  const rows = await database.client.$queryRaw<
    { tenant_id: string; key_id: string; role: ApiRole; name: string }[]
  >`select * from find_api_key(${hashOfSecret(presented)})`;
  const row = rows[0];
  if (row === undefined) return null;
  return { tenantId: row.tenant_id, keyId: row.key_id, role: row.role, name: row.name };
}

const drawKey = (): string => drawSecret('parley');

/** Whether a key of the tenant was not revoked. */
export function isKeyAlive(database: Database, tenantId: string, keyId: string): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const count = await tx.apiKey.count({ where: { tenantId, keyId, revokedAt: null } });
    return count > 0;
  });
}

/**
 * Makes a key; it is given back once and kept as a hash only.
 * @param madeBy whom the audit trail names; null = nobody who has a key
 */
export async function createKey(
  database: Database,
  wanted: { tenantId: string; role: ApiRole; name: string },
  madeBy: string | null = null,
  key = drawKey(),
): Promise<{ keyId: string; key: string }> {
  const keyId = randomUUID();
  await database.inTenant(wanted.tenantId, async (tx) => {
    await actAs(tx, madeBy);
    // Not `upsert`, which reads first: two first keys at once would run into each other.
    await tx.tenant.createMany({ data: [{ tenantId: wanted.tenantId }], skipDuplicates: true });
    await tx.apiKey.create({
      data: {
        ...wanted,
        keyId,
        keyHash: hashOfSecret(key),
        shownPrefix: key.slice(0, SHOWN_PREFIX_LENGTH),
      },
    });
  });
  return { keyId, key };
}

/**
 * At the first start of a database: one administrator's key. `key` is null when keys exist.
 * @param keep puts the key where its owner finds it; done first, because a key that works and that
 *   nobody knows would keep everybody out
 */
export async function ensureFirstKey(
  database: Database,
  keep: (key: string) => Promise<void>,
): Promise<{ created: boolean; key: string | null }> {
  const rows = await database.client.$queryRaw<{ known: boolean }[]>`
    select has_api_keys() as known`;
  if (rows[0]?.known === true) return { created: false, key: null };
  const key = drawKey();
  await keep(key);
  const wanted = { tenantId: FIRST_TENANT, role: 'administrator', name: 'first key' } as const;
  await createKey(database, wanted, null, key);
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

/** Who can sign in, by name: for pickers of approvers and delegates. */
export function peopleOf(
  database: Database,
  tenantId: string,
  role?: ApiRole,
): Promise<(Person & { role: ApiRole })[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.apiKey.findMany({
      where: { tenantId, revokedAt: null, ...(role && { role }) },
      orderBy: [{ name: 'asc' }, { keyId: 'asc' }],
      select: { keyId: true, name: true, role: true },
    });
    return rows.map((it) => ({ ...it, role: it.role as ApiRole }));
  });
}

/** Whose key it is or was; null when the tenant has no such one. */
export function keyPerson(
  database: Database,
  tenantId: string,
  keyId: string,
): Promise<Person | null> {
  return database.inTenant(tenantId, (tx) =>
    tx.apiKey.findUnique({
      where: { tenantId_keyId: { tenantId, keyId } },
      select: { keyId: true, name: true },
    }),
  );
}

/** Makes a key useless from now on. @returns false when the tenant has no such live key */
export function revokeKey(
  database: Database,
  tenantId: string,
  keyId: string,
  revokedBy: string | null = null,
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    await actAs(tx, revokedBy);
    const { count } = await tx.apiKey.updateMany({
      where: { tenantId, keyId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count > 0;
  });
}
