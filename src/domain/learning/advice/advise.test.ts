import { describe, expect, it } from 'vitest';
import { Advice } from '#contracts/learning.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import { aRequisition, OPENED_AT_MS } from '../../../../tests/support/case-builders.ts';
import { aCell } from '../cell-builder.ts';
import { ALL_KEY, armAllKey, armKey } from '../cells.ts';
import { monthNoOf } from '../observations/place.ts';
import { counselOf, silentCounsel, wantedCells } from './advise.ts';
import type { CaseLesson } from './case-lesson.ts';

const monthNo = monthNoOf(OPENED_AT_MS);
const ask = {
  question: 'approach' as const,
  context: 'thin/low/CPV 4212',
  options: ['balanced', 'collaborative'].map((option) => ({ option, ruleScoreBp: 5_000 })),
  without: 'balanced',
};
const wish = {
  requisition: aRequisition(),
  agent: 'negotiation' as const,
  asks: [ask],
  supplierIds: ['acme', 'new'],
};
/** Forty cases in which an option brought so much, as both levels count them. */
const rewards = (option: string, mean: number) => {
  const sampleSize = 40;
  const [sum, squares] = [mean * sampleSize, mean ** 2 * sampleSize];
  const cell = { measure: 'reward' as const, monthNo, sampleSize, sum, squares };
  return [
    aCell({ ...cell, level: 'arm', key: armKey('approach', ask.context, option) }),
    aCell({ ...cell, level: 'arm_all', key: armAllKey('approach', ask.without, option) }),
  ];
};
const late = { measure: 'late' as const, monthNo };
const cells = [
  ...rewards('collaborative', 8_000),
  ...rewards('balanced', 4_000),
  aCell({ ...late, key: 'acme', sampleSize: 20, sum: 19, squares: 19 }),
  aCell({ ...late, level: 'all', key: ALL_KEY, sampleSize: 200, sum: 20, squares: 20 }),
];
const lesson: CaseLesson = {
  lessonId: 'L-1',
  version: 2,
  scope: { supplierId: 'acme', category: null, lane: null, itemId: null, context: null },
  effect: { kind: 'supplier_late', adjustBp: -800 },
  confidenceBp: 10_000,
  evidence: { casesCount: 20 },
  because: 'acme: 95 % of deliveries late.',
};
const rules = { ...defaultLearningRules, exploreShareBp: 0 };
const counsel = counselOf(wish, rules, { cells, lessons: [lesson], observationNo: 260 });

describe('a counsel', () => {
  it('chooses what brought more in alike cases, and says what would be without it', () => {
    const [advice] = counsel.advice;
    expect(advice).toMatchObject({ chosen: 'collaborative', without: 'balanced' });
    expect(advice?.suggestions[0]?.evidence).toContain(`arm ${cells[0]?.key}`);
    expect(advice?.asOf.observationNo).toBe(260);
    expect(() => Advice.parse(advice)).not.toThrow();
  });

  it('estimates suppliers, those nobody knows by what is usual', () => {
    const [acme, fresh] = counsel.suppliers;
    expect(acme?.onTimeBp.mean).toBeLessThan(3_500);
    expect(fresh?.onTimeBp.mean).toBeGreaterThan(7_500);
    expect(fresh?.onTimeBp.sampleSize).toBe(0);
  });

  it('takes the word of a lesson for its supplier alone', () => {
    expect(counsel.suppliers.map((it) => it.lessonsBp)).toEqual([-800, 0]);
    expect(counsel.suppliers[0]?.lessons[0]?.ref).toEqual({ lessonId: 'L-1', version: 2 });
  });

  it('names risks with what they rest on, and none that nobody has seen', () => {
    expect(counsel.advice[0]?.risks).toMatchObject([
      { supplierId: 'acme', what: 'late_delivery', evidence: ['supplier/acme/late'] },
    ]);
  });

  it('looks at the cells of its suppliers, of what is usual, and of its options only', () => {
    const wanted = wantedCells(wish);
    expect(wanted.filter((it) => it.level === 'supplier').map((it) => it.key)).toEqual([
      'acme',
      'new',
    ]);
    expect(wantedCells({ ...wish, supplierIds: [] }).map((it) => it.level)).not.toContain('all');
  });
});

it('is silent where memory is off, and names what the rules do', () => {
  expect(silentCounsel(wish).advice).toMatchObject([
    { chosen: null, without: 'balanced', suggestions: [] },
  ]);
});
