import { describe, expect, it } from 'vitest';
import type { LessonEffect } from '#contracts/lessons.ts';
import type { WeighedLesson } from './conflicts.ts';
import { differenceOf } from './difference.ts';
import { scopeOf } from './scope.ts';

const weighed = (
  lessonId: string,
  effect: LessonEffect,
  scope: Parameters<typeof scopeOf>[0],
): WeighedLesson => ({
  lessonId,
  effect,
  scope: scopeOf(scope),
  confidenceBp: 10_000,
  evidence: { casesCount: 20 },
});

describe('what a lesson changes', () => {
  const special = { supplierId: 'S', category: 'CPV 3369' };
  const late = weighed('late', { kind: 'supplier_late', adjustBp: -500 }, special);
  const reliable = weighed(
    'wide',
    { kind: 'supplier_reliable', adjustBp: 300 },
    { supplierId: 'S' },
  );
  const slow = weighed('slow', { kind: 'answers_slowly', adjustBp: -200 }, { supplierId: 'S' });

  it('is the wider lesson that counts again without it, and the score of its supplier', () => {
    expect(differenceOf(late, [late, reliable, slow], 1_500)).toEqual({
      followed: { with: late.effect, without: reliable.effect },
      adjustments: [{ supplierId: 'S', withBp: -700, withoutBp: 100 }],
    });
  });

  it('is told without the narrower ones, which count in their own part alone', () => {
    expect(differenceOf(reliable, [late, reliable], 1_500)).toEqual({
      followed: { with: reliable.effect, without: null },
      adjustments: [{ supplierId: 'S', withBp: 300, withoutBp: 0 }],
    });
  });

  it('is no score where it moves none', () => {
    const option: LessonEffect = { kind: 'approach_works', option: 'balanced', rewardBp: 400 };
    const lesson = weighed('option', option, { context: 'c' });
    expect(differenceOf(lesson, [], 1_500)).toEqual({
      followed: { with: option, without: null },
      adjustments: [],
    });
  });
});
