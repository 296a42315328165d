import { expect, test } from 'vitest';
import { ago } from './moment.tsx';

test('what just happened is now, also by a clock that is a little behind', () => {
  expect(ago(5_000, 0)).toBe(ago(0, 0));
  expect(ago(6_000, 0)).not.toBe(ago(0, 0));
  expect(ago(0, 5_000)).not.toBe(ago(0, 0));
});
