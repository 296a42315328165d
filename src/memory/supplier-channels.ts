import { randomBytes } from 'node:crypto';
import type { Channel, SupplierView } from '#contracts/supplier-answer.ts';
import type { Database } from './database.ts';
import { viewOf } from './supplier-views.ts';

export type ChannelWish = { kind: Channel; webhookUrl: string | null };
export type SessionOfCase = {
  view: SupplierView;
  channel: string;
  expiresAtMs: number;
  /** Signs its link and its calls; never leaves the API but for the webhook's owner. */
  secret: string;
};
export type SignedSession = SessionOfCase & { tenantId: string; caseId: string };

const SECRET_BYTES = 32;
/** Longer than a call may be old or early, so that a forgotten nonce comes with a stale time. */
const NONCES_KEPT_MS = 3_600_000;

/** Sets how a supplier is reached, with a new secret: links and signatures of before end here. */
export function setChannel(
  database: Database,
  tenantId: string,
  supplierId: string,
  { kind, webhookUrl }: ChannelWish,
): Promise<{ secret: string }> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return database.inTenant(tenantId, async (tx) => {
    await tx.supplierChannel.upsert({
      where: { tenantId_supplierId: { tenantId, supplierId } },
      create: { tenantId, supplierId, kind, webhookUrl, secret },
      update: { kind, webhookUrl, secret, changedAt: new Date() },
    });
    return { secret };
  });
}

/** The sessions of one case, for who may give the suppliers their links. */
export function sessionsOf(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<SessionOfCase[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.supplierSession.findMany({
      where: { tenantId, caseId },
      orderBy: { supplierId: 'asc' },
    });
    const channels = await tx.supplierChannel.findMany({
      where: { tenantId, supplierId: { in: rows.map((it) => it.supplierId) } },
    });
    const sessions: SessionOfCase[] = [];
    for (const row of rows) {
      const secret = channels.find((it) => it.supplierId === row.supplierId)?.secret;
      if (secret === undefined) continue;
      const { channel, expiresAt } = row;
      const view = await viewOf(tx, row);
      sessions.push({ view, channel, expiresAtMs: expiresAt.getTime(), secret });
    }
    return sessions;
  });
}

/** A session by its id alone, whose tenant it then tells; null when there is none. */
export async function findSession(
  database: Database,
  sessionId: string,
): Promise<SignedSession | null> {
  const found = await database.client.$queryRaw<{ tenant: string | null }[]>`
    select tenant_of_session(${sessionId}) as tenant`;
  const tenantId = found[0]?.tenant ?? null;
  if (tenantId === null) return null;
  return database.inTenant(tenantId, async (tx) => {
    const row = await tx.supplierSession.findUnique({
      where: { tenantId_sessionId: { tenantId, sessionId } },
    });
    if (row === null) return null;
    const { supplierId, caseId, channel } = row;
    const settings = await tx.supplierChannel.findUnique({
      where: { tenantId_supplierId: { tenantId, supplierId } },
    });
    if (settings === null) return null;
    const of = await tx.case.findUnique({
      where: { tenantId_caseId: { tenantId, caseId } },
      select: { closedAt: true },
    });
    const expiresAtMs = row.expiresAt.getTime();
    const shown = await viewOf(tx, row);
    // A case may close while a supplier is still asked, and an agreement is not yet an award.
    const where = { tenantId, caseId, supplierId };
    const isAwarded =
      shown.status === 'agreed' && (await tx.awardLine.findFirst({ where })) !== null;
    const isMoot = of?.closedAt != null && !isAwarded;
    const view = isMoot ? { ...shown, status: 'ended' as const, yourTurn: false } : shown;
    return { tenantId, caseId, view, channel, expiresAtMs, secret: settings.secret };
  });
}

/** Remembers a nonce. @returns false when the supplier has used it before */
export function useNonce(
  database: Database,
  tenantId: string,
  supplierId: string,
  nonce: string,
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const before = new Date(Date.now() - NONCES_KEPT_MS);
    await tx.webhookNonce.deleteMany({ where: { tenantId, supplierId, seenAt: { lt: before } } });
    const { count } = await tx.webhookNonce.createMany({
      data: [{ tenantId, supplierId, nonce }],
      skipDuplicates: true,
    });
    return count > 0;
  });
}
