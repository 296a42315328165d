import { describe, expect, it } from 'vitest';
import { findDays } from './find-days.ts';

const NOW_MS = Date.parse('2026-03-02T10:00:00Z');
const daysOf = (text: string) =>
  findDays(text, NOW_MS).map((it) => [it.from, it.day, it.precision]);

describe('days that a text names', () => {
  it.each([
    ['by 30 June 2026', '30 June 2026', '2026-06-30', 'day'],
    ['by 2026-05-01', '2026-05-01', '2026-05-01', 'day'],
    ['within 3 weeks', 'within 3 weeks', '2026-03-23', 'day'],
    ['by June', 'June', '2026-06-01', 'month'],
    ['before the end of the month', 'end of the month', '2026-03-31', 'day'],
  ])('%s', (text, from, day, precision) => {
    expect(daysOf(text)).toEqual([[from, day, precision]]);
  });

  it('lie ahead where the year is not said', () => {
    expect(daysOf('by 1 February')[0]?.[1]).toBe('2027-02-01');
  });

  it.each(['by 12 BC June', 'in 200000 years'])('are none of another age: %s', (text) => {
    expect(daysOf(text)).toEqual([]);
  });

  it('are a hundred at most', () => {
    expect(daysOf('by 30 June 2026. '.repeat(150))).toHaveLength(100);
  });

  it('are none where only a time or an urgency is named', () => {
    expect(daysOf('now, at 5 pm')).toEqual([]);
  });
});
