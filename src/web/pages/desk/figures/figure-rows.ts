import type { DeskFigures } from '#contracts/desk.ts';
import { duration } from '../../../display/moment.tsx';
import { count, money, share } from '../../../display/money.ts';

const OUTCOMES = ['awarded', 'partially_awarded', 'no_award', 'aborted'] as const;
type WeekRow = { weekFrom: string; opened: number } & Record<(typeof OUTCOMES)[number], number>;

const DAY_MS = 86_400_000;
const THURSDAY_TO_MONDAY_DAYS = 3;

/** The Monday of the week of a day, both as ISO dates. */
export function mondayOf(day: string): string {
  const days = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
  const sinceMonday = (days + THURSDAY_TO_MONDAY_DAYS) % 7;
  return new Date((days - sinceMonday) * DAY_MS).toISOString().slice(0, 10);
}

/** What was opened and closed, by week; weeks with nothing stay in. */
export function throughputByWeek({ days }: DeskFigures['throughput']): WeekRow[] {
  const weeks = new Map<string, WeekRow>();
  for (const { day, openedCount, closed } of days) {
    const weekFrom = mondayOf(day);
    const row = weeks.get(weekFrom) ?? {
      weekFrom,
      opened: 0,
      awarded: 0,
      partially_awarded: 0,
      no_award: 0,
      aborted: 0,
    };
    row.opened += openedCount;
    for (const outcome of OUTCOMES) row[outcome] += closed[outcome] ?? 0;
    weeks.set(weekFrom, row);
  }
  return [...weeks.values()];
}

type MonthRow = { month: string } & Record<string, string | number>;

/** Savings per month in minor units, one field per currency; months in order. */
export function savingsByMonth({ months }: DeskFigures['savings']): {
  currencies: string[];
  rows: MonthRow[];
} {
  const rows = new Map<string, MonthRow>();
  for (const { month, currency, savedMinor } of months) {
    rows.set(month, { ...rows.get(month), month, [currency]: savedMinor });
  }
  return {
    currencies: [...new Set(months.map((it) => it.currency))].toSorted(),
    rows: [...rows.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

/** The figures in words, for who does not see the charts. */
export const figureSentences = ({ throughput, success, cycleTime, savings }: DeskFigures) => ({
  throughput: `${count(throughput.openedCount)} opened, ${count(throughput.closedCount)} closed`,
  success:
    success.successBp === null
      ? 'Nothing was decided'
      : `${share(success.successBp)} of ${count(success.decidedCount)} decided cases`,
  cycleTime:
    cycleTime.p50Ms === null
      ? 'Nothing was closed'
      : `Half within ${duration(cycleTime.p50Ms)}, nine of ten within ${duration(cycleTime.p90Ms)}`,
  savings:
    savings.totals.length === 0
      ? 'Nothing was awarded'
      : savings.totals
          .map(
            (it) =>
              `${money(it.savedMinor, it.currency)} on ${money(it.baselineMinor, it.currency)}`,
          )
          .join(', '),
});
