import type { Advice } from '#contracts/learning.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { seenWays, wayAsks } from '#domain/learning/advice/way-asks.ts';
import { situationOf } from '#domain/sourcing/choose-strategy.ts';
import { strategyAsk } from '#domain/sourcing/strategy-ask.ts';
import type { Database } from '../database.ts';
import { advise } from './advise.ts';
import { foldLearning } from './fold.ts';

/** Counted while a buyer waits; what is more waits for the worker. */
const ENTRIES_MAX = 20;

/** What memory says when a case is opened: how to search, and which way on helps after a failure. */
export async function openingAdvice(
  database: Database,
  requisition: Requisition,
  { learning }: TenantPolicy,
): Promise<Advice[]> {
  const use = { rules: learning ?? null };
  if (learning?.useMemory !== false) {
    await foldLearning(database, requisition.tenantId, { entriesMax: ENTRIES_MAX, waits: false });
  }
  const search = strategyAsk(requisition, situationOf(requisition, null, requisition.openedAtMs));
  const wish = { requisition, supplierIds: [] };
  const sourcing = { ...wish, agent: 'sourcing' as const, asks: [search] };
  const supervisor = { ...wish, agent: 'supervisor' as const, asks: wayAsks() };
  const found = await Promise.all([sourcing, supervisor].map((it) => advise(database, it, use)));
  const [searching, ways] = found.map((it) => it.advice);
  return [...(searching ?? []), ...seenWays(ways ?? [])];
}
