import type { Advice } from '#contracts/learning.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { seenWays, wayAsks } from '#domain/learning/advice/way-asks.ts';
import { situationOf } from '#domain/sourcing/choose-strategy.ts';
import { strategyAsk } from '#domain/sourcing/strategy-ask.ts';
import type { Database } from '../database.ts';
import { advise } from './advise.ts';

/** What memory says when a case is opened: how to search, and which way on helps after a failure. */
export async function openingAdvice(
  database: Database,
  requisition: Requisition,
  { learning }: TenantPolicy,
): Promise<Advice[]> {
  const search = strategyAsk(requisition, situationOf(requisition, null, requisition.openedAtMs));
  const asks = [search, ...wayAsks()];
  const wish = { requisition, agent: 'sourcing' as const, asks, supplierIds: [] };
  const { advice } = await advise(database, wish, { rules: learning ?? null });
  const [searching, ...ways] = advice;
  return searching === undefined ? [] : [searching, ...seenWays(ways)];
}
