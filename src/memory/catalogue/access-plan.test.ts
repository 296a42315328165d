import { describe, expect, it } from 'vitest';
import { expectedCount, planAccess } from './access-plan.ts';
import type { Walk } from './access-plan.ts';

const ENTRIES = 6_000_000;
const plan = (conditions: Record<string, number>, walk: Walk = 'keys') =>
  planAccess(
    Object.entries(conditions).map(([names, entriesCount]) => ({
      facet: names.split('|'),
      entriesCount,
    })),
    { entriesCount: ENTRIES, walk },
    100,
  );

describe('the way to the entries of a question', () => {
  it('leads by the rare word, not by the common ones', () => {
    expect(plan({ steel: 1_200_000, flagpole: 900 }).indexed[0]).toEqual(['flagpole']);
    expect(plan({ 'steel|brass': 1_600_000, flagpole: 90 }).asked).toEqual([['steel', 'brass']]);
  });

  it('meets two middling words in the index', () => {
    expect(plan({ steel: 1_200_000, pump: 32_000 }).indexed).toContainEqual(['pump']);
    expect(plan({ a: 300_000, b: 30_000, c: 20_000 }).indexed.length).toBeGreaterThan(1);
  });

  it('walks where nearly everything fits', () => {
    expect(plan({ 'cert:iso 9001': 2_700_000, 'unit:C62': 2_500_000 }).indexed).toEqual([]);
  });

  it('keeps many alternatives out of the index unless they lead alone', () => {
    const { indexed } = plan({ 'cpv:421': 24_000, 'in:DE|in:FR|in:IT': 870_000 });
    expect(indexed).toEqual([['cpv:421']]);
    expect(plan({ 'in:LU|in:MT': 900, 'cpv:42': 342_000 }).indexed).toEqual([['in:LU', 'in:MT']]);
  });

  it('asks for every condition somewhere', () => {
    const { indexed, asked } = plan({ a: 10, b: 100_000, 'c|d': 1_000, e: 5_000_000 });
    expect([...indexed, ...asked].map((it) => it.join('|')).toSorted()).toEqual([
      'a',
      'b',
      'c|d',
      'e',
    ]);
  });

  it('is the walk through nothing where nothing is asked', () => {
    expect(planAccess([], { entriesCount: 0, walk: 'table' }, 100)).toEqual({
      indexed: [],
      asked: [],
      walk: { by: 'table', entriesMax: null },
    });
  });

  it("walks sooner through a table that is the tenant's alone", () => {
    const middling = { work: 442_000, steel: 1_230_000 };
    expect(plan(middling, 'table').indexed).toEqual([]);
    expect(plan({ work: 44_000, steel: 1_230_000 }, 'table').indexed).not.toEqual([]);
  });

  it('ends a walk where it should have found enough, and leaves it for the index then', () => {
    const both = ['a', 'b'].map((word) => ({ facet: [word], entriesCount: 600_000 }));
    const extent = { entriesCount: ENTRIES, walk: 'table' as const };
    expect(planAccess(both, extent, 100)).toMatchObject({
      indexed: [],
      walk: { entriesMax: 20_000 },
    });
    expect(planAccess(both, extent, 100, false).indexed).not.toEqual([]);
  });

  it('expects of independent conditions the product of their shares', () => {
    const half = { facet: ['a'], entriesCount: 500 };
    expect(expectedCount([half, half], 1_000)).toBe(250);
    expect(expectedCount([], 1_000)).toBe(1_000);
    expect(expectedCount([half], 0)).toBe(0);
  });
});
