import { defaultPolicy } from '#contracts/default-policy.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { pinnedRisk, withLesson } from '#domain/compliance/policy/pinned-risk.ts';
import type { DeskStore } from '#memory/desk-store.ts';

/**
 * The rules that a case keeps from its opening on: those of the tenant, with its risk policy in force
 * for the case's category. What was learnt since changes no case that has to be repeatable.
 */
export async function pinnedPolicy(
  store: DeskStore,
  requisition: Requisition,
): Promise<TenantPolicy> {
  const { tenantId, openedAtMs, repeatable } = requisition;
  const policy = (await store.policyOf(tenantId)) ?? defaultPolicy;
  const isTaught = !repeatable && policy.learning?.useMemory !== false;
  // A broken memory stops nobody.
  const lesson = isTaught ? await store.reviewLesson(requisition).catch(() => null) : null;
  const inForce = await store.riskPolicyInForce(tenantId, openedAtMs);
  if (inForce === null) return { ...policy, risk: withLesson(policy.risk, lesson) };
  const codes = await store.cpvCodes(requisition);
  const moved = repeatable ? null : await store.adaptedThreshold(tenantId, inForce, openedAtMs);
  return { ...policy, risk: withLesson(pinnedRisk(inForce, codes, moved), lesson) };
}
