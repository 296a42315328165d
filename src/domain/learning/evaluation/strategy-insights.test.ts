import { describe, expect, it } from 'vitest';
import type { JudgedDecision } from './strategy-insights.ts';
import { strategyInsights } from './strategy-insights.ts';

const aDecision = (parts: Partial<JudgedDecision> = {}): JudgedDecision => ({
  question: 'approach',
  context: 'thin/low/CPV 3369',
  chosen: 'balanced',
  without: 'balanced',
  propensityBp: 9_000,
  rewardBp: 5_000,
  ...parts,
});

describe('what was tried', () => {
  it('is told by question and option, the most played first', () => {
    const [approach, search] = strategyInsights([
      aDecision({ question: 'search_strategy', chosen: 'budget', without: 'budget' }),
      aDecision({ rewardBp: 4_000 }),
      aDecision({ rewardBp: 6_000 }),
      aDecision({ chosen: 'competitive', propensityBp: 1_000, rewardBp: 7_000 }),
    ]);
    expect(search?.question).toBe('search_strategy');
    expect(approach?.options).toMatchObject([
      { option: 'balanced', playsCount: 2, byMemoryCount: 0, rewardBp: { meanBp: 5_000 } },
      { option: 'competitive', playsCount: 1, byMemoryCount: 1, meanPropensityBp: 1_000 },
    ]);
  });

  it('is held against what the rules alone would have brought', () => {
    const [approach] = strategyInsights([
      ...Array.from({ length: 50 }, () => aDecision({ rewardBp: 5_000 })),
      ...Array.from({ length: 50 }, () =>
        aDecision({ chosen: 'competitive', propensityBp: 8_000, rewardBp: 7_000 }),
      ),
    ]);
    expect(approach?.withoutMemory?.weightedBp.meanBp).toBeCloseTo(5_000, 6);
    expect(approach?.withoutMemory?.loggedBp.meanBp).toBe(6_000);
    expect(approach?.withoutMemory?.differenceBp.highBp).toBeLessThan(0);
  });

  it('is nothing without decisions', () => {
    expect(strategyInsights([])).toEqual([]);
  });
});
