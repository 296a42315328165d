import { expect, it } from 'vitest';
import { inWindows } from './windows.ts';

it('lets a short rest join the window before it', () => {
  expect(inWindows([1, 2, 3, 4, 5], 4)).toEqual([[1, 2, 3, 4, 5]]);
  expect(inWindows([1, 2, 3, 4, 5, 6], 4)).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
});

it('keeps every item once', () => {
  expect(inWindows([], 3)).toEqual([]);
  expect(inWindows([1], 3)).toEqual([[1]]);
});
