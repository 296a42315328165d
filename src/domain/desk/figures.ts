import type { DeskFigures } from '#contracts/desk.ts';
import type { Outcome } from '#contracts/messages.ts';
import { ratioBp } from '../basis-points.ts';
import { DAY_MS, isoDayOf } from '../days.ts';

/** What the stored cases say of a period; days and weeks are ISO dates, UTC. */
export type CountedCases = {
  opened: readonly { day: string; count: number }[];
  closed: readonly { day: string; outcome: Outcome; count: number }[];
  /** Durations from opening to closing in milliseconds; `weekFrom` null = of the whole period. */
  cycles: readonly { weekFrom: string | null; count: number; p50Ms: number; p90Ms: number }[];
  savings: DeskFigures['savings']['months'];
  openValue: DeskFigures['openValue']['amounts'];
};

const definitions = {
  throughput: 'Cases opened and cases closed per day, closed ones by outcome.',
  success:
    'Cases closed with an award, whole or in part, among all closed ones that nobody aborted.',
  cycleTime:
    'Time from opening a case to closing it, of all cases closed in the period, pauses included: the median, and the time that nine of ten stay within.',
  savings:
    'Baseline of the awarded lines minus what was awarded, by the month of the award; the baseline is the median of past prices paid, else the mean of the first quotes.',
  openValue:
    'What all open cases are worth now: the award where there is one, else the budget of the request.',
} as const;

const NONE: Readonly<Record<Outcome, number>> = {
  awarded: 0,
  partially_awarded: 0,
  no_award: 0,
  aborted: 0,
};

/** The figures of the desk with every day and week of the period, both ends included. */
export function figuresOf(fromDay: string, untilDay: string, counted: CountedCases): DeskFigures {
  const days = daysBetween(fromDay, untilDay);
  const openedBy = new Map(counted.opened.map((it) => [it.day, it.count]));
  const closedOn = (of: readonly string[]): Record<Outcome, number> => {
    const sum = { ...NONE };
    for (const it of counted.closed) if (of.includes(it.day)) sum[it.outcome] += it.count;
    return sum;
  };
  const weeks = Map.groupBy(days, mondayOf);
  const cycleOf = (week: string | null) => {
    const found = counted.cycles.find((it) => it.weekFrom === week);
    return {
      closedCount: found?.count ?? 0,
      p50Ms: found === undefined ? null : Math.round(found.p50Ms),
      p90Ms: found === undefined ? null : Math.round(found.p90Ms),
    };
  };
  return {
    fromDay,
    untilDay,
    throughput: {
      definition: definitions.throughput,
      openedCount: total(counted.opened),
      closedCount: total(counted.closed),
      days: days.map((day) => ({
        day,
        openedCount: openedBy.get(day) ?? 0,
        closed: closedOn([day]),
      })),
    },
    success: {
      definition: definitions.success,
      ...successOf(closedOn(days)),
      weeks: [...weeks].map(([weekFrom, its]) => ({ weekFrom, ...successOf(closedOn(its)) })),
    },
    cycleTime: {
      definition: definitions.cycleTime,
      ...cycleOf(null),
      weeks: [...weeks.keys()].map((weekFrom) => ({ weekFrom, ...cycleOf(weekFrom) })),
    },
    savings: {
      definition: definitions.savings,
      totals: savingsTotals(counted.savings),
      months: [...counted.savings],
    },
    openValue: { definition: definitions.openValue, amounts: [...counted.openValue] },
  };
}

const total = (rows: readonly { count: number }[]): number =>
  rows.reduce((sum, it) => sum + it.count, 0);

function successOf({ awarded, partially_awarded, no_award }: Record<Outcome, number>) {
  const won = awarded + partially_awarded;
  const decidedCount = won + no_award;
  return { decidedCount, successBp: decidedCount === 0 ? null : ratioBp(won, decidedCount) };
}

function savingsTotals(months: CountedCases['savings']): DeskFigures['savings']['totals'] {
  const byCurrency = Map.groupBy(months, (it) => it.currency);
  return [...byCurrency].map(([currency, its]) => ({
    currency,
    savedMinor: its.reduce((sum, it) => sum + it.savedMinor, 0),
    baselineMinor: its.reduce((sum, it) => sum + it.baselineMinor, 0),
  }));
}

function daysBetween(fromDay: string, untilDay: string): string[] {
  const fromMs = Date.parse(fromDay);
  const count = Math.round((Date.parse(untilDay) - fromMs) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => isoDayOf(fromMs + n * DAY_MS));
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const atMs = Date.parse(day);
  // 1970-01-01 was a Thursday, three days after a Monday.
  return isoDayOf(atMs - ((atMs / DAY_MS + 3) % 7) * DAY_MS);
}
