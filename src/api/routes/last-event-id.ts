import type { Request } from 'express';
import { ParleyError } from '#contracts/errors.ts';

export const lastEventIdHeader = {
  'Last-Event-ID': 'Id of the last event the reader has; the stream goes on after it',
} as const;

/** Where a stream goes on; null when the reader names no place. @throws ParleyError QUERY_INVALID */
export function lastEventIdOf(req: Request): number | null {
  const last = req.get('last-event-id');
  if (last === undefined) return null;
  if (/^\d{1,15}$/.test(last)) return Number(last);
  throw new ParleyError('QUERY_INVALID', 'Last-Event-ID is not a place in this stream.');
}
