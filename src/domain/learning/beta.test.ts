import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, logGamma } from './beta.ts';

describe('a quantile of the beta distribution', () => {
  // From exact binomial sums, rounded to six digits.
  it.each([
    [0.05, 2, 3, 0.097611],
    [0.95, 2, 3, 0.751395],
    [0.05, 40, 10, 0.701366],
    [0.05, 10, 90, 0.055832],
    [0.95, 10, 90, 0.153275],
    [0.95, 1, 164, 0.0181],
  ])('p %d of Beta(%d, %d) is %d', (p, a, b, expected) => {
    expect(betaQuantile(p, a, b)).toBeCloseTo(expected, 5);
  });

  it.each([0.05, 0.5, 0.95])('p %d of the arcsine distribution is exact', (p) => {
    expect(betaQuantile(p, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * p) / 2) ** 2, 7);
  });

  it.each([0.2, 1, 7, 400])('of Beta(%d, 1) is a power', (a) => {
    expect(betaQuantile(0.05, a, 1)).toBeCloseTo(0.05 ** (1 / a), 7);
    expect(betaQuantile(0.95, 1, a)).toBeCloseTo(1 - 0.05 ** (1 / a), 7);
  });

  it('is what the distribution says, for every shape', () => {
    const shape = fc.double({ min: 0.05, max: 5_000, noNaN: true });
    const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(chance, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        expect(betaCdf(Math.max(0, x - 1e-6), a, b)).toBeLessThanOrEqual(p + 1e-6);
        expect(betaCdf(Math.min(1, x + 1e-6), a, b)).toBeGreaterThanOrEqual(p - 1e-6);
      }),
    );
  });
});

it('the logarithm of the gamma function is that of factorials', () => {
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 9);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 9);
});
