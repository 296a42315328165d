import type { LessonEffect, LessonEvidence, LessonScope } from '#contracts/lessons.ts';
import { clampBp, WHOLE_BP } from '../../basis-points.ts';
import { topicOf } from './kinds.ts';
import { isTurned } from './learn.ts';
import { narrowness, overlaps } from './scope.ts';

export type WeighedLesson = {
  lessonId: string;
  scope: LessonScope;
  effect: LessonEffect;
  confidenceBp: number;
  evidence: Pick<LessonEvidence, 'casesCount'>;
};

type Claim = Pick<WeighedLesson, 'scope' | 'effect'>;

/** Whether two lessons say contrary things about a case in which both hold. */
export function contradict(a: Claim, b: Claim): boolean {
  if (topicOf(a.effect) !== topicOf(b.effect) || !overlaps(a.scope, b.scope)) return false;
  return 'option' in a.effect && 'option' in b.effect
    ? a.effect.option !== b.effect.option
    : isTurned(a.effect, b.effect);
}

/** Whose word counts where two lessons contradict each other: the narrower, else the better supported. */
export function precedence(a: WeighedLesson, b: WeighedLesson): number {
  return (
    narrowness(b.scope) - narrowness(a.scope) ||
    b.confidenceBp - a.confidenceBp ||
    b.evidence.casesCount - a.evidence.casesCount ||
    (a.lessonId < b.lessonId ? -1 : 1)
  );
}

/** The lessons that are followed where all of these hold, the narrowest first. */
export function followed<L extends WeighedLesson>(lessons: readonly L[]): L[] {
  const taken: L[] = [];
  for (const it of lessons.toSorted(precedence)) {
    if (!taken.some((other) => contradict(it, other))) taken.push(it);
  }
  return taken;
}

/** The lesson of the same breadth that makes this one wait; null = none does. */
export function yieldsTo<L extends WeighedLesson>(lesson: L, others: readonly L[]): L | null {
  return (
    others.find(
      (it) =>
        it.lessonId !== lesson.lessonId &&
        narrowness(it.scope) === narrowness(lesson.scope) &&
        contradict(it, lesson) &&
        precedence(it, lesson) < 0,
    ) ?? null
  );
}

/**
 * What followed lessons add to the score of each supplier, weighed by how far they are believed.
 * @returns from -`adjustMaxBp` to `adjustMaxBp`, rounded; suppliers without a lesson are not there
 */
export function supplierAdjustmentsBp(
  lessons: readonly WeighedLesson[],
  adjustMaxBp: number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { scope, effect, confidenceBp } of lessons) {
    if (!('adjustBp' in effect) || scope.supplierId === null) continue;
    const share = (effect.adjustBp * clampBp(confidenceBp)) / WHOLE_BP;
    sums.set(scope.supplierId, (sums.get(scope.supplierId) ?? 0) + share);
  }
  const bounded = (sum: number) => Math.round(Math.min(adjustMaxBp, Math.max(-adjustMaxBp, sum)));
  return new Map([...sums].map(([supplierId, sum]) => [supplierId, bounded(sum)]));
}
