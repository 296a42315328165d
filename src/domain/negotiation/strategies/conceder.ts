import type { ConcessionStrategy } from './strategy.ts';

/** Gives early to get an agreement: one less the square of the time left, rounded down. */
export const conceder: ConcessionStrategy = (timeBp) => {
  const left = 10_000 - timeBp;
  return 10_000 - Math.ceil((left * left) / 10_000);
};
