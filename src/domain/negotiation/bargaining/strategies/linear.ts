import { byTime } from './by-time.ts';

/** Concedes the same in every round. */
export const linear = byTime(1);
