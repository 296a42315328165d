import type { SourcingHistory } from '#contracts/messages.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';
import { ratioBp } from '../../basis-points.ts';

/** No history moves a fit by more than this. */
export const EXPERIENCE_MAX_BP = 1_500;
/** So many cases count half. */
const CASES_HALF = 5;

/**
 * What earlier cases about alike things add to the fit of a strategy, in basis points from -1,500 to
 * 1,500, rounded towards 0: how much more often its cases ended in an award than all of them, shares
 * smoothed by one case each way, and weighed by how many cases there were.
 */
export function experienceOf(
  history: SourcingHistory | null | undefined,
  strategy: SourcingStrategy,
): { shiftBp: number; because: string } | null {
  const own = history?.strategies.find((it) => it.strategy === strategy);
  if (history == null || own === undefined) return null;
  const cases = history.strategies.reduce((sum, it) => sum + it.casesCount, 0);
  const awarded = history.strategies.reduce((sum, it) => sum + it.awardedCount, 0);
  const ahead = smoothedBp(own.awardedCount, own.casesCount) - smoothedBp(awarded, cases);
  const exact =
    (ahead * EXPERIENCE_MAX_BP * own.casesCount) / (5_000 * (own.casesCount + CASES_HALF));
  const capped = Math.min(EXPERIENCE_MAX_BP, Math.max(-EXPERIENCE_MAX_BP, exact));
  return {
    // Never -0: the shift is stored and compared.
    shiftBp: Math.trunc(capped) + 0,
    because: `${own.awardedCount} of ${own.casesCount} alike cases searched so were awarded`,
  };
}

const smoothedBp = (part: number, whole: number): number => ratioBp(part + 1, whole + 2);
