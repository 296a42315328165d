import { describe, expect, it } from 'vitest';
import type { CaseFacts } from './case-facts.ts';
import { flagsOfCase } from './of-case.ts';
import { aCaseFacts } from '../../../tests/support/red-flag-facts.ts';

const flags = (its: CaseFacts, near: CaseFacts[] = []) => flagsOfCase({ its, near });
const ids = (its: CaseFacts, near: CaseFacts[] = []) => flags(its, near).map((it) => it.id);
const quote = (supplierId: string, ...prices: number[]) => ({
  supplierId,
  lines: prices.map((unitPriceMinor, at) => ({ lineNo: at + 1, quantity: 1, unitPriceMinor })),
});
const DAY_MS = 86_400_000;

describe('an ordinary case', () => {
  it('raises nothing', () => {
    expect(flags(aCaseFacts())).toEqual([]);
  });
});

describe('prices of first quotes', () => {
  it.each([
    ['the same price', [quote('a', 700), quote('b', 700)], true],
    ['one unit more', [quote('a', 700), quote('b', 701)], false],
    ['the same on every line', [quote('a', 7, 9), quote('b', 7, 9)], true],
    ['the same on one line of two', [quote('a', 7, 9), quote('b', 7, 8)], false],
    ['a fixed multiple on three lines', [quote('a', 10, 20, 35), quote('b', 20, 40, 70)], true],
    ['a fixed multiple on two lines', [quote('a', 10, 20), quote('b', 20, 40)], false],
    ['a fixed difference on three lines', [quote('a', 10, 20, 35), quote('b', 15, 25, 40)], true],
    ['neither', [quote('a', 10, 20, 35), quote('b', 15, 25, 41)], false],
    ['one quote alone', [quote('a', 700)], false],
    ['fewer lines by one of them', [quote('a', 7, 9), quote('b', 7)], false],
  ])('%s: %j', (_what, quotes, isFlagged) => {
    expect(ids(aCaseFacts({ quotes })).includes('identical_prices')).toBe(isFlagged);
  });
});

describe('a late bid', () => {
  const asks = [{ supplierId: 'win', turn: 2, askedAtMs: 0, answerByMs: 1_000 }];
  const answer = (sentAtMs: number) => [{ supplierId: 'win', messageId: 'm1', sentAtMs }];

  it('won when the answer of the winner came after its time', () => {
    const [late] = flags(aCaseFacts({ asks, answers: answer(1_001) }));
    expect(late).toMatchObject({ id: 'late_bid_won', source: 'Cardinal R030' });
    expect(late?.records[0]).toMatchObject({ kind: 'message', id: 'm1' });
    expect(ids(aCaseFacts({ asks, answers: answer(1_000) }))).toEqual([]);
  });

  it('won when the last offer is later than the talks were to end', () => {
    const at = (atMs: number) => aCaseFacts({ lastOffers: [{ supplierId: 'win', atMs }] });
    expect(ids(at(10 * DAY_MS + 1))).toEqual(['late_bid_won']);
    expect(ids(at(10 * DAY_MS))).toEqual([]);
  });

  it('is none when it lost', () => {
    const late = { answers: [{ supplierId: 'second', messageId: 'm', sentAtMs: 9_000 }] };
    expect(ids(aCaseFacts({ asks, ...late }))).toEqual([]);
  });
});

describe('a short period', () => {
  const asked = (days: number, turn = 1) =>
    aCaseFacts({
      asks: [{ supplierId: 'win', turn, askedAtMs: 0, answerByMs: days * DAY_MS }],
    });

  it('is less than 15 days for the first quote of a real supplier', () => {
    expect(ids(asked(14))).toEqual(['short_period']);
    expect(ids(asked(15))).toEqual([]);
    expect(ids(asked(3, 2))).toEqual([]);
  });
});

describe('the limit above which a person decides', () => {
  const at = (autoApproveMinor: number, parts: Partial<CaseFacts> = {}) =>
    aCaseFacts({ autoApproveMinor, ...parts });

  it('is suspiciously near when the award is less than 5 % below it', () => {
    expect(ids(at(10_000))).toEqual(['just_below_limit']);
    expect(ids(at(10_525))).toEqual(['just_below_limit']);
    expect(ids(at(10_527))).toEqual([]);
    expect(ids(at(9_999))).toEqual([]);
  });

  it('says nothing where a person approved', () => {
    const { award } = aCaseFacts();
    if (award === null) throw new Error('no award');
    expect(ids(at(10_000, { award: { ...award, approvalId: 'c1-1' } }))).toEqual([]);
  });

  it('is passed by orders that were split', () => {
    const its = at(15_000);
    const other = (parts: Partial<CaseFacts> = {}) => at(15_000, { caseId: 'c2', ...parts });
    expect(ids(its, [its, other()])).toEqual(['split_orders']);
    expect(flags(its, [other()])[0]?.records.map((it) => it.id)).toEqual(['c1', 'c2']);
    expect(ids(at(20_000), [at(20_000, { caseId: 'c2' })])).toEqual([]);
    expect(ids(its, [other({ openedBy: 'bob' })])).toEqual([]);
    expect(ids(its, [other({ items: ['other'] })])).toEqual([]);
    expect(ids(its, [other({ openedAtMs: 8 * DAY_MS })])).toEqual([]);
  });
});
