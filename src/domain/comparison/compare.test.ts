import { describe, expect, it } from 'vitest';
import {
  anOffer,
  aTalker,
  aWish,
  priced,
  someComparison,
} from '../../../tests/support/comparison-builders.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import type { TalkFacts } from './at-the-table.ts';
import { compare } from './compare.ts';

const at = (prices: Record<number, number>, parts = {}) =>
  someTerms(0, { lines: priced(prices), ...parts });
const alpha = aTalker('alpha', [
  at({ 1: 105_000, 2: 50_000 }),
  at({ 1: 100_000, 2: 50_000 }, { leadTimeDays: 20 }),
]);
const beta = aTalker('beta', [at({ 1: 96_000 }, { leadTimeDays: 40 })]);

const cellOf = (talks: TalkFacts[], lineNo: number, supplierId: string, wish = aWish()) =>
  compare(someComparison(talks), wish).cells.find(
    (it) => it.lineNo === lineNo && it.supplierId === supplierId,
  );

describe('a comparison', () => {
  it('has a cell for every line and supplier, in the order of both', () => {
    const { cells, lines, suppliers } = compare(someComparison([beta, alpha]), aWish());
    const places = lines.flatMap((line) => suppliers.map((it) => [line.lineNo, it.supplierId]));
    expect(cells.map((it) => [it.lineNo, it.supplierId])).toEqual(places);
    expect(suppliers.map((it) => [it.supplierId, it.rank])).toEqual([
      ['alpha', 1],
      ['beta', 2],
    ]);
  });

  it('ranks who offers all before who offers a part for less', () => {
    const half = priced({ 1: 100_000, 2: 50_000 }).map((it) => ({
      ...it,
      quantity: it.quantity / 2,
    }));
    const part = aTalker('part', [someTerms(0, { lines: half })]);
    const { suppliers } = compare(someComparison([part, alpha]), aWish());
    expect(suppliers.map((it) => it.supplierId)).toEqual(['alpha', 'part']);
  });

  it('shows the first quote beside what was agreed', () => {
    expect(cellOf([alpha, beta], 1, 'alpha')?.quote).toMatchObject({
      first: { unitPriceMinor: 105_000, totalMinor: 1_050_000 },
      last: { unitPriceMinor: 100_000, totalMinor: 1_000_000 },
      agreed: true,
      cannotWin: null,
    });
  });

  it('marks the best price and the best date of a line, and tells the others how far they are', () => {
    expect(cellOf([alpha, beta], 1, 'beta')).toMatchObject({
      isBest: { price: true, date: false },
      fromBest: { unitPriceMinor: 0, priceBp: 0, leadTimeDays: 20 },
    });
    expect(cellOf([alpha, beta], 1, 'alpha')).toMatchObject({
      isBest: { price: false, date: true },
      fromBest: { unitPriceMinor: 4_000, priceBp: 417, leadTimeDays: 0 },
    });
  });

  it('marks every one of equal bests', () => {
    const same = aTalker('same', [at({ 1: 96_000 })]);
    for (const id of ['beta', 'same']) {
      expect(cellOf([beta, same], 1, id)?.isBest.price, id).toBe(true);
    }
  });

  it('never calls best what cannot be awarded, and says why it cannot', () => {
    const gone = aTalker('gone', [at({ 1: 1_000 })], { result: 'walked_away' });
    const cell = cellOf([alpha, gone], 1, 'gone');
    expect(cell?.isBest).toEqual({ price: false, date: false, adjusted: false });
    expect(cell?.quote?.cannotWin).toBe('it left the table');
    expect(cell?.fromBest?.unitPriceMinor).toBe(-99_000);
  });

  it.each<[string, Partial<TalkFacts>, string]>([
    ['refused', { clearance: { verdict: 'refusal', riskBp: null, conditions: [] } }, 'refused'],
    ['not cleared', { cleared: null, mandates: [] }, 'not cleared'],
    ['not asked', { mandates: [] }, 'was not asked'],
    ['silent', {}, 'made no offer so far'],
  ])('says why a supplier has no quote: %s', (_what, parts, because) => {
    const cell = cellOf([alpha, aTalker('quiet', [], parts)], 1, 'quiet');
    expect(cell).toMatchObject({ quote: null, adjusted: null, fromBest: null });
    expect(cell?.missing).toContain(because);
  });

  it('says that an offer leaves a line out', () => {
    expect(cellOf([alpha, beta], 2, 'beta')).toMatchObject({
      quote: null,
      missing: 'its offer leaves the line out',
    });
  });

  it('shows target and walk-away only to who may see them, and nothing that tells them', () => {
    const dear = aTalker('dear', [at({ 1: 200_000 })]);
    expect(cellOf([alpha], 1, 'alpha')?.limits).toEqual({
      targetUnitPriceMinor: 90_000,
      walkAwayUnitPriceMinor: 110_000,
      mandateVersion: 1,
    });
    const hidden = compare(someComparison([alpha, dear]), aWish({ limitsShown: false }));
    expect(hidden.cells.every((it) => it.limits === null)).toBe(true);
    expect(hidden.suppliers.every((it) => it.scoreBp === null)).toBe(true);
    expect(JSON.stringify(hidden)).not.toContain('1,100.00');
    expect(hidden.cells.find((it) => it.supplierId === 'dear')?.quote?.cannotWin).toBe(
      'it is outside what may be agreed',
    );
  });

  it('weighs by the weights asked for', () => {
    const delivery = { price: 0, delivery: 10_000, quality: 0, risk: 0 };
    const asked = compare(someComparison([alpha, beta]), aWish({ priorities: delivery }));
    expect(asked).toMatchObject({ prioritiesFrom: 'asked', prioritiesBp: delivery });
    const usual = compare(someComparison([alpha, beta]), aWish());
    expect(asked.suppliers[0]?.adjustedTotalMinor).not.toBe(usual.suppliers[0]?.adjustedTotalMinor);
  });

  it("keeps a supplier's last word when it was not ours to take", () => {
    const offers = [
      anOffer(at({ 1: 105_000 })),
      anOffer(at({ 1: 90_000 }), { round: 1, actor: 'buyer', move: 'counter' }),
      anOffer(at({ 1: 104_000 }), { round: 1, move: 'counter' }),
    ];
    const quote = cellOf([aTalker('alpha', [], { offers })], 1, 'alpha')?.quote;
    expect(quote).toMatchObject({ unitPriceMinor: 104_000, agreed: false, round: 1 });
  });
});
