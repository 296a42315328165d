import { randomUUID } from 'node:crypto';
import type { ApiRole } from '#contracts/http.ts';
import type { Database } from './database.ts';
import type { KeyHolder } from './keys.ts';
import { drawSecret, hashOfSecret } from './secrets.ts';

/** How long a session can still be looked up after it ended or lapsed; then its trail tells of it. */
export const SESSION_KEPT_MS = 30 * 24 * 60 * 60_000;

/** A person who signed in with a key; `token` is the browser's and is kept nowhere. */
export type SignedInSession = { sessionId: string; token: string; expiresAtMs: number };

/** Signs the holder of a key in for at most so long; the token is given back this once. */
export async function signIn(
  database: Database,
  { tenantId, keyId }: KeyHolder,
  msMax: number,
): Promise<SignedInSession> {
  const sessionId = randomUUID();
  const token = drawSecret('session');
  const expiresAtMs = Date.now() + msMax;
  await database.inTenant(tenantId, (tx) =>
    tx.session.create({
      data: {
        tenantId,
        sessionId,
        keyId,
        tokenHash: hashOfSecret(token),
        expiresAt: new Date(expiresAtMs),
      },
    }),
  );
  return { sessionId, token, expiresAtMs };
}

/**
 * Finds who is signed in with a token; null once the session was ended, is too old, was not used for
 * `idleMs`, or lost its key.
 * @param touch whether this call counts as use
 */
export async function findSignedIn(
  database: Database,
  token: string,
  { idleMs, touch }: { idleMs: number; touch: boolean },
): Promise<{ holder: KeyHolder; session: SignedInSession } | null> {
  const rows = await database.client.$queryRaw<
    {
      tenant_id: string;
      key_id: string;
      role: ApiRole;
      name: string;
      session_id: string;
      expires_at_ms: bigint;
    }[]
  >`select * from find_session(${hashOfSecret(token)}, ${idleMs}::bigint, ${touch})`;
  const row = rows[0];
  if (row === undefined) return null;
  const { tenant_id: tenantId, key_id: keyId, role, name } = row;
  return {
    holder: { tenantId, keyId, role, name },
    session: { sessionId: row.session_id, token, expiresAtMs: Number(row.expires_at_ms) },
  };
}

/** Ends a session; ending it again changes nothing. */
export async function signOut(
  database: Database,
  tenantId: string,
  sessionId: string,
): Promise<void> {
  await database.inTenant(tenantId, (tx) =>
    tx.session.updateMany({
      where: { tenantId, sessionId, endedAt: null },
      data: { endedAt: new Date() },
    }),
  );
}

/**
 * Deletes sessions that ended or lapsed longer ago than that, at most so many.
 * @returns how many were deleted
 */
export function pruneSessions(
  database: Database,
  tenantId: string,
  { keptMs = SESSION_KEPT_MS, limit }: { keptMs?: number; limit: number },
): Promise<number> {
  return database.inTenant(
    tenantId,
    (tx) => tx.$executeRaw`
      delete from sessions where tenant_id = ${tenantId} and session_id in (
        select session_id from sessions
        where tenant_id = ${tenantId} and coalesce(ended_at, expires_at)
          < clock_timestamp() - ${keptMs}::bigint * interval '1 millisecond'
        limit ${limit})`,
  );
}
