import { expect, test } from 'vitest';
import { rowAfter } from './row-keys.ts';

test('the first j chooses the first row, and the last row is not left', () => {
  expect(rowAfter('j', { count: 2, selected: -1 })).toBe(0);
  expect(rowAfter('j', { count: 2, selected: 0 })).toBe(1);
  expect(rowAfter('j', { count: 2, selected: 1 })).toBeNull();
});

test('k goes back and stays on the first row', () => {
  expect(rowAfter('k', { count: 2, selected: 1 })).toBe(0);
  expect(rowAfter('k', { count: 2, selected: 0 })).toBeNull();
});

test('an empty list has no rows to choose', () => {
  expect(rowAfter('j', { count: 0, selected: -1 })).toBeNull();
});
