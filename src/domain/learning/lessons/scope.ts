import type { LessonEffect, LessonScope } from '#contracts/lessons.ts';

const PARTS = ['supplierId', 'category', 'lane', 'itemId', 'context'] as const;

/** The scope of a whole tenant, narrowed by the parts that are given. */
export const scopeOf = (parts: Partial<LessonScope>): LessonScope => ({
  supplierId: null,
  category: null,
  lane: null,
  itemId: null,
  context: null,
  ...parts,
});

/** Whether there can be a case in which both hold. */
export const overlaps = (a: LessonScope, b: LessonScope): boolean =>
  PARTS.every((it) => a[it] === null || b[it] === null || a[it] === b[it]);

/** Whether one holds wherever the other does. */
export const covers = (wide: LessonScope, narrow: LessonScope): boolean =>
  PARTS.every((it) => wide[it] === null || wide[it] === narrow[it]);

/** How many things a scope names; of two that overlap the one that names more is the narrower. */
export const narrowness = (scope: LessonScope): number =>
  PARTS.filter((it) => scope[it] !== null).length;

export const isSameScope = (a: LessonScope, b: LessonScope): boolean =>
  PARTS.every((it) => a[it] === b[it]);

/** What makes a lesson the same one however often it is found: kind, scope and option. */
export const lessonKey = (effect: LessonEffect, scope: LessonScope): string =>
  JSON.stringify([
    effect.kind,
    'option' in effect ? effect.option : null,
    ...PARTS.map((it) => scope[it]),
  ]);

/** A scope in words, such as `SUP-1, CPV 3369`. */
export const scopeWords = (scope: LessonScope): string =>
  PARTS.flatMap((it) => scope[it] ?? []).join(', ') || 'everywhere';
