import type { PinnedApprovals } from '#contracts/approval-policy.ts';
import { dayAfterMs, dayNumberOf, isoDayOf } from '../days.ts';

export type Calendar = PinnedApprovals['calendar'];

const HOUR_MS = 3_600_000;
/** Ten years; a wait that long is over all the same. */
const DAYS_MAX = 3_660;
/** 1970-01-01 was a Thursday. */
const DAYS_SINCE_MONDAY = 3;

/**
 * The moment at which so many hours of working days have passed, epoch milliseconds, rounded down.
 * Days are UTC and count whole. Without a calendar every hour counts.
 */
export function afterWorkingHours(fromMs: number, hours: number, calendar: Calendar): number {
  let leftMs = Math.floor(hours * HOUR_MS);
  if (calendar === null) return fromMs + leftMs;
  let atMs = fromMs;
  for (let days = 0; days < DAYS_MAX; days += 1) {
    const day = isoDayOf(atMs);
    const endMs = dayAfterMs(day);
    if (isWorkingDay(day, calendar)) {
      if (leftMs <= endMs - atMs) return atMs + leftMs;
      leftMs -= endMs - atMs;
    }
    atMs = endMs;
  }
  return atMs;
}

export function isWorkingDay(
  day: string,
  { workingDays, daysOff }: NonNullable<Calendar>,
): boolean {
  const weekday = ((dayNumberOf(day) + DAYS_SINCE_MONDAY) % 7) + 1;
  return workingDays.includes(weekday) && !daysOff.includes(day);
}
