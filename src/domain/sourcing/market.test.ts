import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { anEntry, aProspect, someProspects } from '../../../tests/support/supplier-builders.ts';
import { aLine } from '../../../tests/support/talk-builders.ts';
import { Market } from '#contracts/supplier.ts';
import { assessMarket } from './market.ts';

const requisition = aRequisition({ lines: [aLine(), aLine({ lineNo: 2, itemId: 'seal' })] });
const priced = (...prices: number[]) =>
  prices.map((unitPriceMinor, at) => aProspect(`s${at}`, { entry: { unitPriceMinor } }));

describe('a market', () => {
  it('is well formed whoever is in it, and its prices are in order', () => {
    fc.assert(
      fc.property(someProspects(), (prospects) => {
        const market = Market.parse(assessMarket(requisition, prospects, []));
        for (const line of market.lines) {
          expect(line.suppliersCount).toBeLessThanOrEqual(market.suppliersCount);
          const { lowestUnitPriceMinor, medianUnitPriceMinor, highestUnitPriceMinor } = line;
          const prices = [lowestUnitPriceMinor, medianUnitPriceMinor, highestUnitPriceMinor];
          if (line.suppliersCount === 0) expect(prices).toEqual([null, null, null]);
          else expect(prices).toEqual(prices.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
        }
      }),
    );
  });

  it.each([
    [0, 'empty'],
    [1, 'sole'],
    [2, 'thin'],
    [3, 'thin'],
    [4, 'competitive'],
  ])('of %i suppliers is %s', (count, competition) => {
    const prospects = Array.from({ length: count }, (_, at) => aProspect(`s${at}`));
    expect(assessMarket(requisition, prospects, [])).toMatchObject({
      suppliersCount: count,
      competition,
    });
  });

  it('leaves out who may not supply and who carries nothing', () => {
    const prospects = [
      aProspect('a', { status: 'blocked' }),
      aProspect('b', { status: 'on_hold' }),
      aProspect('c', { entries: [] }),
    ];
    expect(assessMarket(requisition, prospects, []).competition).toBe('empty');
  });
});

describe('the market of a line', () => {
  const [line] = assessMarket(requisition, priced(90, 100, 120), []).lines;

  it('has the spread of its prices against the median', () => {
    expect(line).toMatchObject({
      suppliersCount: 3,
      lowestUnitPriceMinor: 90,
      medianUnitPriceMinor: 100,
      highestUnitPriceMinor: 120,
      spreadBp: 3_000,
    });
  });

  it('caps the spread at the median itself', () => {
    expect(assessMarket(requisition, priced(10, 20, 900), []).lines[0]?.spreadBp).toBe(10_000);
  });

  it('counts a supplier once, however many of its items would do', () => {
    const entries = [anEntry(), anEntry({ itemId: 'other', unitPriceMinor: 5_000 })];
    const [first, second] = assessMarket(requisition, [aProspect('a', { entries })], []).lines;
    expect([first?.suppliersCount, second?.suppliersCount]).toEqual([1, 0]);
  });

  it('adds up stated capacities and says when nobody states one', () => {
    const stated = [5, 7, null].map((capacityUnits, at) =>
      aProspect(`s${at}`, { entry: { capacityUnits } }),
    );
    expect(assessMarket(requisition, stated, []).lines[0]?.capacityUnits).toBe(12);
    expect(line?.capacityUnits).toBeNull();
  });

  it('knows what was paid before', () => {
    const past = [{ lineNo: 1, medianUnitPriceMinor: 95, pricesCount: 4 }];
    const [first, second] = assessMarket(requisition, priced(90), past).lines;
    expect(first).toMatchObject({ pastUnitPriceMinor: 95, pastPricesCount: 4 });
    expect(second).toMatchObject({ pastUnitPriceMinor: null, pastPricesCount: 0 });
  });
});
