import type { PinnedApprovals } from '#contracts/approval-policy.ts';
import { defaultPolicy } from '#contracts/default-policy.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { pinnedApprovals } from '#domain/approval/pinned.ts';
import { pinnedRisk, withLesson } from '#domain/compliance/policy/pinned-risk.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import { daysOff } from './holidays.ts';

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
  const [inForce, approvals] = await Promise.all([
    store.riskPolicyInForce(tenantId, openedAtMs),
    approvalsOf(store, requisition),
  ]);
  const rules = { ...policy, ...(approvals !== null && { approvals }) };
  if (inForce === null) return { ...rules, risk: withLesson(policy.risk, lesson) };
  const codes = await store.cpvCodes(requisition);
  const moved = repeatable ? null : await store.adaptedThreshold(tenantId, inForce, openedAtMs);
  return { ...rules, risk: withLesson(pinnedRisk(inForce, codes, moved), lesson) };
}

/** Who approves what in this case; null = the tenant has no approval policy. */
async function approvalsOf(
  store: DeskStore,
  { tenantId, lines, costCentre, openedAtMs }: Requisition,
): Promise<PinnedApprovals | null> {
  const active = await store.activeApprovalPolicy(tenantId);
  if (active === null) return null;
  return pinnedApprovals({
    ...active,
    lines,
    costCentre: costCentre ?? null,
    daysOff: await daysOff(active.body.calendar, openedAtMs),
  });
}
