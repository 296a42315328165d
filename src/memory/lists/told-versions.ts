import type { Database } from '../database.ts';

export type UntoldVersion = { tenantId: string; listId: string; version: number };

/** New list versions of which no agent has heard yet, all tenants, oldest first. */
export function untoldVersions(database: Database, limit: number): Promise<UntoldVersion[]> {
  return database.client.$queryRaw<UntoldVersion[]>`
    select tenant_id as "tenantId", list_id as "listId", version
    from untold_list_versions(${limit})`;
}

/** Notes that the agents of open cases have heard of the version. */
export function markVersionTold(
  database: Database,
  { tenantId, listId, version }: UntoldVersion,
): Promise<void> {
  return database.inTenant(tenantId, async (tx) => {
    await tx.screeningListVersion.updateMany({
      where: { tenantId, listId, version, toldAt: null },
      data: { toldAt: new Date() },
    });
  });
}
