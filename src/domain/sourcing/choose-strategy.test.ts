import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMarket, aRequisition, OPENED_AT_MS } from '../../../tests/support/case-builders.ts';
import { aLine, aLineMarket } from '../../../tests/support/talk-builders.ts';
import { SOURCING_STRATEGIES } from '#contracts/supplier.ts';
import { budgetFitBp, chooseStrategy, situationOf } from './choose-strategy.ts';
import { strategies } from './strategies/index.ts';
import type { Situation } from './strategies/strategy.ts';

const calm: Situation = {
  urgency: 'medium',
  daysLeft: 90,
  linesCount: 1,
  hardRequirementsCount: 0,
  budgetFitBp: null,
  prioritiesBp: { price: 2_500, delivery: 2_500, quality: 2_500, risk: 2_500 },
};
const URGENCIES = ['low', 'medium', 'high', 'critical'] as const;
const aBp = fc.integer({ min: 0, max: 10_000 });
const someSituation: fc.Arbitrary<Situation> = fc.record({
  urgency: fc.constantFrom(...URGENCIES),
  daysLeft: fc.integer({ min: -5, max: 400 }),
  linesCount: fc.integer({ min: 1, max: 20 }),
  hardRequirementsCount: fc.integer({ min: 0, max: 30 }),
  budgetFitBp: fc.option(fc.integer({ min: 0, max: 99_999 })),
  prioritiesBp: fc.record({ price: aBp, delivery: aBp, quality: aBp, risk: aBp }),
  leaning: fc.option(
    fc.constantFrom(
      { strategy: 'budget' as const, division: 'CPV 30' },
      { strategy: 'specialised' as const, division: 'CPV 42' },
    ),
  ),
});

describe('the choice of a strategy', () => {
  it('is the best fit of all, each with its reason, the same every time', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        const { chosen, ranked } = chooseStrategy(situation);
        expect(ranked.map((it) => it.strategy).toSorted()).toEqual(
          [...SOURCING_STRATEGIES].toSorted(),
        );
        const best = Math.max(...ranked.map((it) => it.scoreBp));
        expect(ranked[0]).toMatchObject({ strategy: chosen, scoreBp: best });
        for (const { scoreBp, because } of ranked) {
          expect(scoreBp).toBeGreaterThanOrEqual(0);
          expect(scoreBp).toBeLessThanOrEqual(10_000);
          expect(because).not.toBe('');
        }
        expect(chooseStrategy(situation)).toEqual({ chosen, ranked });
      }),
    );
  });

  it.each([
    ['fast_delivery', 'critical need', { urgency: 'critical' as const, daysLeft: 10 }],
    ['specialised', 'demanding lines', { hardRequirementsCount: 3 }],
    ['budget', 'a budget below the usual cost', { budgetFitBp: 9_000 }],
  ])('is %s for %s', (strategy, _name, parts) => {
    expect(chooseStrategy({ ...calm, ...parts }).chosen).toBe(strategy);
  });
});

describe('the fit of', () => {
  const fit = (name: keyof typeof strategies, situation: Situation) =>
    strategies[name].fit(situation).scoreBp;

  it('fast delivery never falls with more urgency or less time', () => {
    fc.assert(
      fc.property(someSituation, fc.nat(100), (situation, fewer) => {
        const next = URGENCIES[URGENCIES.indexOf(situation.urgency) + 1] ?? situation.urgency;
        const harder = { ...situation, urgency: next, daysLeft: situation.daysLeft - fewer };
        expect(fit('fast_delivery', harder)).toBeGreaterThanOrEqual(
          fit('fast_delivery', situation),
        );
      }),
    );
  });

  it('budget never falls with a tighter budget', () => {
    fc.assert(
      fc.property(someSituation, fc.nat(99_999), fc.nat(99_999), (situation, a, b) => {
        const at = (budgetBp: number) => fit('budget', { ...situation, budgetFitBp: budgetBp });
        expect(at(Math.min(a, b))).toBeGreaterThanOrEqual(at(Math.max(a, b)));
      }),
    );
  });

  it('specialised never falls with more hard requirements', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        const { hardRequirementsCount } = situation;
        const harder = { ...situation, hardRequirementsCount: hardRequirementsCount + 1 };
        expect(fit('specialised', harder)).toBeGreaterThanOrEqual(fit('specialised', situation));
      }),
    );
  });
});

describe('the category of the lines', () => {
  const of = (id: string) => aLine({ classification: { scheme: 'CPV', id } });
  const leaning = (...ids: string[]) =>
    situationOf(aRequisition({ lines: ids.map(of) }), null, OPENED_AT_MS).leaning ?? null;

  it('leads to specialists for machines and to prices for office goods, and is a reason', () => {
    expect(leaning('42612000-9')?.strategy).toBe('specialised');
    expect(leaning('30192000-1')?.strategy).toBe('budget');
    const led = chooseStrategy({ ...calm, leaning: leaning('30192000-1') });
    expect(led.ranked.find((it) => it.strategy === 'budget')?.because).toContain('CPV 30');
  });

  it('leads nowhere when lines disagree or say nothing', () => {
    expect(leaning('42612000-9', '30192000-1')).toBeNull();
    expect(leaning('98000000-3')).toBeNull();
  });
});

describe('a situation', () => {
  it('counts each hard requirement once, and days by the calendar', () => {
    const lines = [aLine({ mustHave: ['CE', 'ISO 9001'] }), aLine({ mustHave: ['CE'] })];
    const requisition = aRequisition({ lines, needBy: '2026-03-12' });
    expect(situationOf(requisition, null, OPENED_AT_MS)).toMatchObject({
      linesCount: 2,
      hardRequirementsCount: 2,
      daysLeft: 10,
      budgetFitBp: null,
    });
  });
});

describe('the fit of a budget', () => {
  const requisition = aRequisition({ lines: [aLine({ quantity: 10 })], budgetMinor: 1_200_000 });
  const fitOn = (line: Parameters<typeof aLineMarket>[0]) =>
    budgetFitBp(requisition, aMarket({ lines: [aLineMarket(line)] }));

  it('is measured at past prices, else at the median of the market', () => {
    expect(fitOn({ pastUnitPriceMinor: 120_000 })).toBe(10_000);
    expect(fitOn({ medianUnitPriceMinor: 100_000 })).toBe(12_000);
  });

  it('is unknown when a line has no price', () => {
    expect(fitOn({ medianUnitPriceMinor: null })).toBeNull();
    expect(budgetFitBp(requisition, aMarket())).toBeNull();
  });

  it('is capped, so that a budget far too large means no more than a large one', () => {
    expect(fitOn({ medianUnitPriceMinor: 1 })).toBe(99_999);
  });
});
