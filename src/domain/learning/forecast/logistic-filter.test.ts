import { describe, expect, it } from 'vitest';
import { createLogisticFilter } from './logistic-filter.ts';
import type { Forgetting } from './logistic-filter.ts';

const priors = [
  { mean: 0, deviation: 0.3 },
  { mean: 1, deviation: 0.2 },
];
const aFilter = (forgetting: Forgetting = { kind: 'reverting', halfLifeDays: 180 }) =>
  createLogisticFilter(priors, forgetting);
const features = [1, -2];

describe('a regression that learns one case at a time', () => {
  it('says what its prior says before the first case', () => {
    const share = aFilter().predict([1, 0], 0);
    expect(share).toBeCloseTo(0.5, 12);
  });

  it('is drawn to one half by what it does not know', () => {
    const certain = 1 / (1 + Math.exp(2));
    expect(aFilter().predict(features, 0)).toBeGreaterThan(certain);
    expect(aFilter().predict(features, 0)).toBeLessThan(0.5);
  });

  it.each([-3, -1, 0.5, 2])('expects more after a case, less without one (feature %d)', (value) => {
    for (const hasHappened of [true, false]) {
      const filter = aFilter();
      const before = filter.predict([1, value], 0);
      filter.learn([1, value], hasHappened, 1, 0);
      const moved = filter.predict([1, value], 0) - before;
      expect(Math.sign(moved)).toBe(hasHappened ? 1 : -1);
    }
  });

  it('learns less from a case that counts less', () => {
    const moves = [1, 0.5, 0.1].map((caseWeight) => {
      const filter = aFilter();
      const before = filter.predict(features, 0);
      filter.learn(features, true, caseWeight, 0);
      return filter.predict(features, 0) - before;
    });
    expect(moves).toEqual(moves.toSorted((a, b) => b - a));
  });

  it('comes close to a share it sees again and again', () => {
    const filter = aFilter({ kind: 'wandering', halfLifeDays: 365 });
    for (let day = 0; day < 2_000; day += 1) filter.learn([1, 0], day % 5 === 0, 1, day);
    expect(filter.predict([1, 0], 2_000)).toBeGreaterThan(0.1);
    expect(filter.predict([1, 0], 2_000)).toBeLessThan(0.3);
  });
});

describe('what time does to what was learnt', () => {
  it('is to take a reverting filter back to its prior', () => {
    const filter = aFilter();
    const atFirst = filter.predict(features, 0);
    for (let day = 0; day < 50; day += 1) filter.learn(features, true, 1, day);
    expect(filter.predict(features, 49)).toBeGreaterThan(atFirst + 0.1);
    expect(filter.predict(features, 10_000)).toBeCloseTo(atFirst, 9);
  });

  it('is to make a wandering filter less sure, not to change its mind', () => {
    const filter = aFilter({ kind: 'wandering', halfLifeDays: 90 });
    for (let day = 0; day < 50; day += 1) filter.learn(features, false, 1, day);
    const soon = filter.predict(features, 50);
    const later = filter.predict(features, 500);
    expect(later).toBeGreaterThan(soon);
    expect(later).toBeLessThan(0.5);
  });
});

describe('a copy', () => {
  it('does not see what its original learns', () => {
    const original = aFilter();
    const copy = original.copy();
    const before = copy.predict(features, 0);
    original.learn(features, true, 1, 0);
    expect(copy.predict(features, 0)).toBe(before);
  });
});
