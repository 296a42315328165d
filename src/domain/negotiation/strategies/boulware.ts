import type { ConcessionStrategy } from './strategy.ts';

/** Holds on and gives late: the third power of time, rounded down. */
export const boulware: ConcessionStrategy = (timeBp) =>
  Math.floor((Math.floor((timeBp * timeBp) / 10_000) * timeBp) / 10_000);
