import { describe, expect, it } from 'vitest';
import type { BidFact, BidFacts } from './bid-facts.ts';
import { fencesOf } from './fences.ts';
import { flagsOfAward } from './of-award.ts';

const bid = (supplierId: string, totalMinor: number): BidFact => ({
  supplierId,
  supplierName: supplierId.toUpperCase(),
  totalMinor,
});

/** An award to `win` at 100.00 that raises no flag. */
const facts = (parts: Partial<BidFacts> = {}): BidFacts => ({
  caseId: 'c1',
  currency: 'USD',
  winners: [{ supplierId: 'win', supplierName: 'WIN' }],
  totalMinor: 10_000,
  isWhole: true,
  valid: [bid('win', 10_000), bid('second', 10_600), bid('third', 11_000)],
  disqualified: [],
  listed: [],
  pastGaps: null,
  ...parts,
});
const against = (...others: number[]) =>
  facts({ valid: [bid('win', 10_000), ...others.map((it, at) => bid(`other-${at}`, it))] });
const out = (totalMinor: number | null, clearanceId: string | null = null) => ({
  ...bid('out', 0),
  totalMinor,
  clearanceId,
});

const ids = (it: BidFacts): string[] => flagsOfAward(it).map((flag) => flag.id);
const formula = (it: BidFacts, id: string) => flagsOfAward(it).find((one) => one.id === id);

describe('an ordinary award', () => {
  it('raises nothing', () => {
    expect(ids(facts())).toEqual([]);
  });
});

describe('a single bid', () => {
  it('is flagged, with the one supplier that made an offer', () => {
    const flag = formula(against(), 'single_bid');
    expect(flag).toMatchObject({
      source: 'Cardinal R018',
      severity: 'medium',
      formula: 'suppliers that made an offer: 1 (WIN)',
      records: [{ kind: 'offers', path: '/v1/procurements/c1/offers?supplierId=win' }],
    });
  });

  it('is none where another one offered and was refused', () => {
    expect(ids({ ...against(), disqualified: [out(12_000)] })).not.toContain('single_bid');
    expect(ids({ ...against(), disqualified: [out(null)] })).toContain('single_bid');
  });
});

describe('the gap to the second offer', () => {
  it.each([
    [10_000, ['close_second']],
    [10_050, ['close_second']],
    [10_051, []],
    [14_284, []],
    [14_999, ['abnormally_low_price']],
    [15_000, ['far_second', 'abnormally_low_price']],
  ])('of a second at %i raises %j while earlier awards are few', (second, expected) => {
    expect(ids(against(second, 15_000))).toEqual(expected);
  });

  it('is held against the fences of earlier awards where there are enough', () => {
    const pastGaps = fencesOf(Array.from({ length: 20 }, (_, at) => 500 + at * 10));
    const raised = (second: number) => ids({ ...against(second, 12_000), pastGaps });
    // Quartiles 547.5 and 642.5, so the fences are 405 and 785.
    expect(raised(10_405)).toEqual(['close_second']);
    expect(raised(10_406)).toEqual([]);
    expect(raised(10_784)).toEqual([]);
    expect(raised(10_785)).toEqual(['far_second']);
    const flag = formula({ ...against(10_405, 12_000), pastGaps }, 'close_second');
    expect(flag?.formula).toContain('= 4.0 %, at or below 4.0 %');
    expect(flag?.formula).toContain('over 20 earlier awards');
  });

  it('says nothing where the winner is not the lowest, shares the award, or part is missing', () => {
    expect(ids(against(9_990, 10_600))).toEqual([]);
    const two = [...facts().winners, { supplierId: 'second', supplierName: 'SECOND' }];
    expect(ids({ ...against(10_001), winners: two })).toEqual([]);
    expect(ids({ ...against(10_001, 11_000), isWhole: false })).toEqual([]);
  });
});

describe('an abnormally low price', () => {
  it.each([
    ['exactly 40 % under the mean of two others', [13_400, 19_934], true],
    ['hardly less than that', [13_400, 19_930], false],
    ['exactly 30 % under the next', [14_286], true],
    ['a little less than that', [14_284], false],
  ])('%s', (_what, others, isLow) => {
    expect(ids(against(...others)).includes('abnormally_low_price')).toBe(isLow);
  });

  it('names the figures', () => {
    expect(formula(against(20_000), 'abnormally_low_price')).toMatchObject({
      severity: 'high',
      formula: '100.00 USD is 50.0 % under the next offer, 200.00 USD; the limit is 30.0 %',
    });
    expect(formula(against(20_000, 30_000), 'abnormally_low_price')?.formula).toContain(
      '60.0 % under the mean of the others, 250.00 USD',
    );
  });
});

describe('a refusal by compliance', () => {
  it('of the lowest offer is flagged, with the clearance', () => {
    const flag = formula(facts({ disqualified: [out(9_999, 'cl-1')] }), 'lowest_disqualified');
    expect(flag).toMatchObject({ source: 'Cardinal R036' });
    expect(flag?.formula).toContain('OUT offered 99.99 USD and was refused');
    expect(flag?.records[0]).toMatchObject({ kind: 'clearance', id: 'cl-1' });
    expect(ids(facts({ disqualified: [out(10_000)] }))).toEqual([]);
  });

  it('of the lowest at the list is flagged where it was refused before it was asked', () => {
    const listed = [
      { supplierId: 'out', totalMinor: 9_000 },
      { supplierId: 'win', totalMinor: 11_000 },
    ];
    expect(ids(facts({ disqualified: [out(null)], listed }))).toEqual(['lowest_disqualified']);
    expect(ids(facts({ totalMinor: 9_000, disqualified: [out(null)], listed }))).not.toContain(
      'lowest_disqualified',
    );
    const dear = listed.map((it) => ({ ...it, totalMinor: 20_000 - it.totalMinor }));
    expect(ids(facts({ disqualified: [out(null)], listed: dear }))).toEqual([]);
    expect(ids(facts({ disqualified: [out(null)], listed: listed.slice(0, 1) }))).toEqual([]);
  });

  it('of everybody but the winner is flagged', () => {
    const flags = ids({ ...against(), disqualified: [out(20_000)] });
    expect(flags).toEqual(['all_others_disqualified']);
    expect(ids(facts({ disqualified: [out(20_000)] }))).toEqual([]);
  });
});
