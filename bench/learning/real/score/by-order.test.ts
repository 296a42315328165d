import { describe, expect, it } from 'vitest';
import { intervalsByOrder } from './by-order.ts';

const ids = (orders: number, linesEach: number) =>
  Array.from({ length: orders * linesEach }, (_, at) => `PO-${Math.floor(at / linesEach)}`);
const values = (count: number, linesEach: number) =>
  Array.from({ length: count }, (_, at) => Math.floor(at / linesEach) % 2);

describe('an interval by resampled orders', () => {
  it('is the value itself when all lines have it', () => {
    expect(intervalsByOrder(ids(10, 2), [Array.from({ length: 20 }, () => 3)])).toEqual([
      { low: 3, high: 3 },
    ]);
  });

  it('holds the mean and is the same every time', () => {
    const column = values(100, 1);
    const [interval] = intervalsByOrder(ids(100, 1), [column]);
    expect(interval?.low).toBeLessThan(0.5);
    expect(interval?.high).toBeGreaterThan(0.5);
    expect(intervalsByOrder(ids(100, 1), [column])).toEqual([interval]);
  });

  it('is wider for the same lines in fewer orders that share their fate', () => {
    const [many] = intervalsByOrder(ids(100, 1), [values(100, 1)]);
    const [few] = intervalsByOrder(ids(20, 5), [values(100, 5)]);
    const width = (it = { low: 0, high: 0 }) => it.high - it.low;
    expect(width(few)).toBeGreaterThan(1.5 * width(many));
  });
});
