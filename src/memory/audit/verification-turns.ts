import type { Database } from '../database.ts';

/**
 * The tenant whose trail waits longest for its verification, of those verified longer ago than that
 * or never; null = there is none. Nobody else is given it before the lease is over, or before it was
 * verified and waited again.
 */
export async function claimVerification(
  database: Database,
  { olderThanMs, leaseMs }: { olderThanMs: number; leaseMs: number },
): Promise<string | null> {
  const rows = await database.client.$queryRaw<{ id: string | null }[]>`
    select claim_verification(${olderThanMs}::bigint, ${leaseMs}::bigint) as id`;
  return rows[0]?.id ?? null;
}

/** Says that the trail of a tenant was verified now, whatever was found. */
export async function endVerification(database: Database, tenantId: string): Promise<void> {
  await database.inTenant(
    tenantId,
    (tx) => tx.$executeRaw`
      update audit_verifications set verified_at = clock_timestamp(),
        claimed_until = clock_timestamp() where tenant_id = ${tenantId}`,
  );
}
