import { describe, expect, it } from 'vitest';
import { afterWorkingHours, isWorkingDay } from './working-time.ts';

const weekdays = { workingDays: [1, 2, 3, 4, 5], daysOff: ['2026-04-03', '2026-04-06'] };
const after = (from: string, hours: number, calendar: typeof weekdays | null = weekdays) =>
  new Date(afterWorkingHours(Date.parse(from), hours, calendar)).toISOString();

describe('working time', () => {
  it('runs on every day without a calendar', () => {
    expect(after('2026-04-04T10:00:00Z', 48, null)).toBe('2026-04-06T10:00:00.000Z');
  });

  it('stands still at week-ends and on public holidays', () => {
    // From Thursday noon over Good Friday, the week-end and Easter Monday.
    expect(after('2026-04-02T12:00:00Z', 24)).toBe('2026-04-07T12:00:00.000Z');
  });

  it('starts with the next working day when it is asked on a day off', () => {
    expect(after('2026-04-04T15:00:00Z', 2)).toBe('2026-04-07T02:00:00.000Z');
  });

  it('ends with a working day that it fills exactly', () => {
    expect(after('2026-03-31T12:00:00Z', 12)).toBe('2026-04-01T00:00:00.000Z');
  });

  it('ends some day even where hardly a day is a working day', () => {
    const sundays = { workingDays: [7], daysOff: [] };
    expect(Date.parse(after('2026-01-01T00:00:00Z', 8_760, sundays))).toBeGreaterThan(0);
  });

  it('knows the days of the week', () => {
    expect(isWorkingDay('2026-04-07', weekdays)).toBe(true);
    expect(isWorkingDay('2026-04-05', weekdays)).toBe(false);
  });
});
