import { describe, expect, it } from 'vitest';
import { figuresOf, mondayOf } from './figures.ts';
import type { CountedCases } from './figures.ts';

const counted = (changes: Partial<CountedCases> = {}): CountedCases => ({
  opened: [],
  closed: [],
  cycles: [],
  savings: [],
  openValue: [],
  ...changes,
});

describe('the figures of a period', () => {
  it('have every day and week of it, also those in which nothing happened', () => {
    const figures = figuresOf('2026-03-01', '2026-03-09', counted());
    expect(figures.throughput.days).toHaveLength(9);
    expect(figures.throughput.days[0]).toEqual({
      day: '2026-03-01',
      openedCount: 0,
      closed: { awarded: 0, partially_awarded: 0, no_award: 0, aborted: 0 },
    });
    const weeks = ['2026-02-23', '2026-03-02', '2026-03-09'];
    expect(figures.success.weeks.map((it) => it.weekFrom)).toEqual(weeks);
    expect(figures.cycleTime.weeks.map((it) => it.weekFrom)).toEqual(weeks);
  });

  it('say that nothing is known rather than zero where nothing was decided', () => {
    const figures = figuresOf('2026-03-01', '2026-03-02', counted());
    expect(figures.success.successBp).toBeNull();
    expect(figures.cycleTime).toMatchObject({ p50Ms: null, p90Ms: null, closedCount: 0 });
  });

  it('count partial awards as success and leave aborted cases out', () => {
    const day = '2026-03-02';
    const closed = [
      { day, outcome: 'awarded', count: 2 },
      { day, outcome: 'partially_awarded', count: 1 },
      { day, outcome: 'no_award', count: 1 },
      { day, outcome: 'aborted', count: 5 },
    ] as const;
    const { success, throughput } = figuresOf(day, day, counted({ closed }));
    expect(success).toMatchObject({ successBp: 7_500, decidedCount: 4 });
    expect(throughput.closedCount).toBe(9);
  });

  it('add savings up by currency and never across currencies', () => {
    const saved = (currency: string, month: string, savedMinor: number) => ({
      currency,
      month,
      savedMinor,
      baselineMinor: 1_000,
      awardsCount: 1,
    });
    const savings = [
      saved('USD', '2026-02', 100),
      saved('EUR', '2026-03', 7),
      saved('USD', '2026-03', -30),
    ];
    const figures = figuresOf('2026-02-01', '2026-03-31', counted({ savings }));
    expect(figures.savings.totals).toEqual([
      { currency: 'USD', savedMinor: 70, baselineMinor: 2_000 },
      { currency: 'EUR', savedMinor: 7, baselineMinor: 1_000 },
    ]);
  });

  it('each say what they count', () => {
    const { throughput, success, cycleTime, savings, openValue } = figuresOf(
      '2026-03-01',
      '2026-03-01',
      counted(),
    );
    for (const it of [throughput, success, cycleTime, savings, openValue]) {
      expect(it.definition).toMatch(/\w.*\.$/);
    }
  });
});

describe('the Monday of a week', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-08', '2026-03-02'],
    ['2026-01-01', '2025-12-29'],
  ])('of %s is %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});
