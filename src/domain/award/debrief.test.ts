import { describe, expect, it } from 'vitest';
import type { LastOffer } from './debrief.ts';
import { debriefs } from './debrief.ts';

const prioritiesBp = { price: 5_000, delivery: 3_000, quality: 2_000, risk: 0 };
const anOffer = (supplierId: string, parts: Partial<LastOffer> = {}): LastOffer => ({
  supplierId,
  supplierName: `Supplier ${supplierId}`,
  totalMinor: 10_000,
  utilityBp: 5_000,
  leadTimeDays: 20,
  paymentDays: 30,
  warrantyMonths: 12,
  linesCount: 1,
  isWinner: false,
  hindrance: null,
  ...parts,
});
const winner = anOffer('w', { isWinner: true, utilityBp: 9_000, totalMinor: 9_100 });

describe('a debrief', () => {
  it('says how an offer was placed, how far it was off, and what counted', () => {
    const [debrief] = debriefs([anOffer('a'), winner], prioritiesBp);
    expect(debrief).toMatchObject({ rank: 2, offersCount: 2, gapPercent: 10 });
    expect(debrief?.sentences.join(' ')).toContain('What counted: price 50.0 %');
    expect(debrief?.sentences.join(' ')).not.toContain('risk');
  });

  it('never names another supplier or a price of theirs', () => {
    const all = debriefs(
      [anOffer('a'), anOffer('b', { totalMinor: 12_345 }), winner],
      prioritiesBp,
    );
    for (const it of all) {
      const said = JSON.stringify(it.sentences);
      expect(said).not.toMatch(/Supplier|9,?100|91\.00|123\.45|12,?345/);
    }
  });

  it('says in what an offer was ahead of all others', () => {
    const fast = anOffer('a', { leadTimeDays: 5, warrantyMonths: 36 });
    const [debrief] = debriefs([fast, winner, anOffer('b')], prioritiesBp);
    expect(debrief?.strengths).toEqual(['the shortest delivery', 'the longest warranty']);
  });

  it('compares the totals of offers for as many lines alone', () => {
    const part = anOffer('a', { linesCount: 2, totalMinor: 5 });
    expect(debriefs([part, winner], prioritiesBp)[0]?.gapPercent).toBeNull();
  });

  it('tells one that made no offer why it went no further', () => {
    const out = anOffer('a', { totalMinor: null, hindrance: 'You ended the talks yourself.' });
    const [debrief] = debriefs([out, winner], prioritiesBp);
    expect(debrief).toMatchObject({ rank: null, gapPercent: null, strengths: [] });
    expect(debrief?.sentences.at(-1)).toBe('You ended the talks yourself.');
  });
});
