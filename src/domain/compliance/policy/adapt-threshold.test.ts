import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClearedResult } from './adapt-threshold.ts';
import { adaptThreshold, upperShareBp } from './adapt-threshold.ts';

const band = { min: 2_500, max: 6_000 };
const settings = { targetBadBp: 1_000, stepBp: 250, resultsMin: 30 };
const good = (count: number, riskBp: number): ClearedResult[] =>
  Array.from({ length: count }, () => ({ riskBp, isBad: false }));
const bad = (count: number, riskBp: number): ClearedResult[] =>
  good(count, riskBp).map((it) => ({ ...it, isBad: true }));
const adapted = (results: ClearedResult[], currentBp = 3_500) =>
  adaptThreshold(currentBp, band, settings, results);

describe('the approval threshold', () => {
  it('rises by a step when results up to a higher one are good enough', () => {
    expect(adapted(good(100, 5_000))).toMatchObject({
      toBp: 3_750,
      sample: { resultsCount: 100, badCount: 0 },
    });
  });

  it('falls by a step when results turn out bad', () => {
    expect(adapted([...good(40, 2_000), ...bad(30, 3_200)]).toBp).toBe(3_250);
  });

  it('stops at the highest that is good enough', () => {
    expect(adapted([...good(60, 3_600), ...bad(60, 5_000)]).toBp).toBe(3_600);
  });

  it('stays with too few results, however good or bad', () => {
    for (const results of [good(29, 5_000), bad(29, 2_000), []]) {
      expect(adapted(results)).toMatchObject({
        toBp: 3_500,
        because: expect.stringContaining('stays'),
      });
    }
  });

  it('says how many alarms were false and how many bad results were missed', () => {
    const asked = (some: ClearedResult[]) => some.map((it) => ({ ...it, byPerson: true }));
    const results = [
      ...good(30, 2_000),
      ...bad(2, 2_000),
      ...asked([...good(3, 4_000), ...bad(1, 4_000)]),
    ];
    const { because } = adapted(results);
    expect(because).toContain('3 of 4 that people looked at were false alarms');
    expect(because).toContain('2 of 32 that the threshold let through were missed');
    expect(adapted(good(40, 2_000)).because).not.toContain('false alarms');
  });

  it('moves at most a step and never out of the band, whatever the results', () => {
    const someResults = fc.array(
      fc.record({ riskBp: fc.integer({ min: 0, max: 10_000 }), isBad: fc.boolean() }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(someResults, fc.integer({ min: 2_500, max: 6_000 }), (results, currentBp) => {
        const { toBp } = adapted(results, currentBp);
        expect(Math.abs(toBp - currentBp)).toBeLessThanOrEqual(settings.stepBp);
        expect(toBp).toBeGreaterThanOrEqual(band.min);
        expect(toBp).toBeLessThanOrEqual(band.max);
      }),
    );
  });
});

describe('the upper bound of a share', () => {
  it.each([
    [0, 30, 1_136],
    [0, 100, 370],
    [5, 50, 2_137],
    [50, 50, 10_000],
  ])('of %i in %i is %i bp (Wilson, 95 %%)', (part, whole, expected) => {
    expect(upperShareBp(part, whole)).toBe(expected);
  });

  it('is not known without a result', () => {
    expect(upperShareBp(0, 0)).toBeNull();
  });
});
