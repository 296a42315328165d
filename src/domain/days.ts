export const DAY_MS = 86_400_000;

/** Whole days from a moment to the end of an ISO date, UTC; negative when it is past. */
export const daysUntil = (isoDate: string, fromMs: number): number =>
  Math.floor((Date.parse(`${isoDate}T23:59:59.999Z`) - fromMs) / DAY_MS);

/** When a day is over that is the last of something; epoch milliseconds. */
export const dayAfterMs = (isoDate: string): number => Date.parse(isoDate) + DAY_MS;

export const daysAfter = (fromMs: number, days: number): number => fromMs + days * DAY_MS;

/** The day of a moment, UTC, as `2026-03-31`. */
export const isoDayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Whole days from 1970-01-01 to an ISO date. */
export const dayNumberOf = (isoDate: string): number => Date.parse(isoDate) / DAY_MS;
