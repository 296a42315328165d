import { describe, expect, it } from 'vitest';
import { createTrust } from './trust.ts';

describe('the expected error of a source', () => {
  it('is the prior of one that was never tried', () => {
    expect(createTrust().expectedError(['a'], 0, 0.2)).toBe(0.2);
  });

  it('is between the prior and its own errors, the closer to them the more there are', () => {
    const trust = createTrust();
    const expected = [1, 2, 3].map(() => {
      trust.record('a', 0, 0);
      return trust.expectedError(['a'], 0, 0.2);
    });
    expect(expected[0]).toBeCloseTo((5 * 0.2) / 6, 12);
    expect(expected).toEqual(expected.toSorted((a, b) => b - a));
  });

  it('starts from that of the wider group', () => {
    const trust = createTrust();
    for (let at = 0; at < 100; at += 1) trust.record('wide', 0, 0.6);
    expect(trust.expectedError(['wide', 'narrow'], 0, 0.2)).toBeGreaterThan(0.5);
  });

  it('returns to the prior with the years', () => {
    const trust = createTrust();
    trust.record('a', 0, 1);
    expect(trust.expectedError(['a'], 20 * 365, 0.2)).toBeCloseTo(0.2, 5);
  });

  it('does not change in a copy', () => {
    const trust = createTrust();
    trust.record('a', 0, 1);
    const copy = trust.copy();
    trust.record('a', 0, 0);
    expect(copy.expectedError(['a'], 0, 0.2)).toBeCloseTo((1 + 5 * 0.2) / 6, 12);
  });
});
