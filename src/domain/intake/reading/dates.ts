import type { Mention, Span } from './mention.ts';
import { overlaps, wordsBefore } from './mention.ts';

/** A day that a text names, as a reader of dates found it. */
export type NamedDay = {
  start: number;
  end: number;
  from: string;
  /** ISO 8601. */
  day: string;
  /** How much of it was said. */
  precision: 'day' | 'month';
  /** Counted from today, such as "in three weeks". */
  isRelative: boolean;
};

const CUE =
  /\b(by|before|until|till|latest|later than|deadline|due|need(?:ed|s)?(?: it| them)?(?: by| on| in)?|deliver(?:y|ed)?(?: by| on| in| date)?|required|within|in|on|for)\b[\s:]*(?:the\s+)?$/;
const LEADING_CUE = /^(by|before|within|in|on|until)\b/i;
/** A day, then a month, or the other way round. */
const SLASHED = /^(\d{1,2})[/](\d{1,2})[/]\d{2,4}$/;

export type NeedBy = { day: string; isAmbiguous: boolean; isPast: boolean };

/**
 * Days that something may be needed by, those with a word such as "by" before them first; a month
 * counts to its last day.
 */
export function readNeedBy(
  text: string,
  days: readonly NamedDay[],
  taken: readonly Span[],
  today: string,
): Mention<NeedBy>[] {
  const free = days.filter((it) => !taken.some((span) => overlaps(span, it)));
  const cued = free.filter(
    (it) => LEADING_CUE.test(it.from) || CUE.test(wordsBefore(text, it, 30)),
  );
  const chosen = cued.length > 0 ? cued : free.filter((it) => !it.isRelative);
  return chosen.map(({ start, end, from, day, precision, isRelative }) => {
    const needBy = precision === 'month' ? lastOfMonth(day) : day;
    return {
      start,
      end,
      from: from.replace(/[\s,.;]+$/, ''),
      value: { day: needBy, isAmbiguous: isAmbiguous(from), isPast: needBy < today },
      because: becauseOf(needBy, today, { precision, isRelative }),
    };
  });
}

function becauseOf(
  needBy: string,
  today: string,
  { precision, isRelative }: Pick<NamedDay, 'precision' | 'isRelative'>,
): string {
  if (precision === 'month') return `only the month is said, so its last day, ${needBy}`;
  return isRelative
    ? `counted from today, ${today}: ${needBy}`
    : `the day it is needed by, ${needBy}`;
}

const lastOfMonth = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

/** Both readings, day first or month first, are days that exist and differ. */
function isAmbiguous(from: string): boolean {
  const [, one, other] = SLASHED.exec(from.trim()) ?? [];
  return one !== undefined && one !== other && Number(one) <= 12 && Number(other) <= 12;
}
