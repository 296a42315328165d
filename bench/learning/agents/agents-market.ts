import type { CaseBrief } from '#contracts/messages.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import { defaultPolicy } from '#contracts/default-policy.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { daysAfter, daysUntil, isoDayOf } from '#domain/days.ts';
import { benchTiming } from '../../briefs.ts';
import type { HiddenSupplier } from '../world/hidden-supplier.ts';
import { CATEGORIES, hiddenSuppliers } from '../world/hidden-supplier.ts';
import { plain } from '../world/settings.ts';
import type { WorldCase } from '../world/world-case.ts';
import { DAYS_PER_CASE, worldCase } from '../world/world-case.ts';
import { SHORTLIST_MAX } from '../world/rules-buyer.ts';

const [CATEGORY] = CATEGORIES;
/** Between two cases of one category. */
export const GAP_DAYS = DAYS_PER_CASE * CATEGORIES.length;

/** One category of the plain world before it drifts: its suppliers, and what is asked of them. */
export type AgentsMarket = { suppliers: HiddenSupplier[]; cases: WorldCase[] };

export function agentsMarket(seed: string, casesCount: number): AgentsMarket {
  const all = hiddenSuppliers(seed, plain, 0);
  const cases: WorldCase[] = [];
  for (let at = 0; cases.length < casesCount; at += 1) {
    const it = worldCase(seed, at, plain, all);
    if (it.requisition.lines[0]?.classification?.id === CATEGORY) cases.push(it);
  }
  return { suppliers: all.filter((it) => CATEGORIES[it.category] === CATEGORY), cases };
}

/**
 * Awards of any amount are made at once, by one bid too, and suppliers are talked with over the
 * price alone, as in the world; all else is what a new tenant gets.
 */
export const agentsPolicy = (useMemory: boolean): TenantPolicy => ({
  ...defaultPolicy,
  autoApproveAwardMinor: 1_000_000_000,
  redFlagsHold: false,
  shortlistMax: SHORTLIST_MAX,
  negotiation: { ...defaultPolicy.negotiation, levers: ['price'], targetSavingsBp: 800 },
  ...(defaultPolicy.sourcing && { sourcing: { ...defaultPolicy.sourcing, bidsMin: [] } }),
  learning: { ...defaultLearningRules, useMemory },
});

/** The world's case as this tenant asks for it now. */
export function agentsBrief(
  { requisition: asked }: WorldCase,
  own: { tenantId: string; openedAtMs: number; policy: TenantPolicy },
): CaseBrief {
  const { tenantId, openedAtMs, policy } = own;
  const daysLeft = daysUntil(asked.needBy, asked.openedAtMs);
  const needBy = isoDayOf(daysAfter(openedAtMs, daysLeft));
  return {
    requisition: { ...asked, tenantId, openedAtMs, needBy },
    policy,
    timing: benchTiming,
  };
}
