import { expect, test } from 'vitest';
import { growing } from './growing.ts';

test('numbers stay where they were put, however many come', () => {
  const numbers = growing(Int32Array);
  const expected = Array.from({ length: 1_000 }, (_, index) => index * 3 - 500);
  for (const it of expected) numbers.push(it);
  expect([...numbers.values.subarray(0, numbers.length)]).toEqual(expected);
});
