import { expect, test } from 'vitest';
import { standing } from './standing.ts';

const nowMs = Date.parse('2026-11-21T12:00:00Z');
const word = (fromDay: string, untilDay: string, endedAtMs: number | null = null): string =>
  standing({ fromDay, untilDay, endedAtMs }, nowMs).word;

test('a delegation is in force from its first day to its last, both with it', () => {
  expect(word('2026-11-21', '2026-11-21')).toBe('In force');
  expect(word('2026-11-22', '2026-11-30')).toBe('To come');
  expect(word('2026-11-01', '2026-11-20')).toBe('Over');
});

test('one that was ended is not in force, whatever its days', () => {
  expect(word('2026-11-01', '2026-12-01', nowMs)).toBe('Ended');
});
