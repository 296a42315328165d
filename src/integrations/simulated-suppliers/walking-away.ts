import type { PrivateLimits } from './private-limits.ts';

/**
 * Why the supplier leaves the table, in its own words, or null while it stays: too many offers far
 * below its floor, or a buyer that has not moved for too long.
 * @param worthsBp what each offer of the buyer is worth to it, oldest first
 * @param roomBp from its list price to its floor
 */
export function reasonToLeave(
  worthsBp: readonly number[],
  roomBp: number,
  {
    insultBp,
    insultsMax,
    standstillMax,
  }: Pick<PrivateLimits, 'insultBp' | 'insultsMax' | 'standstillMax'>,
): string | null {
  const leastBp = 10_000 - roomBp - insultBp;
  const insultsCount = worthsBp.filter((it) => it < leastBp).length;
  if (insultsCount >= insultsMax) {
    return `We leave the talks: ${insultsCount} of your offers were no basis for them.`;
  }
  const still = standstill(worthsBp);
  if (still >= standstillMax) {
    return `We leave the talks: you have not moved in ${still} rounds.`;
  }
  return null;
}

/** How many of the last offers in a row were no better for the supplier than one before them. */
function standstill(worthsBp: readonly number[]): number {
  let best = -Infinity;
  let count = 0;
  for (const worth of worthsBp) {
    count = worth > best ? 0 : count + 1;
    best = Math.max(best, worth);
  }
  return count;
}
