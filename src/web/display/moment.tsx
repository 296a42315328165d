import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What just happened may seem to lie ahead by so much, where the server's clock is ahead. */
const CLOCK_SKEW_MS = 5 * SECOND_MS;

const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dayOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** A moment in the reader's own zone. */
export const when = (atMs: number | null | undefined): string =>
  atMs === null || atMs === undefined ? 'unknown' : absolute.format(atMs);

/** A calendar day such as 2027-06-30, which is the same day everywhere. */
export const day = (isoDate: string | null | undefined): string =>
  isoDate == null ? 'unknown' : dayOnly.format(new Date(`${isoDate}T00:00:00Z`));

/** Such as "3 minutes ago" or "in 2 hours". */
export function ago(atMs: number, nowMs: number): string {
  const behindMs = atMs - nowMs;
  const awayMs = behindMs > 0 && behindMs <= CLOCK_SKEW_MS ? 0 : behindMs;
  const size = Math.abs(awayMs);
  if (size < MINUTE_MS) return relative.format(Math.round(awayMs / SECOND_MS), 'second');
  if (size < HOUR_MS) return relative.format(Math.round(awayMs / MINUTE_MS), 'minute');
  if (size < DAY_MS) return relative.format(Math.round(awayMs / HOUR_MS), 'hour');
  return relative.format(Math.round(awayMs / DAY_MS), 'day');
}

/** A length of time, such as 340 ms, 12 s, 4 min, 3 h or 2 d. */
export function duration(lengthMs: number | null | undefined): string {
  if (lengthMs === null || lengthMs === undefined) return 'unknown';
  if (lengthMs < SECOND_MS) return `${Math.round(lengthMs)} ms`;
  if (lengthMs < MINUTE_MS) return `${(lengthMs / SECOND_MS).toFixed(1)} s`;
  if (lengthMs < 2 * HOUR_MS) return `${Math.round(lengthMs / MINUTE_MS)} min`;
  if (lengthMs < 2 * DAY_MS) return `${Math.round(lengthMs / HOUR_MS)} h`;
  return `${Math.round(lengthMs / DAY_MS)} d`;
}

/** This machine's clock, told anew every so often; one timer per user. */
export function useNow(everyMs = 10 * SECOND_MS): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}

/** Relative time with the absolute one on hover and for screen readers. */
export function Moment({ atMs }: { atMs: number | null | undefined }) {
  const nowMs = useNow();
  if (atMs === null || atMs === undefined) return <span>unknown</span>;
  return (
    <Tooltip label={when(atMs)}>
      <time dateTime={new Date(atMs).toISOString()} title={when(atMs)}>
        {ago(atMs, nowMs)}
      </time>
    </Tooltip>
  );
}
