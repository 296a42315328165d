import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import type { Lever } from '#contracts/tenant-policy.ts';
import { LEVERS } from '#contracts/tenant-policy.ts';
import { anyTable, anyTableInside, aTable } from '../../../tests/support/bargained-terms.ts';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { issues } from './issues/index.ts';
import { delivered } from './landed-cost.ts';
import { mandateFault } from './mandate.ts';
import { packagesFor } from './packages.ts';
import { totalMinor } from './terms.ts';
import { openUtilityBp } from './utility.ts';

const priorities = { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 };
const PACKAGES_MAX = 4_000;

/** Some of the packages: the best, the worst, and some between. */
const someOf = (outcomes: readonly unknown[]): number[] => {
  const step = Math.max(1, Math.floor(outcomes.length / 40));
  return [...outcomes.keys()].filter((it) => it % step === 0 || it === outcomes.length - 1);
};

const pricesOf = (terms: Terms) => terms.lines.map((it) => it.unitPriceMinor);

describe('the packages for one supplier, whatever it says', () => {
  it('are few enough to look at them all in every round', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        const { space } = packagesFor(facts, priorities);
        expect(space.outcomes.length).toBeGreaterThan(0);
        expect(space.outcomes.length).toBeLessThanOrEqual(PACKAGES_MAX);
      }),
    );
  });

  it('lie inside the mandate and ask no line to cost more than it is asked for', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        const { mandate, standing } = facts;
        const packages = packagesFor(facts, priorities);
        const asked = pricesOf(delivered(mandate.termValues, standing));
        for (const outcome of someOf(packages.space.outcomes)) {
          const terms = packages.termsOf(outcome);
          expect(mandateFault(mandate, terms)).toBeNull();
          for (const [at, price] of pricesOf(delivered(mandate.termValues, terms)).entries()) {
            expect(price).toBeLessThanOrEqual(asked[at] ?? 0);
          }
        }
      }),
    );
  });

  it('say a listed value of every issue', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        const packages = packagesFor(facts, priorities);
        for (const outcome of someOf(packages.space.outcomes)) {
          const terms = packages.termsOf(outcome);
          for (const lever of LEVERS) {
            expect(issues[lever].values(facts)).toContain(issues[lever].read(terms, facts));
          }
        }
      }),
    );
  });

  it('are found again by their terms, or one that says the same', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        const packages = packagesFor(facts, priorities);
        for (const outcome of someOf(packages.space.outcomes)) {
          const terms = packages.termsOf(outcome);
          expect(packages.termsOf(packages.outcomeOf(terms))).toEqual(terms);
        }
      }),
    );
  });

  it('never make what is asked look better than it is', () => {
    fc.assert(
      fc.property(anyTableInside, (facts) => {
        const { mandate, standing } = facts;
        const packages = packagesFor(facts, priorities);
        const found = packages.termsOf(packages.outcomeOf(standing));
        const [taken, asked] = [found, standing].map((it) =>
          openUtilityBp(mandate, it, priorities),
        );
        expect(taken).toBeLessThanOrEqual(asked ?? 0);
        expect(totalMinor(found)).toBeGreaterThanOrEqual(totalMinor(standing));
      }),
      { numRuns: 300 },
    );
  });

  it('leave an issue as it stands that is no lever', () => {
    const left = fc.subarray([...LEVERS], { minLength: 1, maxLength: LEVERS.length - 1 });
    fc.assert(
      fc.property(anyTableInside, left, (facts, leftOut) => {
        const { standing } = facts;
        const levers = LEVERS.filter((it) => !leftOut.includes(it));
        const mandate = { ...facts.mandate, levers };
        const packages = packagesFor({ ...facts, mandate }, priorities);
        const said = (lever: Lever, terms: Terms) => issues[lever].read(terms, facts);
        for (const outcome of someOf(packages.space.outcomes)) {
          for (const lever of leftOut.filter(
            (it) => it !== 'price' || !levers.includes('incoterm'),
          ))
            expect(said(lever, packages.termsOf(outcome))).toBe(said(lever, standing));
        }
      }),
    );
  });
});

describe('the prices of many lines', () => {
  const lines = [1, 2, 3].map((lineNo) => ({ lineNo, quantity: lineNo, unitPriceMinor: 1_000 }));
  const mandate = aMandate({
    levers: ['price'],
    lines: lines.map(({ lineNo, quantity }) => ({
      lineNo,
      quantity,
      targetUnitPriceMinor: 800 + lineNo,
      walkAwayUnitPriceMinor: 5_000,
    })),
  });
  const asked = someTerms(0, { lines });
  const packages = packagesFor(aTable(mandate, asked), priorities);

  it('move together, from the opening to what is asked', () => {
    const offered = packages.space.outcomes.map((_, outcome) =>
      pricesOf(packages.termsOf(outcome)),
    );
    expect(offered).toHaveLength(8);
    expect(offered[0]).toEqual([801, 802, 803]);
    expect(offered.at(-1)).toEqual([1_000, 1_000, 1_000]);
    for (const [at, prices] of offered.slice(1).entries()) {
      for (const [line, price] of prices.entries()) {
        expect(price).toBeGreaterThan(offered[at]?.[line] ?? 0);
      }
    }
  });

  it('are taken for the next step up where they lie between two', () => {
    const between = someTerms(0, {
      lines: lines.map((it) => ({ ...it, unitPriceMinor: it.lineNo === 3 ? 910 : 900 })),
    });
    const found = packages.termsOf(packages.outcomeOf(between));
    expect(totalMinor(found)).toBeGreaterThanOrEqual(totalMinor(between));
  });
});

it('a supplier that asks more than at first is not taken for asking the same', () => {
  const dearer = someTerms(104_000);
  const packages = packagesFor(
    { ...aTable(aMandate(), dearer), first: someTerms(95_000) },
    priorities,
  );
  const found = packages.termsOf(packages.outcomeOf(dearer));
  expect(found.lines[0]?.unitPriceMinor).toBe(104_000);
});
