import type { Lateness } from '../../learning/forecast/lateness-kind.ts';

/** That late lines are later parts of split orders, so that nobody takes them for late orders. */
export function latenessInWords(it: Lateness): string | null {
  const lateLines = it.linesLateInPart + it.linesLateInWhole;
  if (lateLines === 0) return null;
  return it.linesLateInPart === 0
    ? `none of ${lateLines} late lines is a later part of a split order`
    : `${it.linesLateInPart} of ${lateLines} late lines are later parts of split orders, whose day was met by part of the order`;
}

/** That a day counted less because of too many deliveries. */
export const crowdedInWords = (it: { daysCount: number; linesCount: number }): string | null =>
  it.daysCount === 0
    ? null
    : `${it.linesCount} lines of ${it.daysCount} ${it.daysCount === 1 ? 'day' : 'days'} counted less, because one day counts five deliveries at most`;
