import type { Database, Transaction } from '../database.ts';

/** Names who acts in this transaction, for what the audit trail tells of rows that do not say it. */
export async function actAs(tx: Transaction, actor: string | null): Promise<void> {
  if (actor === null) return;
  await tx.$executeRaw`select set_config('parley.actor', ${actor}, true)`;
}

/** The same database for somebody: all that is written through it is told as theirs. */
export const actingAs = (database: Database, actor: string): Database => ({
  ...database,
  inTenant: (tenantId, use) =>
    database.inTenant(tenantId, async (tx) => {
      await actAs(tx, actor);
      return use(tx);
    }),
});
