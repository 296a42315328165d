import type { ConcessionStrategy } from './strategy.ts';

/** Gives the same in every round. */
export const linear: ConcessionStrategy = (timeBp) => timeBp;
