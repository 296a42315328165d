import { describe, expect, it } from 'vitest';
import { weightedMedian } from './weighted-median.ts';

describe('the weighted median', () => {
  it('is the value with half of the weight on either side', () => {
    const candidates = [
      { value: 3, weight: 1 },
      { value: 1, weight: 1 },
      { value: 2, weight: 1 },
    ];
    expect(weightedMedian(candidates)).toBe(2);
  });

  it('is not moved by one wild value', () => {
    const candidates = [10, 11, 1_000_000].map((value) => ({ value, weight: 1 }));
    expect(weightedMedian(candidates)).toBe(11);
  });

  it('is the value that outweighs all others', () => {
    const candidates = [
      { value: 1, weight: 1 },
      { value: 2, weight: 1 },
      { value: 9, weight: 5 },
    ];
    expect(weightedMedian(candidates)).toBe(9);
  });

  it('is null of nothing', () => {
    expect(weightedMedian([])).toBeNull();
  });
});
