import type { AdviceAsk } from '#contracts/learning.ts';
import type { WeighedLesson } from '../lessons/conflicts.ts';
import { topicOf } from '../lessons/kinds.ts';

/** A lesson at the version that a case uses: the one in force when it was opened. */
export type CaseLesson = WeighedLesson & { version: number; because: string };

/** Lessons that speak for an option of a question; a context that a lesson does not name is any. */
export function lessonsOn(
  { question, context }: Pick<AdviceAsk, 'question' | 'context'>,
  lessons: readonly CaseLesson[],
): CaseLesson[] {
  return lessons.filter(
    ({ scope, effect }) =>
      topicOf(effect) === question && (scope.context === null || scope.context === context),
  );
}

/** What the options of lessons add to the rules' score of an option, in basis points. */
export const lessonRewardBp = (lessons: readonly CaseLesson[], option: string): number =>
  lessons.reduce(
    (sum, { effect }) =>
      'rewardBp' in effect && effect.option === option ? sum + effect.rewardBp : sum,
    0,
  );
