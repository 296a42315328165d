import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCell } from './cell-builder.ts';
import {
  Z_TAIL,
  believe,
  meanOfBelief,
  shareOfBelief,
  studentQuantile,
  trendOf,
} from './posterior.ts';
import { fadedMonths, totalOf } from './decay.ts';
import type { Learning } from './posterior.ts';

const NOW = 500;
const learning: Learning = {
  halfLifeMonths: 12,
  priorMean: 0.2,
  priorSd: 0.4,
  rootStrength: 2,
  levelStrength: 8,
};
const late = (part: number, of: number, monthNo = NOW) => [
  aCell({ monthNo, sampleSize: of, sum: part, squares: part }),
];
const beliefOf = (levels: ReturnType<typeof late>[], its: Learning) =>
  believe(
    levels.map((it) => totalOf(fadedMonths(it, NOW, its.halfLifeMonths))),
    its,
  );
const share = (...levels: ReturnType<typeof late>[]) => shareOfBelief(beliefOf(levels, learning));
const width = (it: { low: number; high: number }) => it.high - it.low;

describe('an estimate of a share', () => {
  it('is narrower the more was seen of the same', () => {
    const widths = [5, 20, 80, 320].map((count) => width(share(late(count / 5, count))));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(new Set(widths).size).toBe(4);
  });

  it('follows what is recent rather than what is old', () => {
    const worse = share([...late(0, 20, NOW - 24), ...late(20, 20)]);
    const better = share([...late(20, 20, NOW - 24), ...late(0, 20)]);
    expect(worse.mean).toBeGreaterThan(0.7);
    expect(better.mean).toBeLessThan(0.3);
  });

  it('of somebody without results is that of its like, wider, and says so', () => {
    const parent = share(late(30, 100));
    const child = share([], late(30, 100));
    expect(child.mean).toBeCloseTo(parent.mean, 10);
    expect(width(child)).toBeGreaterThan(2 * width(parent));
    expect(child).toMatchObject({ sampleSize: 0, priorShareBp: 10_000 });
  });

  it('after a perfect record is still no certainty', () => {
    const perfect = share(late(0, 163));
    expect(perfect.mean).toBeGreaterThan(0);
    expect(perfect.high).toBeGreaterThan(0.003);
  });

  it('lies between 0 and 1 and its interval holds it, whatever came in', () => {
    const result = fc.tuple(fc.nat(300), fc.nat(300), fc.integer({ min: NOW - 200, max: NOW + 3 }));
    fc.assert(
      fc.property(fc.array(result), fc.array(result), (own, others) => {
        const cellsOf = (rows: [number, number, number][]) =>
          rows.flatMap(([part, rest, month]) => late(part, part + rest, month));
        const { low, mean, high, sd } = share(cellsOf(own), cellsOf(others));
        expect(0 <= low && low <= high && high <= 1 && sd >= 0).toBe(true);
        expect(mean).toBeGreaterThan(0);
        expect(mean).toBeLessThan(1);
      }),
    );
  });

  it('is the same to the last bit in whatever order the cells come', () => {
    const cells = fc.array(
      fc.record({ part: fc.nat(9), of: fc.integer({ min: 9, max: 30 }), ago: fc.nat(40) }),
    );
    fc.assert(
      fc.property(cells, (rows) => {
        const some = rows.flatMap(({ part, of, ago }) => late(part, of, NOW - ago));
        expect(share(some.toReversed())).toEqual(share(some));
      }),
    );
  });
});

describe('an estimate of a mean', () => {
  const days = (mean: number, count: number) => [
    aCell({ sampleSize: count, sum: mean * count, squares: (mean ** 2 + 9) * count }),
  ];
  const settings = { ...learning, priorMean: 0, priorSd: 10 };

  it('goes from what is expected to what is seen', () => {
    const means = [0, 2, 20, 2_000].map(
      (count) => meanOfBelief(beliefOf([days(30, count), days(0, 200)], settings)).mean,
    );
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(means[0]).toBeCloseTo(0, 9);
    expect(means[3]).toBeCloseTo(30, 0);
  });

  it('has the interval of its own spread once there is enough', () => {
    const { low, high } = meanOfBelief(beliefOf([days(30, 10_000)], settings));
    expect(high - low).toBeCloseTo((2 * 1.645 * 3) / 100, 2);
  });
});

describe('a trend', () => {
  const monthly = (rise: number, months: number) =>
    Array.from({ length: months }, (_, at) => {
      const value = 100 + (rise * at) / 12;
      return aCell({
        monthNo: NOW - at,
        sampleSize: 10,
        sum: value * -10,
        squares: 10 * (value ** 2 + 4),
      });
    });

  it('is what the months show, and excludes nothing while there are few', () => {
    const long = trendOf(fadedMonths(monthly(12, 36), NOW, Infinity), 100, 4);
    expect(long.mean).toBeCloseTo(12, 1);
    expect(long.low).toBeGreaterThan(0);
    const short = trendOf(fadedMonths(monthly(0, 2), NOW, Infinity), 100, 4);
    expect(short.low < 0 && short.high > 0).toBe(true);
  });

  it('of nothing is none, as unsure as trends usually are', () => {
    expect(trendOf([], 100, 4)).toMatchObject({ mean: 0, sd: 100, priorShareBp: 10_000 });
  });
});

// Of published tables.
it.each([
  [5, 2.015],
  [10, 1.812],
  [30, 1.697],
])('a t of %d degrees leaves 5 %% above %d', (degrees, expected) => {
  expect(studentQuantile(Z_TAIL, degrees)).toBeCloseTo(expected, 2);
});
