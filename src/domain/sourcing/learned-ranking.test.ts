import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLearned, anEstimate, anyLearned } from '../../../tests/support/advice-builders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aProspect } from '../../../tests/support/supplier-builders.ts';
import type { ActivityInputs } from '#contracts/activities.ts';
import type { LearnedSupplier } from '../learning/advice/learned-supplier.ts';
import { openSearch } from './search.ts';

const order: ActivityInputs['searchSuppliers'] = {
  requisition: aRequisition({
    prioritiesBp: { price: 1_000, delivery: 5_000, quality: 2_000, risk: 2_000 },
  }),
  strategy: 'fast_delivery',
  relaxed: [],
  excludeSupplierIds: [],
  shortlistMax: 20,
};
const asOf = { observationNo: 9, day: '2026-03-02' };
const prospects = ['alpha', 'beta', 'gamma'].map((it) => aProspect(it));
const find = (suppliers: readonly LearnedSupplier[] | null, adjustMaxBp = 1_500) =>
  openSearch(order, prospects, []).close(suppliers && { asOf, suppliers, adjustMaxBp });
const ids = (found: ReturnType<typeof find>) => found.shortlist.map((it) => it.supplierId);
const late = aLearned('alpha', { onTimeBp: anEstimate(500) });

describe('a ranking with memory', () => {
  const found = find([late]);

  it('puts who is always late after the others, and says where it was', () => {
    expect(ids(find(null))).toEqual(['alpha', 'beta', 'gamma']);
    expect(ids(found)).toEqual(['beta', 'gamma', 'alpha']);
    const told = found.shortlist.find((it) => it.supplierId === 'alpha')?.advice;
    expect(told).toContain('without memory it would have ranked 1');
    expect(told).toContain('on time 5.0 %, expected after 20 deliveries');
  });

  it('tells whom the ranking alone would have put first', () => {
    expect(found.memory).toMatchObject({ chosen: 'beta', without: 'alpha', explores: false });
    expect(found.memory?.because).toContain('without memory: alpha, beta, gamma');
    expect(find(null)).not.toHaveProperty('memory');
  });

  it('takes lessons into the score as well', () => {
    const told = { ref: { lessonId: 'L-1', version: 1 }, because: 'beta: reliable.' };
    const good = aLearned('beta', { lessonsBp: 400, lessons: [told] });
    const with_ = find([aLearned('alpha'), good]);
    expect(ids(with_)[0]).toBe('beta');
    expect(with_.memory?.lessons).toEqual([{ lessonId: 'L-1', version: 1 }]);
  });

  it('moves no score by more than the tenant allows, and nobody in or out, whatever it says', () => {
    const some = fc.tuple(...['alpha', 'beta', 'gamma', 'stranger'].map(anyLearned));
    const before = find(null);
    fc.assert(
      fc.property(some, fc.nat(3_000), (suppliers, adjustMaxBp) => {
        const after = find(suppliers, adjustMaxBp);
        expect(ids(after).toSorted()).toEqual(ids(before).toSorted());
        for (const it of after.shortlist) {
          const was = before.shortlist.find((one) => one.supplierId === it.supplierId);
          expect(Math.abs(it.scoreBp - (was?.scoreBp ?? 0))).toBeLessThanOrEqual(adjustMaxBp);
          const { scoreBp: _a, factors: _b, advice: _c, expectedLossBp: _d, ...rest } = it;
          expect(was).toMatchObject(rest);
        }
        const { shortlist: _after, memory: _memory, ...same } = after;
        const { shortlist: _before, ...known } = before;
        expect(same).toEqual(known);
      }),
    );
  });
});
