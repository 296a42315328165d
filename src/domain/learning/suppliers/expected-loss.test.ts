import { describe, expect, it } from 'vitest';
import { expectedLossBp } from './expected-loss.ts';

const loss = (onTimeBp: number, acceptedBp: number) =>
  expectedLossBp({ onTimeBp: { mean: onTimeBp }, acceptedBp: { mean: acceptedBp } });

describe('what a supplier is expected to cost on top of its price', () => {
  it('is nothing for one that never fails, and grows with lateness and rejects', () => {
    expect(loss(10_000, 10_000)).toBe(0);
    expect(loss(8_000, 10_000)).toBe(140);
    expect(loss(8_000, 9_700)).toBe(440);
  });

  it('is bounded, and nothing where an estimate is no number', () => {
    expect(loss(0, 0)).toBe(1_500);
    expect(loss(Number.NaN, 9_000)).toBe(0);
  });
});
