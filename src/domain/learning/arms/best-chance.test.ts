import { describe, expect, it } from 'vitest';
import { bestChances, betterChance, expectedLoss } from './best-chance.ts';

describe('the chance to be the best', () => {
  it('of two is the chance that one is better than the other', () => {
    const a = { mean: 100, sd: 30 };
    const b = { mean: 60, sd: 40 };
    expect(bestChances([a, b])[0]).toBeCloseTo(betterChance(a, b), 3);
    expect(betterChance(a, b)).toBeCloseTo(0.788_145, 5);
  });

  it('of equals is the same share for each', () => {
    const all = Array.from({ length: 4 }, () => ({ mean: 5, sd: 2 }));
    for (const it of bestChances(all)) expect(it).toBeCloseTo(0.25, 6);
  });

  it('is right beside one that is known exactly', () => {
    const chances = bestChances([
      { mean: 0, sd: 1 },
      { mean: 1, sd: 0.001 },
    ]);
    expect(chances[0]).toBeCloseTo(0.158_655, 2);
  });
});

describe('the expected loss', () => {
  it('of equals is that of half a normal distribution, and of a far better one none', () => {
    const at = (mean: number) => ({ mean, sd: 1 });
    expect(expectedLoss(at(0), at(0))).toBeCloseTo(1 / Math.sqrt(Math.PI), 5);
    expect(expectedLoss(at(20), at(0))).toBeCloseTo(0, 9);
    expect(expectedLoss(at(0), at(20))).toBeCloseTo(20, 5);
  });
});
