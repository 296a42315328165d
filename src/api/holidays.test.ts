import { describe, expect, it } from 'vitest';
import { calendarFaults, daysOff } from './holidays.ts';

const workingDays = [1, 2, 3, 4, 5];
const FROM_MS = Date.parse('2026-03-01T00:00:00Z');

describe('public holidays', () => {
  it('are plain days from the opening of a case on, in order and each once', async () => {
    const days = await daysOff({ country: 'DE', workingDays }, FROM_MS);
    expect(days).toContain('2026-04-03');
    expect(days).toContain('2027-01-01');
    expect(days).not.toContain('2026-01-01');
    expect(days).toEqual([...new Set(days)].toSorted());
  });

  it('are those of a part of a country where one is named', async () => {
    const of = (subdivision: string) =>
      daysOff({ country: 'DE', subdivision, workingDays }, FROM_MS);
    expect(await of('BY')).toContain('2026-11-01');
    expect(await of('BE')).not.toContain('2026-11-01');
  });

  it('last as long as they last', async () => {
    // The Spring Festival of China is off for more than a day.
    const days = await daysOff({ country: 'CN', workingDays }, Date.parse('2026-02-01T00:00:00Z'));
    expect(days).toContain('2026-02-17');
    expect(days.length).toBeLessThan(400);
  });

  it('are none without a calendar', async () => {
    expect(await daysOff(null, FROM_MS)).toEqual([]);
  });
});

describe('a calendar', () => {
  it('is of a country that is known, and of a part that it has', async () => {
    expect(await calendarFaults({ country: 'DE', subdivision: 'BY', workingDays })).toEqual([]);
    expect(await calendarFaults({ country: 'XX', workingDays })).toMatchObject([
      { path: 'body.calendar.country' },
    ]);
    expect(await calendarFaults({ country: 'DE', subdivision: 'TX', workingDays })).toMatchObject([
      { path: 'body.calendar.subdivision' },
    ]);
  });
});
