import { expect, test } from 'vitest';
import { inSlices } from './in-slices.ts';

function* counting(to: number, seen: number[]): Generator<void, string> {
  for (let count = 1; count <= to; count += 1) {
    seen.push(count);
    yield;
  }
  return 'done';
}

test('work comes to its end and gives its result', async () => {
  expect(await inSlices(counting(1_000, []))).toBe('done');
});

test('others go on at every pause once a slice is over', async () => {
  const seen: number[] = [];
  const work = inSlices(counting(3, seen), 0);
  setImmediate(() => seen.push(-1));
  await work;
  expect(seen.indexOf(-1)).toBeLessThan(seen.indexOf(3));
});

test('what goes wrong in the work comes out', async () => {
  function* failing(): Generator<void, never> {
    yield;
    throw new Error('no such list');
  }
  await expect(inSlices(failing())).rejects.toThrow('no such list');
});
