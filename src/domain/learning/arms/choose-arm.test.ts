import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Suggestion } from '#contracts/learning.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import {
  NOW_MONTH,
  anArmQuestion,
  cellsOfPlays,
  times,
} from '../../../../tests/support/arm-builders.ts';
import { chooseArm } from './choose-arm.ts';

const OPTIONS = ['balanced', 'collaborative', 'competitive'];
const plays = fc.array(
  fc.record({
    option: fc.constantFrom(...OPTIONS),
    rewardBp: fc.integer({ min: 0, max: 10_000 }),
    monthNo: fc.integer({ min: NOW_MONTH - 40, max: NOW_MONTH }),
    context: fc.constantFrom('thin/low/CPV 3369', 'sole/low/CPV 3369'),
  }),
  { maxLength: 60 },
);
const anyQuestion = fc
  .record({
    plays,
    seed: fc.nat(),
    exploreShareBp: fc.integer({ min: 0, max: 10_000 }),
    urgency: fc.constantFrom('low', 'medium', 'high', 'critical'),
    amountMinor: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
  })
  .map(({ plays: all, exploreShareBp, ...parts }) =>
    anArmQuestion({
      ...parts,
      cells: cellsOfPlays(all),
      rules: { ...defaultLearningRules, exploreShareBp },
    }),
  );

const chanceOf = (all: readonly Suggestion[], option: string): number =>
  all.find((it) => it.option === option)?.propensityBp ?? 0;

describe('the choice of an arm', () => {
  it('gives every option a chance, which add up to the whole, and takes one that has a chance', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { suggestions, chosen } = chooseArm(question);
        expect(suggestions.map((it) => it.option).toSorted()).toEqual(OPTIONS);
        expect(suggestions.reduce((sum, it) => sum + it.propensityBp, 0)).toBe(10_000);
        expect(suggestions.every((it) => it.propensityBp >= 0)).toBe(true);
        expect(chanceOf(suggestions, chosen)).toBeGreaterThan(0);
      }),
    );
  });

  it('tries in no more cases than policy leaves to it', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const chances = chooseArm(question).suggestions.map((it) => it.propensityBp);
        expect(10_000 - Math.max(...chances)).toBeLessThanOrEqual(question.rules.exploreShareBp);
      }),
    );
  });

  it('tries nothing in critical cases, above the amount of policy, or of unknown amounts', () => {
    const told = cellsOfPlays(times(5, { option: 'balanced', rewardBp: 4_000 }));
    for (const parts of [
      { urgency: 'critical' as const },
      { amountMinor: defaultLearningRules.exploreAmountMaxMinor + 1 },
      { amountMinor: null },
    ]) {
      const { suggestions, explores } = chooseArm(anArmQuestion({ cells: told, ...parts }));
      expect(suggestions.map((it) => it.propensityBp).toSorted((a, b) => a - b)).toEqual([
        0, 0, 10_000,
      ]);
      expect(explores).toBe(false);
    }
  });

  it('is that of the rules while nothing is known, but for what it tries', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...OPTIONS), (seed, without) => {
        const choice = chooseArm(anArmQuestion({ seed, without }));
        expect(choice.explores || choice.chosen === without).toBe(true);
        expect(choice.suggestions[0]?.option).toBe(without);
      }),
    );
  });

  it('is that of the rules when memory is off, whatever is known', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const rules = { ...question.rules, useMemory: false };
        const choice = chooseArm({ ...question, rules });
        expect(choice.chosen).toBe('balanced');
        expect(chanceOf(choice.suggestions, 'balanced')).toBe(10_000);
      }),
    );
  });

  it('is the same for the same case', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(chooseArm(question)).toEqual(chooseArm(structuredClone(question)));
      }),
    );
  });

  it('takes options as often as it says', () => {
    const cells = cellsOfPlays([
      ...times(4, { option: 'balanced', rewardBp: 5_000 }),
      ...times(4, { option: 'competitive', rewardBp: 6_000 }),
    ]);
    const all = Array.from({ length: 4_000 }, (_, seed) =>
      chooseArm(anArmQuestion({ cells, seed })),
    );
    const share = all.filter((it) => it.chosen === 'competitive').length / all.length;
    const said = chanceOf(all[0]?.suggestions ?? [], 'competitive') / 10_000;
    expect(said).toBeGreaterThan(0.01);
    expect(Math.abs(share - said)).toBeLessThan(0.015);
  });
});

describe('what was seen', () => {
  const balanced = times(20, { option: 'balanced', rewardBp: 5_000 });

  it('makes an option likelier the more it brought', () => {
    const chance = (rewardBp: number) => {
      const cells = cellsOfPlays([...balanced, ...times(6, { option: 'competitive', rewardBp })]);
      return chanceOf(chooseArm(anArmQuestion({ cells })).suggestions, 'competitive');
    };
    const chances = [2_000, 4_500, 5_500, 8_500].map(chance);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(chances[0]).toBeLessThan(chances[3] ?? 0);
  });

  it('does not move it away from the rules by a few lucky cases, but by many good ones', () => {
    const after = (count: number) =>
      chooseArm(
        anArmQuestion({
          amountMinor: null,
          cells: cellsOfPlays([
            ...balanced,
            ...times(count, { option: 'competitive', rewardBp: 6_500 }),
          ]),
        }),
      ).chosen;
    expect(after(1)).toBe('balanced');
    expect(after(25)).toBe('competitive');
  });

  it('in other contexts in which the rules choose the same counts, and less than in its own', () => {
    const other = { option: 'competitive', rewardBp: 7_500, context: 'thin/high/CPV 3369' };
    const mean = (context: string) =>
      chooseArm(
        anArmQuestion({ cells: cellsOfPlays([...balanced, ...times(8, { ...other, context })]) }),
      ).suggestions.find((it) => it.option === 'competitive')?.expected.mean ?? 0;
    const nothing = chooseArm(anArmQuestion({ cells: cellsOfPlays(balanced) }));
    const before = nothing.suggestions.find((it) => it.option === 'competitive')?.expected.mean;
    expect(mean('thin/high/CPV 3369')).toBeGreaterThan(before ?? 0);
    expect(mean('thin/low/CPV 3369')).toBeGreaterThan(mean('thin/high/CPV 3369'));
  });

  it('where the rules chose otherwise says nothing', () => {
    const elsewhere = { context: 'sole/low/CPV 3369', without: 'competitive' };
    const cells = cellsOfPlays([
      ...balanced,
      ...times(50, { option: 'competitive', rewardBp: 9_500, ...elsewhere }),
    ]);
    expect(chooseArm(anArmQuestion({ cells, amountMinor: null })).chosen).toBe('balanced');
  });

  it('is forgotten soon when the last months say otherwise', () => {
    const old = NOW_MONTH - 8;
    const cells = cellsOfPlays([
      ...times(60, { option: 'competitive', rewardBp: 8_000, monthNo: old }),
      ...times(30, { option: 'balanced', rewardBp: 5_000, monthNo: old }),
      ...times(15, { option: 'competitive', rewardBp: 2_000 }),
      ...times(5, { option: 'balanced', rewardBp: 5_000 }),
    ]);
    expect(chooseArm(anArmQuestion({ cells, amountMinor: null })).chosen).toBe('balanced');
  });

  it('of an option that brings far less keeps it from being tried', () => {
    const cells = cellsOfPlays([
      ...times(40, { option: 'balanced', rewardBp: 8_000 }),
      ...times(40, { option: 'competitive', rewardBp: 3_000 }),
    ]);
    expect(chanceOf(chooseArm(anArmQuestion({ cells })).suggestions, 'competitive')).toBe(0);
  });
});
