import { describe, expect, it } from 'vitest';
import type { LessonEffect, LessonScope } from '#contracts/lessons.ts';
import { contradict, followed, supplierAdjustmentsBp, yieldsTo } from './conflicts.ts';
import type { WeighedLesson } from './conflicts.ts';
import { scopeOf } from './scope.ts';

const late: LessonEffect = { kind: 'supplier_late', adjustBp: -600 };
const reliable: LessonEffect = { kind: 'supplier_reliable', adjustBp: 400 };
const weighed = (
  lessonId: string,
  effect: LessonEffect,
  scope: Partial<LessonScope> = { supplierId: 'SUP-1' },
  parts: Partial<WeighedLesson> = {},
): WeighedLesson => ({
  lessonId,
  effect,
  scope: scopeOf(scope),
  confidenceBp: 10_000,
  evidence: { casesCount: 20 },
  ...parts,
});
const ids = (lessons: WeighedLesson[]) => lessons.map((it) => it.lessonId);
const narrow = { supplierId: 'SUP-1', category: 'CPV 3369' };

describe('two lessons contradict each other', () => {
  it('when they pull a supplier both ways where both hold', () => {
    expect(contradict(weighed('a', late), weighed('b', reliable))).toBe(true);
    expect(contradict(weighed('a', late), weighed('b', reliable, narrow))).toBe(true);
    expect(contradict(weighed('a', late), weighed('b', reliable, { supplierId: 'SUP-2' }))).toBe(
      false,
    );
  });

  it('when they want two options of one question, and not when they speak of two things', () => {
    const approach = (option: string): LessonEffect => ({
      kind: 'approach_works',
      option,
      rewardBp: 500,
    });
    const context = { context: 'rich/high' };
    const one = weighed('a', approach('competitive'), context);
    expect(contradict(one, weighed('b', approach('collaborative'), {}))).toBe(true);
    expect(contradict(one, weighed('b', approach('competitive'), {}))).toBe(false);
    const slow: LessonEffect = { kind: 'answers_slowly', adjustBp: -100 };
    expect(contradict(weighed('a', reliable), weighed('b', slow))).toBe(false);
  });
});

describe('of two that contradict each other', () => {
  it('the narrower is followed, however well the wider is supported', () => {
    const wide = weighed('wide', late, undefined, { evidence: { casesCount: 900 } });
    const special = weighed('narrow', reliable, narrow, { confidenceBp: 3_000 });
    expect(ids(followed([wide, special]))).toEqual(['narrow']);
    expect(yieldsTo(wide, [special])).toBeNull();
  });

  it('of one breadth the better supported is followed and the other waits', () => {
    const strong = weighed('strong', late, undefined, { confidenceBp: 8_000 });
    const weak = weighed('weak', reliable, undefined, { confidenceBp: 5_000 });
    for (const order of [
      [strong, weak],
      [weak, strong],
    ]) {
      expect(ids(followed(order))).toEqual(['strong']);
    }
    expect(yieldsTo(weak, [strong, weak])?.lessonId).toBe('strong');
    expect(yieldsTo(strong, [strong, weak])).toBeNull();
  });
});

describe('the score of a supplier', () => {
  it('moves by what its lessons say as far as they are believed, inside the bound', () => {
    const lessons = [
      weighed('a', late, undefined, { confidenceBp: 5_000 }),
      weighed('b', { kind: 'answers_slowly', adjustBp: -200 }),
      weighed('c', reliable, { supplierId: 'SUP-2' }),
      weighed('d', { kind: 'price_trend', yearlyBp: 300 }, { supplierId: 'SUP-3' }),
    ];
    const moved = (max: number) => [...supplierAdjustmentsBp(lessons, max)];
    expect(moved(1_500)).toEqual([
      ['SUP-1', -500],
      ['SUP-2', 400],
    ]);
    expect(moved(100)).toEqual([
      ['SUP-1', -100],
      ['SUP-2', 100],
    ]);
  });
});
