import type { WorkCalendar } from '#contracts/approval-policy.ts';
import type { FieldIssue } from '#contracts/errors.ts';
import { dayAfterMs, daysAfter, isoDayOf } from '#domain/days.ts';

/** No question lasts longer than a year of working days. */
const AHEAD_DAYS = 550;

/**
 * Public holidays from a moment on as ISO days, for as long as questions can last. They are resolved
 * here and travel as plain days, so that a workflow never has to know a calendar.
 */
export async function daysOff(calendar: WorkCalendar | null, fromMs: number): Promise<string[]> {
  if (calendar === null) return [];
  const holidays = await holidaysOf(calendar);
  const [from, until] = [isoDayOf(fromMs), isoDayOf(daysAfter(fromMs, AHEAD_DAYS))];
  const [firstYear, lastYear] = [yearOf(from), yearOf(until)];
  const all = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at)
    .flatMap((year) => holidays.getHolidays(year))
    .filter((it) => it.type === 'public')
    .flatMap(({ date, start, end }) =>
      daysFrom(date.slice(0, 10), end.getTime() - start.getTime()),
    );
  return [...new Set(all)].filter((it) => it >= from && it <= until).toSorted();
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The days of a holiday; some last longer than one. */
function daysFrom(first: string, lengthMs: number): string[] {
  const days = [first];
  let endMs = dayAfterMs(first);
  for (
    const lastMs = Date.parse(first) + lengthMs;
    endMs < lastMs;
    endMs = dayAfterMs(isoDayOf(endMs))
  ) {
    days.push(isoDayOf(endMs));
  }
  return days;
}

/** What keeps a calendar from being resolved. */
export async function calendarFaults({
  country,
  subdivision,
}: WorkCalendar): Promise<FieldIssue[]> {
  const Holidays = await holidaysPackage();
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries(), country)) {
    return [{ path: 'body.calendar.country', message: `the holidays of ${country} are not known` }];
  }
  return subdivision === undefined || Object.hasOwn(known.getStates(country) ?? {}, subdivision)
    ? []
    : [{ path: 'body.calendar.subdivision', message: `${country} has no part ${subdivision}` }];
}

async function holidaysOf({ country, subdivision }: WorkCalendar) {
  const Holidays = await holidaysPackage();
  return subdivision === undefined ? new Holidays(country) : new Holidays(country, subdivision);
}

// Half a second and many megabytes of dates: only who has a calendar pays for them.
const holidaysPackage = async () => (await import('date-holidays')).default;
