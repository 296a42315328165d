import { describe, expect, it } from 'vitest';
import { overallShare, recentShare, standardisedRatio } from './late-share.ts';

describe('the late share of a stream', () => {
  it('is a tenth before the first delivery, then soon its own', () => {
    expect(overallShare({ lines: 0, late: 0, expected: 0 })).toBeCloseTo(0.1, 12);
    expect(overallShare({ lines: 100, late: 50, expected: 0 })).toBeCloseTo(0.5, 2);
  });

  it('falls back to the overall one when nothing is left of its memory', () => {
    expect(recentShare({ lines: 0, late: 0, expected: 0 }, 0.3)).toBeCloseTo(0.3, 12);
    expect(recentShare({ lines: 50, late: 0, expected: 0 }, 0.3)).toBeLessThan(0.02);
  });
});

describe('the standardised ratio of a group', () => {
  it('is one when as much is late as was to be expected, however much that is', () => {
    expect(standardisedRatio({ lines: 10, late: 1, expected: 1 })).toBe(1);
    expect(standardisedRatio({ lines: 10, late: 8, expected: 8 })).toBe(1);
  });

  it('is above one for a group that is later than its times, the more the surer', () => {
    const few = standardisedRatio({ lines: 5, late: 2, expected: 1 });
    const many = standardisedRatio({ lines: 50, late: 20, expected: 10 });
    expect(few).toBeGreaterThan(1);
    expect(many).toBeGreaterThan(few);
    expect(many).toBeLessThan(2);
  });

  it('is one for a part that is as its wider group', () => {
    expect(standardisedRatio({ lines: 5, late: 4, expected: 2 }, 2)).toBe(1);
  });
});
