import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MarketFacts } from '#contracts/market-facts.ts';
import { marketFacts, monthsBefore } from './market-facts.ts';
import { marketSentence } from './market-sentence.ts';
import type { PaidPrice } from './paid-price.ts';

const AS_OF = '2026-06-30';
const monthAt = (index: number): string =>
  `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15`;
const paid = (on: string, unitPriceMinor: number, parts: Partial<PaidPrice> = {}): PaidPrice => ({
  supplierId: 'a',
  quantity: 1,
  unitPriceMinor,
  on,
  ...parts,
});
const factsOf = (prices: PaidPrice[], activity: { supplierId: string; on: string }[] = []) =>
  marketFacts({ itemId: 'glove', currency: 'USD', asOf: AS_OF, prices, activity });
/** A price each month that grows by so much a year, with a multiplier per month index. */
const growing = (months: number, perYear: number, wobble: (at: number) => number = () => 1) =>
  Array.from({ length: months }, (_, at) =>
    paid(monthAt(at), Math.round(1_000_000 * (1 + perYear) ** (at / 12) * wobble(at))),
  );
const somePrices = fc.array(
  fc
    .record({
      month: fc.integer({ min: 0, max: 77 }),
      unitPriceMinor: fc.integer({ min: 1, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 1_000 }),
      supplierId: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ month, ...it }): PaidPrice => ({ ...it, on: monthAt(month) })),
  { maxLength: 60 },
);

describe('the facts of a market', () => {
  it('are well formed, in order, and say why anything is missing', () => {
    fc.assert(
      fc.property(somePrices, (prices) => {
        const facts = MarketFacts.parse(factsOf(prices));
        for (const fact of ['prices', 'trend', 'concentration', 'season'] as const) {
          expect(facts.unknown.some((it) => it.fact === fact)).toBe(facts[fact] === null);
        }
        const { lowestMinor, lowerQuartileMinor, medianMinor, upperQuartileMinor, highestMinor } =
          facts.prices ?? {
            lowestMinor: 0,
            lowerQuartileMinor: 0,
            medianMinor: 0,
            upperQuartileMinor: 0,
            highestMinor: 0,
          };
        const order = [
          lowestMinor,
          lowerQuartileMinor,
          medianMinor,
          upperQuartileMinor,
          highestMinor,
        ];
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        if (facts.trend !== null) {
          expect(facts.trend.lowBp).toBeLessThanOrEqual(facts.trend.perYearBp);
          expect(facts.trend.highBp).toBeGreaterThanOrEqual(facts.trend.perYearBp);
        }
        expect(marketSentence(facts)).not.toContain('NaN');
      }),
    );
  });

  it('do not hang on the order of the prices', () => {
    fc.assert(
      fc.property(somePrices, (prices) => {
        expect(factsOf(prices.toReversed())).toEqual(factsOf(prices));
      }),
    );
  });

  it('look at nothing after the day they are of', () => {
    expect(factsOf([paid('2026-07-01', 100)])).toMatchObject({
      prices: null,
      activeSuppliersCount: 0,
    });
  });
});

describe('the trend of a price', () => {
  it('is the yearly growth, whatever single prices do', () => {
    const outliers = growing(36, 0.06, (at) => (at % 9 === 4 ? 5 : 1));
    const { trend } = factsOf(outliers);
    expect(trend?.monthsCount).toBe(36);
    expect(Math.abs((trend?.perYearBp ?? 0) - 600)).toBeLessThan(30);
  });

  it('is exact where every price is on the line', () => {
    expect(factsOf(growing(24, -0.05)).trend?.perYearBp).toBe(-500);
  });

  it.each([
    ['few months', growing(7, 0.1)],
    ['a short time', growing(12, 0.1)],
  ])('is not made up from %s', (_name, prices) => {
    const facts = factsOf(prices);
    expect(facts.trend).toBeNull();
    expect(facts.unknown.find((it) => it.fact === 'trend')?.because).toContain('a trend needs');
  });
});

describe('the season of a price', () => {
  const dearDecember = (at: number) => (at % 12 === 11 ? 1.1 : 1);

  it('is a month that differs the same way every year, free of the trend', () => {
    expect(factsOf(growing(36, 0.08, dearDecember)).season).toEqual([
      { month: 12, effectBp: expect.closeTo(1_000, -2) as number, yearsCount: 3 },
    ]);
  });

  it('is none where a month is dear in one year alone', () => {
    const once = growing(36, 0, (at) => (at === 11 ? 1.3 : 1));
    expect(factsOf(once).season).toBeNull();
  });

  it('needs two years', () => {
    expect(factsOf(growing(12, 0, dearDecember)).unknown.map((it) => it.fact)).toContain('season');
  });
});

describe('who is on the market', () => {
  it('is who delivered, quoted or sold in the last 24 months', () => {
    const prices = [paid('2026-01-01', 100, { supplierId: 'sold' }), paid('2023-01-01', 100)];
    const activity = [
      { supplierId: 'delivered', on: '2025-01-01' },
      { supplierId: 'gone', on: '2024-06-30' },
    ];
    expect(factsOf(prices, activity).activeSuppliersCount).toBe(2);
  });

  it.each([
    [[1], 10_000],
    [[1, 1], 5_000],
    [[3, 1], 6_250],
  ])('is concentrated by the shares of the value: %j', (quantities, hhi) => {
    const prices = quantities.map((quantity, at) =>
      paid('2026-01-01', 100, { quantity, supplierId: `s${at}` }),
    );
    expect(factsOf(prices).concentration?.hhi).toBe(hhi);
  });
});

describe('so many months before a day', () => {
  it.each([
    ['2026-06-30', 24, '2024-06-30'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2023-02-28'],
  ])('%s less %i is %s', (day, months, before) => {
    expect(monthsBefore(day, months)).toBe(before);
  });
});
