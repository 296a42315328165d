import type { PinnedApprovals } from '#contracts/approval-policy.ts';
import { dayAfterMs, dayNumberOf, isoDayOf } from '../days.ts';

export type Calendar = PinnedApprovals['calendar'];

const HOUR_MS = 3_600_000;
/** Ten years; a wait that long is over all the same. */
const DAYS_MAX = 3_660;
/** 1970-01-01 was a Thursday. */
const DAYS_SINCE_MONDAY = 3;

/** The moment at which so many hours of working days have passed, epoch milliseconds, rounded down. */
export const afterWorkingHours = (fromMs: number, hours: number, calendar: Calendar): number =>
  afterWorkingTime(fromMs, Math.floor(hours * HOUR_MS), calendar);

/** The same for milliseconds. Days are UTC and count whole; without a calendar all time counts. */
export function afterWorkingTime(fromMs: number, timeMs: number, calendar: Calendar): number {
  if (calendar === null) return fromMs + timeMs;
  let leftMs = timeMs;
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
