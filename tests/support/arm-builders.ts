import type { LearnedQuestion } from '#contracts/learning.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { ArmQuestion } from '#domain/learning/arms/choose-arm.ts';
import type { Cell } from '#domain/learning/cells.ts';
import { armAllKey, armKey, WHOLE_COUNT } from '#domain/learning/cells.ts';

export const NOW_MONTH = 600;

/** Which approach for a case that rules would lead in a balanced way; nothing is known yet. */
export const anArmQuestion = (parts: Partial<ArmQuestion> = {}): ArmQuestion => ({
  question: 'approach',
  context: 'thin/low/CPV 3369',
  options: [
    { option: 'balanced', ruleScoreBp: 4_500 },
    { option: 'collaborative', ruleScoreBp: 3_000 },
    { option: 'competitive', ruleScoreBp: 3_500 },
  ],
  without: 'balanced',
  cells: [],
  nowMonth: NOW_MONTH,
  seed: 1,
  rules: defaultLearningRules,
  amountMinor: 100_000,
  urgency: 'low',
  ...parts,
});

export type Played = {
  option: string;
  rewardBp: number;
  monthNo?: number;
  context?: string;
  without?: string;
  question?: LearnedQuestion;
};

/** Cells of decisions, in their context and in all. */
export const cellsOfPlays = (plays: readonly Played[]): Cell[] =>
  plays.flatMap(
    ({
      option,
      rewardBp,
      monthNo = NOW_MONTH,
      context = 'thin/low/CPV 3369',
      without = 'balanced',
      question = 'approach',
    }) => {
      const cell = {
        measure: 'reward' as const,
        monthNo,
        sampleSize: 1,
        countMilli: WHOLE_COUNT,
        sumMilli: rewardBp * WHOLE_COUNT,
        squaresMilli: rewardBp ** 2 * WHOLE_COUNT,
      };
      return [
        { ...cell, level: 'arm' as const, key: armKey(question, context, option) },
        { ...cell, level: 'arm_all' as const, key: armAllKey(question, without, option) },
      ];
    },
  );

/** The same play so many times. */
export const times = (count: number, play: Played): Played[] =>
  Array.from({ length: count }, () => play);
