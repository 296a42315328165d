import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import {
  aCertificate,
  anEntry,
  aProspect,
  dateIn,
  someProspects,
} from '../../../tests/support/supplier-builders.ts';
import { aLine, aLineMarket } from '../../../tests/support/talk-builders.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { Candidate, SOURCING_STRATEGIES } from '#contracts/supplier.ts';
import { assessMarket } from './market.ts';
import type { Prospect } from './prospect.ts';
import { rank, weightsOf } from './rank.ts';

const aStrategy = fc.constantFrom(...SOURCING_STRATEGIES);
const somePriorities: fc.Arbitrary<PrioritiesBp> = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .map((cuts) => {
    const [a = 0, b = 0, c = 0] = cuts.toSorted((x, y) => x - y);
    return { price: a, delivery: b - a, quality: c - b, risk: 10_000 - c };
  });
const lines = [aLine(), aLine({ lineNo: 2, itemId: 'seal' })];
const markets = [aLineMarket({ medianUnitPriceMinor: 4_000 })];

describe('the weights', () => {
  it('are never negative and add up to 10,000, whatever matters to the buyer', () => {
    fc.assert(
      fc.property(somePriorities, aStrategy, fc.boolean(), (prioritiesBp, strategy, isLong) => {
        const requisition = aRequisition({
          prioritiesBp,
          ...(isLong ? { lines, preferredSupplierIds: ['s1'] } : {}),
        });
        const weights = Object.values(weightsOf(requisition, strategy));
        expect(weights.reduce((sum, it) => sum + it, 0)).toBe(10_000);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('lean towards what a strategy looks for', () => {
    const weights = (strategy: (typeof SOURCING_STRATEGIES)[number]) =>
      weightsOf(aRequisition(), strategy);
    expect(weights('budget').price).toBeGreaterThan(weights('specialised').price);
    expect(weights('fast_delivery').lead_time).toBeGreaterThan(weights('budget').lead_time);
    expect(weights('specialised').quality).toBeGreaterThan(weights('budget').quality);
  });

  it('give nothing to lines and to preference where there is no choice of either', () => {
    expect(weightsOf(aRequisition(), 'budget')).toMatchObject({ lines: 0, preferred: 0 });
  });
});

describe('a ranking', () => {
  it('is well formed, best first, and each score is the weighted sum that it shows', () => {
    fc.assert(
      fc.property(someProspects(), aStrategy, (prospects, strategy) => {
        const requisition = aRequisition({ lines });
        const market = assessMarket(requisition, prospects, []);
        const ranked = rank(requisition, prospects, market.lines, strategy);
        expect(ranked).toHaveLength(prospects.length);
        for (const it of ranked) {
          Candidate.parse(it);
          const shown = it.factors.reduce((sum, f) => sum + f.scoreBp * f.weightBp, 0);
          expect(it.scoreBp).toBe(Math.floor(shown / 10_000));
        }
        const scores = ranked.map((it) => it.scoreBp);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });

  it('does not depend on the order in which suppliers are given', () => {
    fc.assert(
      fc.property(someProspects(), aStrategy, (prospects, strategy) => {
        const requisition = aRequisition({ lines });
        const ranked = rank(requisition, prospects, [], strategy);
        expect(rank(requisition, prospects.toReversed(), [], strategy)).toEqual(ranked);
      }),
    );
  });
});

type Change = (it: Prospect, by: number) => Prospect;
const onEntries =
  (change: (it: Prospect['entries'][number], by: number) => object): Change =>
  (it, by) => ({ ...it, entries: it.entries.map((entry) => ({ ...entry, ...change(entry, by) })) });
const more = (shareBp: number | null, by: number) => Math.min(10_000, (shareBp ?? 5_000) + by);

/** Changes for the better, by up to 5,000 of each unit. */
const betterBy: Record<string, Change> = {
  'a lower price': onEntries((it, by) => ({ unitPriceMinor: Math.max(1, it.unitPriceMinor - by) })),
  'a shorter lead time': onEntries((it, by) => ({
    leadTimeDays: Math.max(0, it.leadTimeDays - by),
  })),
  'more capacity': onEntries((it, by) => ({
    capacityUnits: it.capacityUnits === null ? null : it.capacityUnits + by,
  })),
  'more deliveries on time': (it, by) => ({ ...it, onTimeBp: more(it.onTimeBp, by) }),
  'fewer rejected units': (it, by) => ({ ...it, qualityBp: more(it.qualityBp, by) }),
  'a longer record': (it, by) => ({ ...it, deliveriesCount: it.deliveriesCount + by }),
  'one more certificate': (it) => ({
    ...it,
    certificates: [...it.certificates, aCertificate('GMP')],
  }),
};

describe.each(Object.entries(betterBy))('%s', (_name, better) => {
  it('never ranks worse', () => {
    const someChange = fc.record({ at: fc.nat(), by: fc.nat(5_000) });
    fc.assert(
      fc.property(someProspects(), aStrategy, someChange, (prospects, strategy, { at, by }) => {
        const chosen = prospects[at % Math.max(1, prospects.length)];
        if (chosen === undefined) return;
        const requisition = aRequisition({ lines });
        const market = assessMarket(requisition, prospects, []);
        const placeOf = (all: Prospect[]) =>
          rank(requisition, all, market.lines, strategy).findIndex(
            (it) => it.supplierId === chosen.supplierId,
          );
        const changed = prospects.map((it) => (it === chosen ? better(it, by) : it));
        expect(placeOf(changed)).toBeLessThanOrEqual(placeOf(prospects));
      }),
    );
  });
});

describe('the factors of a candidate', () => {
  const factor = (prospect: Prospect, name: string, parts = {}) =>
    rank(aRequisition(parts), [prospect], markets, 'budget')[0]?.factors.find(
      (it) => it.name === name,
    );

  it.each([
    [4_000, 5_000],
    [3_000, 10_000],
    [5_000, 0],
    [100, 10_000],
  ])('a price of %i against a median of 4,000 scores %i', (unitPriceMinor, scoreBp) => {
    expect(factor(aProspect('a', { entry: { unitPriceMinor } }), 'price')?.scoreBp).toBe(scoreBp);
  });

  it('say in words what the score rests on', () => {
    const prospect = aProspect('a', { onTimeBp: null, entry: { unitPriceMinor: 3_600 } });
    expect(factor(prospect, 'price')?.because).toBe('list price 10.0 % below the median');
    expect(factor(prospect, 'on_time')).toMatchObject({
      scoreBp: 5_000,
      because: 'on time unknown',
    });
    expect(factor(prospect, 'lead_time')?.because).toBe('20 days lead time, 91 left');
  });

  it('count half for just in time, and less for every day too late', () => {
    const leadTime = (leadTimeDays: number) =>
      factor(aProspect('a', { entry: { leadTimeDays } }), 'lead_time')?.scoreBp;
    expect([0, 91, 93, 200].map(leadTime)).toEqual([10_000, 5_000, 4_000, 0]);
  });

  it('count a certificate only while it holds', () => {
    const certificates = [aCertificate('ISO 9001', dateIn(0)), aCertificate('CE', dateIn(-1))];
    expect(factor(aProspect('a', { certificates }), 'certificates')?.scoreBp).toBe(2_500);
  });

  it('name the share of the quantity that is covered', () => {
    const short = aProspect('a', { entry: { capacityUnits: 25 } });
    expect(factor(short, 'capacity')?.scoreBp).toBe(2_500);
    expect(factor(aProspect('a'), 'capacity')?.scoreBp).toBe(10_000);
  });

  it('prefer who the buyer named', () => {
    const ids = rank(
      aRequisition({ preferredSupplierIds: ['b'] }),
      ['a', 'b'].map((it) => aProspect(it)),
      markets,
      'budget',
    ).map((it) => it.supplierId);
    expect(ids).toEqual(['b', 'a']);
  });
});

it('a candidate offers the cheapest entry of each line it serves', () => {
  const entries = [
    anEntry({ itemId: 'dear', unitPriceMinor: 900 }),
    anEntry({ itemId: 'cheap', unitPriceMinor: 800, warrantyMonths: 6 }),
    anEntry({ lineNo: 2, itemId: 'seal', warrantyMonths: 24 }),
  ];
  const [candidate] = rank(aRequisition({ lines }), [aProspect('a', { entries })], [], 'budget');
  expect(candidate?.lines.map((it) => it.itemId)).toEqual(['cheap', 'seal']);
  expect(candidate?.warrantyMonths).toBe(6);
});

describe('a substitute', () => {
  const standIn = { itemId: 'other', substituteFor: 'valve' };

  it('ranks below the item itself where all else is equal, and says what it stands in for', () => {
    const [first, second] = rank(
      aRequisition(),
      [aProspect('a', { entry: standIn }), aProspect('b')],
      markets,
      'budget',
    );
    expect(first?.supplierId).toBe('b');
    expect(first?.lines[0]).not.toHaveProperty('substituteFor');
    expect(second?.lines[0]).toMatchObject(standIn);
    expect(second?.scoreBp).toBe(first?.scoreBp);
    expect(second?.factors.find((it) => it.name === 'lines')?.because).toContain(
      'other as a substitute for valve',
    );
  });

  it('serves a line only where its supplier has not the item itself, even for more', () => {
    const entries = [
      anEntry({ ...standIn, unitPriceMinor: 10 }),
      anEntry({ itemId: 'valve', unitPriceMinor: 20 }),
    ];
    const [candidate] = rank(aRequisition(), [aProspect('a', { entries })], markets, 'budget');
    expect(candidate?.lines.map((it) => it.itemId)).toEqual(['valve']);
  });
});
