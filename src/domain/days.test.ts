import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, daysUntil } from './days.ts';

const DAY_MS = 86_400_000;
const aDay = fc.integer({ min: 0, max: 40_000 });
const aTimeOfDay = fc.integer({ min: 0, max: DAY_MS - 1 });
const isoDate = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

describe('days until a date', () => {
  it('are counted by the calendar, whatever the time of day', () => {
    fc.assert(
      fc.property(aDay, aDay, aTimeOfDay, (from, to, timeMs) => {
        expect(daysUntil(isoDate(to), from * DAY_MS + timeMs)).toBe(to - from);
      }),
    );
  });

  it('are none on the day itself, up to its last millisecond', () => {
    expect(daysUntil('2026-03-02', Date.parse('2026-03-02T00:00:00Z'))).toBe(0);
    expect(daysUntil('2026-03-02', Date.parse('2026-03-02T23:59:59.999Z'))).toBe(0);
    expect(daysUntil('2026-03-02', Date.parse('2026-03-03T00:00:00Z'))).toBe(-1);
  });

  it('pass the end of February and of a year', () => {
    expect(daysUntil('2028-03-01', Date.parse('2028-02-28T12:00:00Z'))).toBe(2);
    expect(daysUntil('2027-01-01', Date.parse('2026-12-31T12:00:00Z'))).toBe(1);
  });
});

it('a moment so many days later is that many days away', () => {
  fc.assert(
    fc.property(aDay, aTimeOfDay, fc.integer({ min: 0, max: 400 }), (day, timeMs, days) => {
      const fromMs = day * DAY_MS + timeMs;
      const date = new Date(daysAfter(fromMs, days)).toISOString().slice(0, 10);
      expect(daysUntil(date, fromMs)).toBe(days);
    }),
  );
});
