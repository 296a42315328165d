import { expect, test } from 'vitest';
import { rowAfter } from './row-keys.ts';

test('the first step chooses the first row, and the last row is not left', () => {
  expect(rowAfter(1, -1, 2)).toBe(0);
  expect(rowAfter(1, 0, 2)).toBe(1);
  expect(rowAfter(1, 1, 2)).toBe(1);
});

test('a step up goes back and stays on the first row', () => {
  expect(rowAfter(-1, 1, 2)).toBe(0);
  expect(rowAfter(-1, 0, 2)).toBe(0);
});

test('an empty list has no rows to choose', () => {
  expect(rowAfter(1, -1, 0)).toBeNull();
});
