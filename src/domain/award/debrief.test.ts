import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import type { LastOffer } from './debrief.ts';
import { debriefs } from './debrief.ts';

const prioritiesBp = { price: 5_000, delivery: 3_000, quality: 2_000, risk: 0 };
const terms: Terms = {
  lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 10_000 }],
  leadTimeDays: 20,
  paymentDays: 30,
  earlyPaymentDiscountBp: 0,
  warrantyMonths: 12,
  volumeRebateBp: 0,
  incoterm: 'DAP',
  prepaymentBp: 0,
};
const anOffer = (supplierId: string, parts: Partial<LastOffer> = {}): LastOffer => ({
  supplierId,
  supplierName: `Supplier ${supplierId}`,
  terms,
  utilityBp: 5_000,
  isWinner: false,
  hindrance: null,
  ...parts,
});
/** Terms with a line per unit price, null = that line is not offered. */
const priced = (...unitPricesMinor: (number | null)[]): Terms => ({
  ...terms,
  lines: unitPricesMinor.flatMap((unitPriceMinor, at) =>
    unitPriceMinor === null ? [] : [{ lineNo: at + 1, quantity: 1, unitPriceMinor }],
  ),
});
const winner = anOffer('w', { isWinner: true, utilityBp: 9_000, terms: priced(9_100) });

describe('a debrief', () => {
  it('never says that a supplier that was not chosen came first', () => {
    const [debrief] = debriefs([anOffer('a', { utilityBp: 9_900 }), winner], prioritiesBp);
    expect(debrief).toMatchObject({ rank: 2, offersCount: 2 });
  });

  it('says how an offer was placed, how far it was off, and what counted', () => {
    const [debrief] = debriefs([anOffer('a'), winner], prioritiesBp);
    expect(debrief).toMatchObject({ rank: 2, offersCount: 2, gapPercent: 10 });
    expect(debrief?.sentences.join(' ')).toContain('What counted: price 50.0 %');
    expect(debrief?.sentences.join(' ')).not.toContain('risk');
  });

  it('never names another supplier or a price of theirs', () => {
    const all = debriefs(
      [anOffer('a'), anOffer('b', { terms: priced(12_345) }), winner],
      prioritiesBp,
    );
    for (const it of all) {
      const said = JSON.stringify(it.sentences);
      expect(said).not.toMatch(/Supplier|9,?100|91\.00|123\.45|12,?345/);
    }
  });

  it('says in what an offer was ahead of all others', () => {
    const fast = anOffer('a', { terms: { ...terms, leadTimeDays: 5, warrantyMonths: 36 } });
    const [debrief] = debriefs([fast, winner, anOffer('b')], prioritiesBp);
    expect(debrief?.strengths).toEqual(['the shortest delivery', 'the longest warranty']);
  });

  it('holds an offer for one of two lines against what others ask for that line', () => {
    const whole = anOffer('w', { isWinner: true, utilityBp: 9_000, terms: priced(1_000, 89_200) });
    const part = anOffer('a', { terms: priced(1_100, null) });
    const [debrief] = debriefs([part, whole], prioritiesBp);
    expect(debrief?.gapPercent).toBe(10);
    expect(debrief?.sentences).toContain(
      'For the lines that you offered, it was about 10 % above the lowest one.',
    );
    expect(debrief?.strengths).not.toContain('the lowest price');
  });

  it('compares no price where nobody else offered all the same lines and quantities', () => {
    const whole = anOffer('a', { terms: priced(1_000, 89_200) });
    const [debrief] = debriefs([whole, winner], prioritiesBp);
    expect(debrief).toMatchObject({ gapPercent: null, strengths: [] });
    const double = { ...terms, lines: [{ lineNo: 1, quantity: 2, unitPriceMinor: 5_000 }] };
    expect(debriefs([anOffer('b', { terms: double }), winner], prioritiesBp)[0]).toMatchObject({
      gapPercent: null,
    });
  });

  it('tells one that made no offer why it went no further', () => {
    const out = anOffer('a', { terms: null, hindrance: 'You ended the talks yourself.' });
    const [debrief] = debriefs([out, winner], prioritiesBp);
    expect(debrief).toMatchObject({ rank: null, gapPercent: null, strengths: [] });
    expect(debrief?.sentences.at(-1)).toBe('You ended the talks yourself.');
  });
});
