import type { Cell } from './cells.ts';
import type { Tally } from './decay.ts';
import { fadedMonths, scaled, totalOf } from './decay.ts';

/** The last quarter is what older months are held against. */
export const RECENT_MONTHS = 3;
/** So many standard errors between the last quarter and what was before: something has changed. */
const CHANGED_Z = 2;

/**
 * All months together, faded; and when the last quarter differs from what was before by more than
 * chance explains, what was before loses weight by the square of the excess, so that a change is
 * believed within months and not within half-lives.
 * @param sd of a single observation, in the unit of `whole`
 * @param whole what one is, in the unit of the cells
 */
export function currentTotal(
  cells: readonly Cell[],
  nowMonth: number,
  halfLifeMonths: number,
  sd: number,
  whole = 1,
): Tally {
  const months = fadedMonths(cells, nowMonth, halfLifeMonths, whole);
  const recent = totalOf(months.filter((it) => nowMonth - it.monthNo < RECENT_MONTHS));
  const older = totalOf(months.filter((it) => nowMonth - it.monthNo >= RECENT_MONTHS));
  return totalOf([recent, scaled(older, stillTrue(recent, older, sd))]);
}

function stillTrue(recent: Tally, older: Tally, sd: number): number {
  if (recent.weight <= 0 || older.weight <= 0 || sd <= 0) return 1;
  const apart = Math.abs(recent.sum / recent.weight - older.sum / older.weight);
  const z = apart / (sd * Math.sqrt(1 / recent.weight + 1 / older.weight));
  return z <= CHANGED_Z ? 1 : (CHANGED_Z / z) ** 2;
}
