import { describe, expect, it } from 'vitest';
import { categoryClass, searchContext, talksContext } from './contexts.ts';

const line = (id: string | null) =>
  ({ classification: id === null ? null : { scheme: 'CPV', id } }) as Parameters<
    typeof categoryClass
  >[0][number];

describe('what alike cases have in common', () => {
  it('is the class of their lines where it is one', () => {
    expect(categoryClass([line('33690000'), line('33692000')])).toBe('CPV 3369');
    expect(categoryClass([line('33690000'), line('30190000')])).toBe('mixed');
    expect(categoryClass([line(null)])).toBe('unclassified');
  });

  it('names how suppliers bargain when most of those known do so alike', () => {
    const of = { competition: 'thin', urgency: 'low', category: 'CPV 3369' } as const;
    expect(talksContext(of)).toBe('thin/low/CPV 3369');
    const opponents = ['hardliner', 'unknown', 'hardliner', 'conceder'] as const;
    expect(talksContext({ ...of, opponents })).toBe('thin/low/CPV 3369/hardliner');
    expect(talksContext({ ...of, opponents: ['hardliner', 'conceder'] })).toBe('thin/low/CPV 3369');
  });

  it('is how far the budget goes', () => {
    const of = { urgency: 'high', category: 'mixed' } as const;
    const fits = [null, 9_999, 10_000, 11_000].map((it) =>
      searchContext({ ...of, budgetFitBp: it }),
    );
    expect(fits.map((it) => it.split('/')[1])).toEqual(['unpriced', 'short', 'tight', 'roomy']);
  });
});
