import { describe, expect, it } from 'vitest';
import type { AwardScenarioName } from '#contracts/comparison.ts';
import { aProposal } from '../../../tests/support/case-builders.ts';
import {
  aTalker,
  aWish,
  priced,
  someComparison,
} from '../../../tests/support/comparison-builders.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import type { TalkFacts } from './at-the-table.ts';
import { compare } from './compare.ts';

const at = (prices: Record<number, number>, parts = {}) =>
  someTerms(0, { lines: priced(prices), ...parts });
const both = aTalker('both', [at({ 1: 100_000, 2: 50_000 })]);
const pumps = aTalker('pumps', [at({ 1: 92_000 })]);
const valves = aTalker('valves', [at({ 2: 44_000 })]);

const scenario = (
  talks: TalkFacts[],
  name: AwardScenarioName,
  agreed = someComparison([]).agreed,
) => compare(someComparison(talks, agreed), aWish()).scenarios.find((it) => it.name === name);

describe('ways to award', () => {
  it('cost what they say, line by line', () => {
    expect(scenario([both, pumps, valves], 'cheapest_by_line')).toMatchObject({
      totalMinor: 10 * 92_000 + 4 * 44_000,
      suppliersCount: 2,
      shortfall: [],
      winners: [
        { lineNo: 1, supplierId: 'pumps', quantity: 10, totalMinor: 920_000 },
        { lineNo: 2, supplierId: 'valves', quantity: 4, totalMinor: 176_000 },
      ],
    });
  });

  it('give everything to one supplier only where one offers everything', () => {
    expect(scenario([both, pumps, valves], 'cheapest_single')).toMatchObject({
      totalMinor: 1_200_000,
      suppliersCount: 1,
    });
    expect(scenario([pumps, valves], 'cheapest_single')).toMatchObject({
      totalMinor: null,
      because: 'nobody offers everything that is wanted',
    });
  });

  it('find the two suppliers that cover everything most cheaply', () => {
    const third = aTalker('third', [at({ 1: 91_000 })]);
    expect(scenario([both, pumps, third, valves], 'max_two_winners')).toMatchObject({
      totalMinor: 910_000 + 176_000,
      suppliersCount: 2,
    });
  });

  it('count what an offer lacks where value decides', () => {
    const late = aTalker('late', [at({ 1: 99_000, 2: 49_500 }, { leadTimeDays: 60 })]);
    const talks = [both, late];
    expect(scenario(talks, 'cheapest_by_line')?.winners[0]?.supplierId).toBe('late');
    expect(scenario(talks, 'best_score')?.winners[0]?.supplierId).toBe('both');
  });

  it('leave out what cannot be awarded', () => {
    const dear = aTalker('dear', [at({ 1: 200_000, 2: 10_000 })]);
    const gone = aTalker('gone', [at({ 1: 90_000, 2: 10_000 })], { result: 'walked_away' });
    expect(scenario([both, dear, gone], 'cheapest_single')?.winners[0]?.supplierId).toBe('both');
    expect(scenario([dear, gone], 'cheapest_by_line')).toMatchObject({ totalMinor: null });
  });

  it('say when they are above the budget, and are not shaped by it', () => {
    const dear = aTalker('dear', [at({ 1: 110_000, 2: 60_000 })]);
    const facts = someComparison([dear]);
    const poor = { ...facts, requisition: { ...facts.requisition, budgetMinor: 1_000_000 } };
    const [, single] = compare(poor, aWish()).scenarios;
    expect(single).toMatchObject({ overBudget: true, totalMinor: 1_340_000 });
    expect(single?.because).toContain('3,400.00 USD above the budget');
  });

  it('are held against what is agreed, only where they cover the same', () => {
    const proposal = { ...aProposal(), totalMinor: 1_300_000, deliveryMinor: 0, shortfall: [] };
    const agreed = { proposal, because: 'awarded' };
    expect(scenario([both], 'cheapest_single', agreed)?.deltaMinor).toBe(-100_000);
    expect(scenario([pumps], 'cheapest_by_line', agreed)?.deltaMinor).toBeNull();
    expect(scenario([both], 'as_agreed')).toMatchObject({
      totalMinor: null,
      because: 'nothing is agreed yet',
    });
  });
});
