import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../client/types.ts';
import { gapToLowestBp, lastOf, limitsFor, tablesOf } from './rounds.ts';

const terms: Offer['terms'] = {
  lines: [{ lineNo: 1, quantity: 2, unitPriceMinor: 500 }],
  leadTimeDays: 30,
  paymentDays: 30,
  earlyPaymentDiscountBp: 0,
  warrantyMonths: 12,
  volumeRebateBp: 0,
  incoterm: 'CIF',
  prepaymentBp: 0,
};

let atMs = 0;
const anOffer = (it: Partial<Offer>): Offer => ({
  offerId: `o${atMs}`,
  supplierId: 'hetero',
  round: 0,
  actor: 'supplier',
  move: 'counter',
  terms,
  totalMinor: 1_000,
  utilityBp: 5_000,
  mandateVersion: 1,
  mandateHash: null,
  because: 'as planned',
  text: '',
  atMs: (atMs += 1),
  ...it,
});

describe('the moves of a talk', () => {
  it('hold each side against its own last offer, whichever way it moved', () => {
    const [table] = tablesOf([
      anOffer({ totalMinor: 1_000 }),
      anOffer({ round: 1, actor: 'buyer', totalMinor: 800 }),
      anOffer({ round: 1, totalMinor: 1_050 }),
      anOffer({ round: 2, actor: 'buyer', totalMinor: 850 }),
      anOffer({ round: 2, totalMinor: 900 }),
    ]);
    expect(table?.moves.map((it) => it.concessionMinor)).toEqual([null, null, -50, 50, 150]);
    expect(table?.points).toEqual([
      { step: 'Quote', theirsMinor: 1_000, oursMinor: null },
      { step: 'Round 1', theirsMinor: 1_050, oursMinor: 800 },
      { step: 'Round 2', theirsMinor: 900, oursMinor: 850 },
    ]);
  });

  it('name the terms that changed beside the price', () => {
    const [table] = tablesOf([
      anOffer({}),
      anOffer({ round: 1, terms: { ...terms, incoterm: 'DAP', paymentDays: 45 } }),
    ]);
    expect(table?.moves[1]?.changes).toEqual([
      { issue: 'paymentDays', from: 30, to: 45 },
      { issue: 'incoterm', from: 'CIF', to: 'DAP' },
    ]);
  });

  it('of a second talk with the supplier begin anew', () => {
    const [table] = tablesOf([
      anOffer({ round: 0 }),
      anOffer({ round: 1, totalMinor: 900 }),
      anOffer({ round: 0, totalMinor: 950 }),
    ]);
    expect(table?.moves.map((it) => [it.step, it.concessionMinor])).toEqual([
      ['Quote', null],
      ['Round 1', 100],
      ['Talk 2, quote', null],
    ]);
  });
});

describe('what a supplier stands at', () => {
  it('is its own last word, never ours', () => {
    const [table] = tablesOf([
      anOffer({ totalMinor: 700 }),
      anOffer({ round: 1, actor: 'buyer', totalMinor: 600 }),
    ]);
    expect(table === undefined ? null : lastOf(table)?.totalMinor).toBe(700);
  });

  it('is held against the lowest total for the same lines alone', () => {
    const lines = [{ lineNo: 2, quantity: 1, unitPriceMinor: 10 }];
    const tables = tablesOf([
      anOffer({ supplierId: 'hetero', totalMinor: 1_050 }),
      anOffer({ supplierId: 'cipla', totalMinor: 1_000 }),
      anOffer({ supplierId: 'small', totalMinor: 10, terms: { ...terms, lines } }),
    ]);
    expect(tables.map((it) => gapToLowestBp(it, tables))).toEqual([500, 0, null]);
  });
});

describe('limits', () => {
  it('count for the quantity on the table', () => {
    const line = { lineNo: 1, targetUnitPriceMinor: 400, walkAwayUnitPriceMinor: 600 };
    expect(limitsFor([line], terms)).toEqual({ targetMinor: 800, walkAwayMinor: 1_200 });
  });

  it('are unknown when the mandate does not know a line', () => {
    expect(limitsFor([], terms)).toBeNull();
  });
});
