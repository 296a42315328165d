import type { Transaction } from '../database.ts';

/** Names who acts in this transaction, for what the audit trail tells of rows that do not say it. */
export async function actAs(tx: Transaction, actor: string | null): Promise<void> {
  if (actor === null) return;
  await tx.$executeRaw`select set_config('parley.actor', ${actor}, true)`;
}
