import { describe, expect, it } from 'vitest';
import { facetsOf, rowShareOf, tsqueryOf } from './facets.ts';

const category = (id: string, scheme: 'CPV' | 'UNSPSC' = 'CPV') =>
  facetsOf({ classification: { scheme, id } })[0];

describe('the facets of a filter', () => {
  it.each([
    ['42621100-6', 'cpv:426211'],
    ['42000000-6', 'cpv:42'],
    ['30000000-9', 'cpv:30'],
    ['4262', 'cpv:4262'],
  ])('take %s for the category and all below it', (id, lexeme) => {
    expect(category(id)).toEqual([lexeme]);
  });

  it('keep the schemes apart', () => {
    expect(category('42000000', 'UNSPSC')).toEqual(['unspsc:42']);
  });

  it('are one of the countries, and each certificate', () => {
    const filter = { countries: ['DE', 'FR'], certificates: ['ISO 9001', 'CE'] };
    expect(facetsOf(filter)).toEqual([['in:DE', 'in:FR'], ['cert:iso 9001'], ['cert:ce']]);
    expect(facetsOf({ countries: [] })).toEqual([]);
  });

  it('leave bounds to the rows, and count with what these keep out', () => {
    expect(facetsOf({ leadTimeDaysMax: 9, unitPriceMinorMax: 5 })).toEqual([]);
    expect(rowShareOf({ currency: 'EUR' })).toBe(1);
    expect(rowShareOf({ leadTimeDaysMax: 9, unitPriceMinorMax: 5 })).toBe(0.25);
  });
});

describe('the text of a tsquery', () => {
  it('quotes whatever a lexeme holds', () => {
    expect(tsqueryOf([["it's"], ['a\\b', 'c|d']])).toBe(`('it''s')&('a\\\\b'|'c|d')`);
    expect(tsqueryOf([])).toBeNull();
  });
});
