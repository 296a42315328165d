import { expect, it } from 'vitest';
import type { JudgedDecision } from '../evaluation/strategy-insights.ts';
import { learningCurve, questionsWithMany } from './curve.ts';

const decisions = (count: number, changes: Partial<JudgedDecision>): JudgedDecision[] =>
  Array.from({ length: count }, () => ({
    question: 'approach',
    context: 'thin/high',
    chosen: 'balanced',
    without: 'balanced',
    propensityBp: 10_000,
    rewardBp: 4_000,
    ...changes,
  }));

it('leaves out questions that were decided too rarely to tell', () => {
  const some = [...decisions(20, {}), ...decisions(19, { question: 'way_on' })];
  expect(questionsWithMany(some).map(([question]) => question)).toEqual(['approach']);
});

it('gives the mean of each window, and how often memory went another way', () => {
  const curve = learningCurve([
    ...decisions(10, {}),
    ...decisions(5, { rewardBp: 5_000 }),
    ...decisions(5, { rewardBp: 7_000, chosen: 'competitive' }),
  ]);
  expect(curve).toEqual([
    { decisionsCount: 10, rewardBp: 4_000, byMemoryBp: 0 },
    { decisionsCount: 20, rewardBp: 6_000, byMemoryBp: 5_000 },
  ]);
});
