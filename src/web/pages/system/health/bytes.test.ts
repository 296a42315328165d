import { expect, test } from 'vitest';
import { bytes } from './bytes.ts';

test('a size is told in the largest unit that leaves at least one', () => {
  expect(bytes(999)).toMatch(/^999/);
  expect(bytes(48_200_000)).toBe('48.2 MB');
  expect(bytes(2e15)).toBe('2,000 TB');
});
