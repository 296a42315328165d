import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../draw.ts';
import { adaptWeights, defaultWeightSettings } from './adapt-weights.ts';
import type { JudgedAward } from './factor-effects.ts';

type Name = 'price' | 'on_time' | 'quality' | 'capacity';
const base: Record<Name, number> = { price: 5_000, on_time: 2_500, quality: 2_000, capacity: 500 };
const names = Object.keys(base) as Name[];

/** Awards whose results follow from scores by the given slopes, and from chance. */
const awards = (count: number, slopes: Partial<Record<Name, number>>): JudgedAward<Name>[] =>
  Array.from({ length: count }, (_, at) => {
    const scoresBp = Object.fromEntries(
      names.map((name) => [name, draw(`${at}/${name}`, 0, 10_000)]),
    ) as Record<Name, number>;
    const effect = names.reduce(
      (sum, name) => sum + (slopes[name] ?? 0) * (scoresBp[name] - 5_000),
      0,
    );
    return { scoresBp, resultBp: 5_000 + effect + draw(`${at}/chance`, -1_500, 1_500) };
  });

const anyAwards = fc.array(
  fc.record({
    scoresBp: fc.record({
      price: fc.option(fc.integer({ min: 0, max: 10_000 })),
      on_time: fc.option(fc.integer({ min: 0, max: 10_000 })),
      quality: fc.option(fc.integer({ min: 0, max: 10_000 })),
      capacity: fc.option(fc.integer({ min: 0, max: 10_000 })),
    }),
    resultBp: fc.integer({ min: 0, max: 10_000 }),
  }),
  { maxLength: 30 },
);

const days = (count: number, rows: readonly JudgedAward<Name>[]) => {
  let weights = base;
  for (let day = 0; day < count; day += 1) weights = adaptWeights(weights, base, rows).weightsBp;
  return weights;
};

describe('adaptive weights', () => {
  it('keep their sum, their bounds and the length of a step, whatever is told', () => {
    const settings = { boundBp: 700, stepBp: 150, awardsMin: 3 };
    fc.assert(
      fc.property(fc.array(anyAwards, { maxLength: 8 }), (told) => {
        let current = base;
        for (const rows of told) {
          const { weightsBp } = adaptWeights(current, base, rows, settings);
          expect(names.reduce((sum, it) => sum + weightsBp[it], 0)).toBe(10_000);
          for (const name of names) {
            expect(weightsBp[name]).toBeGreaterThanOrEqual(0);
            expect(Math.abs(weightsBp[name] - base[name])).toBeLessThanOrEqual(700);
            expect(Math.abs(weightsBp[name] - current[name])).toBeLessThanOrEqual(150);
          }
          current = weightsBp;
        }
      }),
    );
  });

  it('give more to a factor that went with good results, step by step', () => {
    const rows = awards(200, { on_time: 0.3 });
    const moved = days(1, rows).on_time - base.on_time;
    expect(moved).toBeGreaterThan(90);
    expect(moved).toBeLessThanOrEqual(defaultWeightSettings.stepBp);
    const settled = days(40, rows);
    expect(settled.on_time).toBeGreaterThan(3_000);
    expect(settled).toEqual(days(41, rows));
  });

  it('take from a factor that went with bad results', () => {
    expect(days(40, awards(200, { price: -0.3 })).price).toBeLessThan(4_500);
  });

  it('stay with too few results, and where results go with nothing', () => {
    expect(days(5, awards(59, { on_time: 0.3 }))).toEqual(base);
    expect(days(20, awards(400, {}))).toEqual(base);
  });

  it('go back to the policy when effects are gone, and start anew when the policy changed', () => {
    const moved = days(40, awards(200, { on_time: 0.3 }));
    let weights = moved;
    for (let day = 0; day < 40; day += 1) {
      weights = adaptWeights(weights, base, awards(400, {})).weightsBp;
    }
    expect(weights).toEqual(base);
    const other = { price: 8_000, on_time: 1_000, quality: 500, capacity: 500 };
    expect(adaptWeights(moved, other, []).weightsBp).toEqual(other);
  });

  it('say why, with the number of results', () => {
    const { because, sampleSize } = adaptWeights(base, base, awards(200, { on_time: 0.3 }));
    expect(sampleSize).toBe(200);
    const onTime = because.find((it) => it.name === 'on_time');
    expect(onTime).toMatchObject({ fromBp: 2_500, sampleSize: 200 });
    expect(onTime?.effectBp).toBeGreaterThan(500);
    expect(onTime?.toBp).toBeGreaterThan(2_500);
  });
});
