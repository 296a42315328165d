import { z } from 'zod';

/** The database knows no year 0. */
const FIRST_MS = Date.parse('0001-01-01');

/** A moment in a query; a date alone is its midnight, UTC. Gives epoch milliseconds. */
export const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'is a date such as 2026-05-01, or one with a time and an offset',
  })
  .transform((it) => Date.parse(it))
  .refine((it) => it >= FIRST_MS, { message: 'is before the year 1' })
  .describe('ISO 8601, a date or a date with time and offset');

/** Whether what is asked for has room between its two ends. */
export const isSpan = ({ from, to }: { from?: number | undefined; to?: number | undefined }) =>
  from === undefined || to === undefined || from < to;

export const spanFault = { path: ['to'], error: 'is not after from' };
