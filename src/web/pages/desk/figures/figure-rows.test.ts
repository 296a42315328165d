import { describe, expect, test } from 'vitest';
import { mondayOf, savingsByMonth, throughputByWeek } from './figure-rows.ts';

describe('mondayOf', () => {
  test.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-21', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2026-01-01', '2025-12-29'],
  ])('%s lies in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});

describe('throughputByWeek', () => {
  test('adds up days by week and outcome, and keeps a week with nothing', () => {
    const rows = throughputByWeek({
      definition: '',
      openedCount: 3,
      closedCount: 2,
      days: [
        { day: '2026-11-14', openedCount: 0, closed: {} as never },
        { day: '2026-11-16', openedCount: 1, closed: { awarded: 1 } as never },
        { day: '2026-11-17', openedCount: 2, closed: { awarded: 1, no_award: 1 } as never },
      ],
    });
    expect(rows).toMatchObject([
      { weekFrom: '2026-11-09', opened: 0, awarded: 0 },
      { weekFrom: '2026-11-16', opened: 3, awarded: 2, no_award: 1, aborted: 0 },
    ]);
  });
});

describe('savingsByMonth', () => {
  test('keeps currencies apart', () => {
    const month = (name: string, currency: string, savedMinor: number) => ({
      month: name,
      currency,
      savedMinor,
      baselineMinor: 0,
      awardsCount: 1,
    });
    const { currencies, rows } = savingsByMonth({
      definition: '',
      totals: [],
      months: [month('2026-02', 'USD', 5), month('2026-01', 'EUR', 7), month('2026-02', 'EUR', 9)],
    });
    expect(currencies).toEqual(['EUR', 'USD']);
    expect(rows).toEqual([
      { month: '2026-01', EUR: 7 },
      { month: '2026-02', USD: 5, EUR: 9 },
    ]);
  });
});
