import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mandate } from '#contracts/negotiation.ts';
import { LEVERS } from '#contracts/tenant-policy.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { INCOTERMS } from '#contracts/procurement.ts';
import {
  aBrief,
  aCandidate,
  aCandidateLine,
  aCleared,
  aLine,
  aLineMarket,
  aMandate,
  aPumpMarket,
  someTerms,
} from '../../../tests/support/talk-builders.ts';
import type { MandateInputs } from './mandate.ts';
import { makeMandate, mandateFault } from './mandate.ts';

const { requisition, policy } = aBrief();
const inputs = (parts: Partial<MandateInputs> = {}): MandateInputs => ({
  requisition,
  policy,
  cleared: aCleared(aCandidate('alpha')),
  market: aPumpMarket(),
  targetSavingsBp: 1_000,
  allowed: { prepaymentBp: null, leadTimeDays: null },
  fewerUnits: false,
  version: 1,
  deadlineMs: 0,
  ...parts,
});
const lineOf = (parts: Partial<MandateInputs> = {}) => makeMandate(inputs(parts)).mandate?.lines[0];

describe('a mandate', () => {
  it('aims at the wanted savings below the list price when history is silent', () => {
    expect(lineOf()?.targetUnitPriceMinor).toBe(90_000);
  });

  it('aims below the median of past prices once there are three', () => {
    const past = (pastPricesCount: number) =>
      lineOf({ market: aPumpMarket({ pastUnitPriceMinor: 80_000, pastPricesCount }) });
    expect(past(3)?.targetUnitPriceMinor).toBe(72_000);
    expect(past(2)?.targetUnitPriceMinor).toBe(90_000);
  });

  it('walks away at the share of the budget, or a tenth above the market where that is less', () => {
    expect(lineOf()?.walkAwayUnitPriceMinor).toBe(110_000);
    const rich = { ...requisition, budgetMinor: 9_000_000 };
    expect(lineOf({ requisition: rich })?.walkAwayUnitPriceMinor).toBe(110_000);
    const poor = { ...requisition, budgetMinor: 700_000 };
    expect(lineOf({ requisition: poor })).toMatchObject({
      targetUnitPriceMinor: 70_000,
      walkAwayUnitPriceMinor: 70_000,
    });
  });

  it('never pays more than the price of an open agreement', () => {
    const agreed = aCleared(aCandidate('alpha', { agreementId: 'FA-1' }));
    expect(lineOf({ cleared: agreed })?.walkAwayUnitPriceMinor).toBe(100_000);
  });

  const cleared = (line: object, parts = {}) => aCleared(aCandidate('alpha', line, parts));

  it.each([
    ['another currency', cleared({}, { currency: 'EUR' }), 'sells in EUR, the budget is in USD'],
    [
      'too large a minimum order',
      cleared({ minimumOrderQuantity: 11 }),
      'line 1: the minimum order is 11, wanted are 10',
    ],
    [
      'too small a capacity',
      cleared({ minimumOrderQuantity: 5, capacityUnits: 4 }),
      'line 1: the capacity is 4, the minimum order 5',
    ],
  ])('is refused for %s, in words', (_what, supplier, obstacle) => {
    expect(makeMandate(inputs({ cleared: supplier }))).toEqual({ mandate: null, obstacle });
  });

  it('asks for no more than the supplier can make', () => {
    expect(lineOf({ cleared: cleared({ capacityUnits: 4 }) })?.quantity).toBe(4);
  });

  it('asks for the units that the budget buys where fewer are allowed and serve', () => {
    const short = (budgetMinor: number) =>
      lineOf({ requisition: { ...requisition, budgetMinor }, fewerUnits: true });
    expect(short(600_000)).toMatchObject({ quantity: 6, walkAwayUnitPriceMinor: 100_000 });
    expect(short(400_000)).toMatchObject({ quantity: 10, walkAwayUnitPriceMinor: 40_000 });
  });

  it('reaches beyond the policy only as far as compliance allowed', () => {
    const allowed = { prepaymentBp: 2_000, leadTimeDays: 75 };
    expect(makeMandate(inputs({ allowed })).mandate).toMatchObject({
      prepaymentBpMax: 2_000,
      leadTimeDaysMax: 75,
    });
    expect(makeMandate(inputs()).mandate).toMatchObject({
      prepaymentBpMax: 0,
      leadTimeDaysMax: 60,
    });
  });

  it('never lets all lines together cost more than the budget', () => {
    const numbers = fc.record({
      quantities: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 }),
      prices: fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 6, maxLength: 6 }),
      budgetMinor: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    });
    fc.assert(
      fc.property(numbers, fc.boolean(), ({ quantities, prices, budgetMinor }, fewerUnits) => {
        const all = quantities.map((quantity, at) => ({ lineNo: at + 1, quantity }));
        const price = (at: number) => prices[at] ?? 1;
        const { mandate } = makeMandate(
          inputs({
            fewerUnits,
            requisition: { ...requisition, budgetMinor, lines: all.map((it) => aLine(it)) },
            market: {
              ...aPumpMarket(),
              lines: all.map(({ lineNo }, at) =>
                aLineMarket({ lineNo, medianUnitPriceMinor: price(at) }),
              ),
            },
            cleared: aCleared({
              ...aCandidate('alpha'),
              lines: all.map(({ lineNo }, at) =>
                aCandidateLine({ lineNo, listUnitPriceMinor: price(at) }),
              ),
            }),
          }),
        );
        const lines = mandate?.lines ?? [];
        const most = lines.reduce((sum, it) => sum + it.quantity * it.walkAwayUnitPriceMinor, 0);
        expect(most).toBeLessThanOrEqual(budgetMinor);
        for (const it of lines) {
          expect(it.targetUnitPriceMinor).toBeLessThanOrEqual(it.walkAwayUnitPriceMinor);
        }
      }),
    );
  });
});

describe('the table of a mandate', () => {
  const values = {
    annualRateBp: 600,
    deliveryCosts: [
      { incoterm: 'EXW' as const, costBp: 600 },
      { incoterm: 'DAP' as const, costBp: 0 },
    ],
  };
  const own = { ...policy, negotiation: { ...policy.negotiation, termValues: values } };
  const wishing = (
    incoterms: Requisition['wishes']['incoterms'],
    rules: MandateInputs['policy'] = own,
  ) =>
    makeMandate(inputs({ requisition: { ...requisition, wishes: { incoterms } }, policy: rules }));

  it('allows the wished incoterms alone, and without a wish all that have a cost', () => {
    expect(wishing(['DAP', 'FOB']).mandate?.incoterms).toEqual(['DAP']);
    expect(wishing(undefined).mandate?.incoterms).toEqual(['EXW', 'DAP']);
    expect(wishing(undefined, policy).mandate?.incoterms).toHaveLength(INCOTERMS.length);
  });

  it.each([
    ['none that has a cost', ['FOB' as const]],
    ['none at all', []],
  ])('cannot be made when the wish allows %s', (_what, incoterms) => {
    const obstacle = 'no wished incoterm has a known delivery cost';
    expect(wishing(incoterms)).toEqual({ mandate: null, obstacle });
  });

  it('has every lever once, and lets each be given for each other', () => {
    const made = makeMandate(inputs()).mandate;
    expect(made?.levers.toSorted()).toEqual([...LEVERS].toSorted());
    expect(made?.levers.at(-1)).toBe('price');
    const pairs = new Set(made?.trades.map(({ give, get }) => `${give} ${get}`));
    expect(pairs.size).toBe(LEVERS.length * (LEVERS.length - 1));
    expect(made?.trades.filter((it) => it.give === it.get)).toEqual([]);
  });

  it('keeps what terms are worth to the tenant, and what is known of the supplier', () => {
    expect(wishing(undefined).mandate).toMatchObject({
      termValues: values,
      supplierRiskBp: 2_000,
      supplierOnTimeBp: 9_000,
      escalateTo: 'supervisor',
    });
    const unknown = { ...aCleared(aCandidate('alpha', {}, { onTimeBp: null })), riskBp: null };
    expect(makeMandate(inputs({ cleared: unknown })).mandate).toMatchObject({
      supplierRiskBp: null,
      supplierOnTimeBp: null,
    });
  });
});

it('a mandate that is made is one that is accepted: no walk-away better than the target', () => {
  const prices = fc.integer({ min: 0, max: 10_000_000 });
  const facts = fc.record({
    line: fc.record({
      listUnitPriceMinor: prices,
      minimumOrderQuantity: fc.integer({ min: 1, max: 20 }),
      capacityUnits: fc.option(fc.nat(20)),
    }),
    market: fc.record({
      medianUnitPriceMinor: prices,
      pastUnitPriceMinor: fc.option(prices),
      pastPricesCount: fc.nat(5),
    }),
    budgetMinor: fc.integer({ min: 1, max: 100_000_000 }),
    targetSavingsBp: fc.nat(10_000),
    roundsMax: fc.integer({ min: 1, max: 20 }),
    fewerUnits: fc.boolean(),
    incoterms: fc.option(fc.subarray([...INCOTERMS]), { nil: undefined }),
  });
  fc.assert(
    fc.property(facts, ({ line, market, budgetMinor, roundsMax, incoterms, ...rest }) => {
      const { mandate } = makeMandate(
        inputs({
          ...rest,
          requisition: { ...requisition, budgetMinor, wishes: { incoterms } },
          policy: { ...policy, negotiation: { ...policy.negotiation, roundsMax } },
          market: aPumpMarket(market),
          cleared: aCleared(aCandidate('alpha', line)),
        }),
      );
      if (mandate !== null) expect(() => Mandate.parse(mandate)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

describe('the check of a mandate', () => {
  const two = (quantity: number) => ({ lineNo: 1, quantity, unitPriceMinor: 90_000 });

  it('passes what is exactly at every limit', () => {
    const limit = { leadTimeDays: 60, paymentDays: 14, warrantyMonths: 12, prepaymentBp: 0 };
    expect(mandateFault(aMandate(), someTerms(110_000, limit))).toBeNull();
  });

  it.each([
    ['a price above the walk-away', someTerms(110_001), '1,100.01 USD is above 1,100.00 USD'],
    ['more units', someTerms(90_000, { lines: [two(11)] }), 'more than 10'],
    ['a line twice', someTerms(90_000, { lines: [two(5), two(5)] }), 'twice'],
    [
      'a line not asked for',
      someTerms(0, { lines: [{ ...two(1), lineNo: 7 }] }),
      'not in the mandate',
    ],
    ['a late delivery', someTerms(90_000, { leadTimeDays: 61 }), 'later than 60'],
    ['an early payment', someTerms(90_000, { paymentDays: 13 }), 'sooner than 14'],
    ['a short warranty', someTerms(90_000, { warrantyMonths: 11 }), 'less than 12'],
    ['a prepayment', someTerms(90_000, { prepaymentBp: 100 }), '1.0 % is above 0.0 %'],
  ])('stops %s', (_what, terms, because) => {
    expect(mandateFault(aMandate(), terms)).toContain(because);
  });

  it('counts the way: a price inside may cost more than the walk-away at the door', () => {
    const termValues = {
      annualRateBp: 800,
      deliveryCosts: [
        { incoterm: 'EXW' as const, costBp: 1_000 },
        { incoterm: 'DAP' as const, costBp: 0 },
      ],
    };
    const mandate = aMandate({ termValues });
    const exw = { incoterm: 'EXW' as const };
    expect(mandateFault(mandate, someTerms(100_000, exw))).toBeNull();
    expect(mandateFault(mandate, someTerms(100_001, exw))).toBe(
      'line 1: 1,100.02 USD with the way from EXW is above 1,100.00 USD',
    );
    expect(mandateFault(mandate, someTerms(110_000))).toBeNull();
  });

  it.each([
    ['that is not wished', aMandate({ incoterms: ['DAP'] }), 'EXW' as const],
    ['that has no known cost', aMandate({ incoterms: ['EXW', 'DAP'] }), 'EXW' as const],
  ])('stops an incoterm %s', (_what, mandate, incoterm) => {
    expect(mandateFault(mandate, someTerms(90_000, { incoterm }))).toContain('EXW is not among');
  });
});
