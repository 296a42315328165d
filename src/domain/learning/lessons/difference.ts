import type { LessonDifference } from '#contracts/lessons.ts';
import { followed, supplierAdjustmentsBp } from './conflicts.ts';
import type { WeighedLesson } from './conflicts.ts';
import { topicOf } from './kinds.ts';
import { covers } from './scope.ts';

/**
 * What is advised where a lesson holds, with it and without it.
 * @param active all active lessons that may hold there too; with or without the lesson itself
 */
export function differenceOf(
  lesson: WeighedLesson,
  active: readonly WeighedLesson[],
  adjustMaxBp: number,
): LessonDifference {
  // Narrower lessons count in their own part of the scope alone, and change nothing elsewhere.
  const others = active.filter(
    (it) => it.lessonId !== lesson.lessonId && covers(it.scope, lesson.scope),
  );
  const without = followed(others);
  const withIt = followed([...others, lesson]);
  const { supplierId } = lesson.scope;
  const adjustment = (lessons: readonly WeighedLesson[]) =>
    (supplierId !== null && supplierAdjustmentsBp(lessons, adjustMaxBp).get(supplierId)) || 0;
  const isSame = (it: WeighedLesson) => topicOf(it.effect) === topicOf(lesson.effect);
  return {
    followed: {
      with: withIt.find(isSame)?.effect ?? null,
      without: without.find(isSame)?.effect ?? null,
    },
    adjustments:
      supplierId === null || !('adjustBp' in lesson.effect)
        ? []
        : [{ supplierId, withBp: adjustment(withIt), withoutBp: adjustment(without) }],
  };
}
