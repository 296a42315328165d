import { describe, expect, it } from 'vitest';
import { draw } from '../../draw.ts';
import { expectedRewards } from './expected-rewards.ts';
import type { PolicyValue } from './policy-value.ts';
import { policyValue } from './policy-value.ts';

const OPTIONS = ['a', 'b'];
/** Mean rewards of options in easy and hard cases: `b` is 1,000 bp better in hard ones alone. */
const MEANS = { easy: { a: 7_000, b: 6_500 }, hard: { a: 3_000, b: 4_000 } } as const;

/** Logs of a policy that mostly takes `a`, more often in easy cases; the other one takes `b`. */
function judged(seed: string, count: number): PolicyValue | null {
  const choices = Array.from({ length: count }, (_, at) => {
    const chance = (what: string, to: number) => draw(`${seed}/${at}/${what}`, 0, to - 1);
    const context = chance('context', 2) === 0 ? ('easy' as const) : ('hard' as const);
    const ofB = context === 'easy' ? 1_000 : 2_500;
    const chosen = chance('choice', 10_000) < ofB ? ('b' as const) : ('a' as const);
    const rewardBp = MEANS[context][chosen] + chance('noise', 4_001) - 2_000;
    return { context, chosen, rewardBp, propensityBp: chosen === 'b' ? ofB : 10_000 - ofB };
  });
  const expected = expectedRewards(choices, OPTIONS);
  return policyValue(
    choices.map((it, at) => ({
      ...it,
      chances: new Map([['b', 1]]),
      expectedBp: expected[at] ?? new Map(),
    })),
  );
}

const TRUE_VALUE_BP = (MEANS.easy.b + MEANS.hard.b) / 2;

describe('the value of a policy that was not followed', () => {
  it('comes out of the logs of another, within its interval about as often as it says', () => {
    const all = Array.from({ length: 200 }, (_, at) => judged(`world ${at}`, 400));
    for (const kind of ['weightedBp', 'doublyRobustBp'] as const) {
      const hits = all.filter((it) => {
        const { lowBp = 0, highBp = 0 } = it?.[kind] ?? {};
        return lowBp <= TRUE_VALUE_BP && TRUE_VALUE_BP <= highBp;
      }).length;
      expect(hits / all.length).toBeGreaterThan(0.9);
      const mean = all.reduce((sum, it) => sum + (it?.[kind].meanBp ?? 0), 0) / all.length;
      expect(Math.abs(mean - TRUE_VALUE_BP)).toBeLessThan(60);
    }
  });

  it('is told from fewer choices in effect than there are', () => {
    const value = judged('one', 400);
    expect(value?.sampleSize).toBe(400);
    expect(value?.effectiveSampleSize).toBeLessThan(120);
  });

  it('of the policy that was followed is what came of it', () => {
    const choices = Array.from({ length: 50 }, (_, at) => ({
      chosen: 'a',
      propensityBp: 10_000,
      rewardBp: draw(`own/${at}`, 0, 10_000),
      chances: new Map([['a', 1]]),
      expectedBp: new Map([['a', 4_000]]),
    }));
    const value = policyValue(choices);
    expect(value?.doublyRobustBp.meanBp).toBeCloseTo(value?.loggedBp.meanBp ?? 0, 6);
    expect(value?.weightedBp.meanBp).toBeCloseTo(value?.loggedBp.meanBp ?? 0, 6);
    expect(value?.differenceBp).toMatchObject({ lowBp: 0, highBp: 0 });
  });

  it('is unknown without choices in common', () => {
    expect(policyValue([])).toBeNull();
    const never = { chances: new Map([['b', 1]]), expectedBp: new Map() };
    expect(policyValue([{ chosen: 'a', propensityBp: 10_000, rewardBp: 1, ...never }])).toBeNull();
  });
});
