import { describe, expect, it } from 'vitest';
import type { Offer } from '#contracts/negotiation.ts';
import { offerTeller } from './offer-line.ts';

const anOffer = (parts: Partial<Offer> = {}, terms: Partial<Offer['terms']> = {}): Offer => ({
  offerId: 'o1',
  supplierId: 's1',
  round: 1,
  actor: 'supplier',
  move: 'counter',
  terms: {
    lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 5_703_076 }],
    leadTimeDays: 29,
    paymentDays: 45,
    earlyPaymentDiscountBp: 0,
    warrantyMonths: 24,
    volumeRebateBp: 0,
    incoterm: 'EXW',
    prepaymentBp: 0,
    ...terms,
  },
  totalMinor: 5_703_076,
  utilityBp: 5_000,
  mandateVersion: 1,
  because: '',
  text: '',
  atMs: 0,
  ...parts,
});

describe('an offer in the conversation', () => {
  it('shows every term in few words and leaves out what is zero', () => {
    const tell = offerTeller('USD');
    expect(tell(anOffer())).toMatch(/57,030\.76 USD {2}EXW, 29 d, net 45, 24 mo$/);
    const more = { earlyPaymentDiscountBp: 200, volumeRebateBp: 150, prepaymentBp: 2_800 };
    expect(tell(anOffer({}, more))).toMatch(/24 mo, -2 % early, 1\.5 % back, 28 % ahead$/);
  });

  it('says when a side repeats its own offer, never when it accepts one', () => {
    const tell = offerTeller('USD');
    tell(anOffer());
    expect(tell(anOffer({ actor: 'buyer' }))).toContain('EXW');
    expect(tell(anOffer({ supplierId: 's2' }))).toContain('EXW');
    expect(tell(anOffer())).toMatch(/57,030\.76 USD {2}as before$/);
    expect(tell(anOffer({ move: 'accept' }))).toContain('EXW');
  });
});
