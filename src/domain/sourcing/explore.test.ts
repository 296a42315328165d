import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aCandidate } from '../../../tests/support/talk-builders.ts';
import type { SourcingRules } from '#contracts/tenant-policy.ts';
import { Exploration } from '#contracts/sourcing-facts.ts';
import type { Candidate } from '#contracts/supplier.ts';
import { explore } from './explore.ts';

const rules = (parts: Partial<NonNullable<SourcingRules['explore']>> = {}) => ({
  seatsMax: 1,
  scoreGapMaxBp: 1_500,
  amountMaxMinor: 1_000_000,
  shareBp: 10_000,
  ...parts,
});
const candidate = (id: string, scoreBp: number, deliveriesCount: number): Candidate =>
  aCandidate(id, {}, { scoreBp, deliveriesCount });
const someRanked = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 3,
    maxLength: 14,
  })
  .map((all) =>
    all
      .toSorted((a, b) => b[0] - a[0])
      .map(([scoreBp, deliveries], at) => candidate(`s${at}`, scoreBp, deliveries)),
  );
const someCase = fc.record({
  ranked: someRanked,
  most: fc.integer({ min: 2, max: 8 }),
  seed: fc.nat(),
  rules: fc.record({
    seatsMax: fc.integer({ min: 0, max: 5 }),
    scoreGapMaxBp: fc.integer({ min: 0, max: 4_000 }),
    amountMaxMinor: fc.constant(1_000_000),
    shareBp: fc.integer({ min: 0, max: 10_000 }),
  }),
});
type Tried = {
  ranked: Candidate[];
  most: number;
  seed: number;
  rules?: NonNullable<SourcingRules['explore']>;
};
const run = ({ ranked, most, seed, rules: given }: Tried, parts = {}) => {
  const shortlist = ranked.slice(0, most);
  const best = ranked[0];
  const explored = explore(
    given,
    aRequisition({ seed, ...parts }),
    ranked,
    shortlist,
    (it) => it === best,
  );
  return { exploration: explored.exploration, before: shortlist, after: explored.shortlist };
};
const idsOf = (all: readonly { supplierId: string }[]) => all.map((it) => it.supplierId);

describe('a seat for somebody new', () => {
  it('never costs a protected seat, never changes the length or the order of a shortlist', () => {
    fc.assert(
      fc.property(someCase, (tried) => {
        const { before, after } = run(tried);
        expect(after).toHaveLength(before.length);
        expect(idsOf(after)[0]).toBe(idsOf(before)[0]);
        const scores = after.map((it) => it.scoreBp);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(idsOf(tried.ranked)).toEqual(expect.arrayContaining(idsOf(after)));
      }),
    );
  });

  it('is bounded: in number, in score, and by half of the shortlist', () => {
    fc.assert(
      fc.property(someCase, (tried) => {
        const { exploration, before } = run(tried);
        const invited = exploration?.invited ?? [];
        const { seatsMax, scoreGapMaxBp } = tried.rules;
        expect(invited.length).toBeLessThanOrEqual(
          Math.min(seatsMax, Math.floor(before.length / 2)),
        );
        for (const it of invited) expect(it.scoreGapBp).toBeLessThanOrEqual(scoreGapMaxBp);
      }),
    );
  });

  it('is drawn with a chance that is kept, above 0 and in all no more than the share', () => {
    fc.assert(
      fc.property(someCase, (tried) => {
        const { exploration } = run(tried);
        if (exploration === null) return;
        const { eligible, shareBp, invited } = Exploration.parse(exploration);
        const sum = eligible.reduce((total, it) => total + it.propensityBp, 0);
        expect(Math.abs(sum - shareBp)).toBeLessThanOrEqual(eligible.length);
        expect(idsOf(eligible)).toEqual(expect.arrayContaining(idsOf(invited)));
      }),
    );
  });

  it('goes to the same supplier for the same seed', () => {
    fc.assert(
      fc.property(someCase, (tried) => {
        expect(run(tried)).toEqual(run(tried));
      }),
    );
  });

  it('goes to each newcomer about as often as its chance says', () => {
    const ranked = [
      ...['a', 'b', 'c'].map((id, at) => candidate(id, 8_000 - at, 30)),
      candidate('new', 7_900, 0),
      candidate('newer', 7_000, 1),
    ];
    const all = Array.from({ length: 4_000 }, (_, seed) =>
      run({ ranked, most: 3, seed, rules: rules({ shareBp: 4_000 }) }),
    );
    const { eligible = [] } = all[0]?.exploration ?? {};
    expect(idsOf(eligible)).toEqual(['new', 'newer']);
    for (const { supplierId, propensityBp } of eligible) {
      const times = all.filter((it) => idsOf(it.after).includes(supplierId)).length;
      expect(Math.abs(times / all.length - propensityBp / 10_000)).toBeLessThan(0.03);
    }
  });

  const ranked = [candidate('a', 8_000, 30), candidate('b', 7_000, 30), candidate('new', 6_000, 0)];

  it('says in whose place and at what bound', () => {
    const { after, exploration } = run({ ranked, most: 2, seed: 1, rules: rules() });
    expect(idsOf(after)).toEqual(['a', 'new']);
    expect(after[1]?.exploration).toContain('in the place of b, 1000 bp below');
    expect(exploration?.costBound).toContain('1 of 2 seats, each at most 1500 bp');
  });

  it.each([
    ['a critical need', {}, { urgency: 'critical' as const }],
    ['an amount above the limit', {}, { budgetMinor: 1_000_001 }],
    ['a gap above the limit', { scoreGapMaxBp: 999 }, {}],
    ['a tenant that gives no seat', { seatsMax: 0 }, {}],
  ])('is not given for %s', (_name, ruleParts, parts) => {
    expect(idsOf(run({ ranked, most: 2, seed: 1, rules: rules(ruleParts) }, parts).after)).toEqual([
      'a',
      'b',
    ]);
  });

  it('is not given where policy says nothing of it', () => {
    expect(run({ ranked, most: 2, seed: 1 }).exploration).toBeNull();
  });
});
