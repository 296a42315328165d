import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '#contracts/observations.ts';
import {
  aDelivery,
  aLearnedDecision,
  aPrice,
  aTalk,
} from '../../../../tests/support/observation-builders.ts';
import { contributionsOf } from './contributions.ts';

const counted = (observations: Observation[], usualPriceMinor: number | null = null) =>
  contributionsOf(observations.map((observation) => ({ observation, usualPriceMinor })));

const late = (observations: Observation[]) =>
  counted(observations).find((it) => it.level === 'supplier' && it.measure === 'late');

const isLate = { receivedOn: '2026-03-14' };

describe('what is counted of a day', () => {
  it('goes to the supplier, its category and lane, and all', () => {
    const places = counted([aDelivery()])
      .filter((it) => it.measure === 'late')
      .map(({ level, key, monthNo }) => [level, key, monthNo]);
    expect(places).toEqual([
      ['supplier', 'alpha', 674],
      ['category_lane', 'CPV 4212 ZA/Air', 674],
      ['all', '*', 674],
    ]);
  });

  it('does not depend on the order in which it came', () => {
    const some = Array.from({ length: 30 }, (_, index) =>
      aDelivery({
        occurredAtMs: Date.parse('2026-03-10') + index,
        body: { orderId: `PO-${index % 9}`, ...(index % 4 === 0 && isLate) },
      }),
    );
    const byKey = (them: Observation[]) =>
      counted(them).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(byKey(shuffled)).toEqual(byKey(some));
      }),
      { numRuns: 20 },
    );
  });
});

describe('lines of one order', () => {
  it.each([
    [1, 1_000],
    [2, 1_142],
    [10, 1_290],
    [100, 1_300],
  ])('%i of them count as %i thousandths of a delivery', (lines, countMilli) => {
    const order = Array.from({ length: lines }, () => aDelivery({ body: { orderId: 'PO-1' } }));
    expect(late(order)).toMatchObject({ sampleSize: lines, countMilli });
  });
});

describe('a thousand perfect deliveries of one day', () => {
  const flood = Array.from({ length: 1_000 }, () => aDelivery());

  it('count as five, and say how many they were', () => {
    expect(late(flood)).toMatchObject({ sampleSize: 1_000, countMilli: 5_000, sumMilli: 0 });
  });

  it('hide a late one among them no less than it is one of a thousand', () => {
    const withLate = [...flood, aDelivery({ body: isLate })];
    expect(late(withLate)).toMatchObject({ countMilli: 5_000, sumMilli: 5 });
  });

  it('leave a usual day as it is', () => {
    const usual = [aDelivery(), aDelivery({ body: isLate })];
    expect(late(usual)).toMatchObject({ countMilli: 2_000, sumMilli: 1_000, squaresMilli: 1_000 });
  });
});

describe('measures', () => {
  const sums = (observation: Observation, usual: number | null = null) =>
    Object.fromEntries(
      counted([observation], usual)
        .filter((it) => it.level === 'supplier' || it.level === 'arm')
        .map((it) => [it.measure, it.sumMilli / 1_000]),
    );

  it('of a delivery are whether and how late, within bounds, and what was rejected', () => {
    const body = { receivedOn: '2027-03-10', rejectedQuantity: 1 };
    expect(sums(aDelivery({ body }))).toEqual({ late: 1, delay_days: 60, rejected: 1_000 });
    expect(sums(aDelivery({ body: { promisedOn: null } }))).toEqual({});
  });

  it('of a price stand against what the item used to cost', () => {
    expect(sums(aPrice({ body: { unitPriceMinor: 1_100 } }), 1_000)).toEqual({ price_level: 953 });
    expect(sums(aPrice())).toEqual({});
  });

  it('of a talk leave out what compliance ended', () => {
    expect(sums(aTalk())).toEqual({ agreed: 1, walked_away: 0, concession: 1_000 });
    expect(sums(aTalk({ body: { result: 'refused_by_compliance' } }))).toEqual({});
  });

  it('of a decision are its reward, for its context and for all', () => {
    expect(
      counted([aLearnedDecision()]).map(({ level, key, sumMilli }) => [level, key, sumMilli]),
    ).toEqual([
      ['arm', 'approach/high/competitive', 6_000_000],
      ['arm_all', 'approach/cooperative/competitive', 6_000_000],
    ]);
  });
});
