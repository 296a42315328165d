import * as chrono from 'chrono-node';
import type { NamedDay } from '#domain/intake/reading/dates.ts';

/** A moment of the day alone, or none: "now" says how urgent, not when. */
const NO_DAY = /^(?:now|today|tonight|this (?:morning|afternoon|evening))$/i;

/** A request names less; the readers after this one look at each day beside all the others. */
const DAYS_MAX = 100;
/** Not those before the year 1 or beyond 9999. */
const ISO_DAY = /^\d{4}-/;

/** The days that a text names, counted from a moment, UTC; the coming ones where a year is missing. */
export function findDays(text: string, nowMs: number): NamedDay[] {
  const from = { instant: new Date(nowMs), timezone: 'UTC' };
  const found = chrono.parse(text, from, { forwardDate: true }).flatMap((it): NamedDay[] => {
    const { start } = it;
    const isRelative = it.tags().has('result/relativeDate');
    const hasDay = start.isCertain('day') || start.isCertain('weekday') || isRelative;
    if (NO_DAY.test(it.text) || !(hasDay || start.isCertain('month'))) return [];
    const moment = start.date().toISOString();
    if (!ISO_DAY.test(moment)) return [];
    return [
      {
        start: it.index,
        end: it.index + it.text.length,
        from: it.text,
        day: moment.slice(0, 10),
        precision: hasDay ? 'day' : 'month',
        isRelative,
      },
    ];
  });
  return found.slice(0, DAYS_MAX);
}
