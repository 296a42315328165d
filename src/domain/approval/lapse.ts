import type { ApprovalRule, PinnedApprovals } from '#contracts/approval-policy.ts';
import { afterWorkingHours, afterWorkingTime } from './working-time.ts';

/**
 * When a question asked at a moment lapses: after the hours of its rule, else after the usual time.
 * Both are working time where the policy has a calendar, as reminders are, so that none comes too late.
 */
export function lapsesAtMs(
  pinned: Pick<PinnedApprovals, 'calendar'> | null | undefined,
  rule: Pick<ApprovalRule, 'expireAfterHours'> | null,
  atMs: number,
  usualTimeMs: number,
): number {
  const calendar = pinned?.calendar ?? null;
  const hours = rule?.expireAfterHours ?? null;
  return hours === null
    ? afterWorkingTime(atMs, usualTimeMs, calendar)
    : afterWorkingHours(atMs, hours, calendar);
}
