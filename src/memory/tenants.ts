import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Database, Transaction } from './database.ts';

/** The tenant's own rules; null when it lives by the default ones. */
export function policyOf(database: Database, tenantId: string): Promise<TenantPolicy | null> {
  return database.inTenant(tenantId, (tx) => ownPolicy(tx, tenantId));
}

/** The same within a transaction. */
export async function ownPolicy(tx: Transaction, tenantId: string): Promise<TenantPolicy | null> {
  const row = await tx.tenant.findUnique({ where: { tenantId }, select: { policy: true } });
  return (row?.policy ?? null) as TenantPolicy | null;
}

/** Makes the tenant if needed and sets its rules; cases that are open keep theirs. */
export function setPolicy(
  database: Database,
  tenantId: string,
  policy: TenantPolicy,
): Promise<void> {
  return database.inTenant(tenantId, async (tx) => {
    await tx.tenant.upsert({
      where: { tenantId },
      create: { tenantId, policy },
      update: { policy },
    });
  });
}
