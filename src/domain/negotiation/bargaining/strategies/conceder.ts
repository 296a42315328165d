import { byTime } from './by-time.ts';

/** Concedes early, by the square root of time. */
export const conceder = byTime(0.5);
