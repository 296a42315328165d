import { byTime } from './by-time.ts';

/** Holds on and concedes late, by the fourth power of time. */
export const boulware = byTime(4);
