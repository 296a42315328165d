import { describe, expect, it } from 'vitest';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import { aPortalView as aView } from '../../../tests/support/portal-builders.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import { fromForm, minorOf } from './form.ts';
import { portalPage } from './page.ts';

const filled = {
  kind: 'counter',
  turn: '3',
  'price-1': '123.4',
  'quantity-1': '10',
  'minimum-1': '5',
  'price-2': '',
  leadTimeDays: '30',
  paymentDays: '14',
  warrantyMonths: '12',
  earlyPaymentDiscountPercent: '2.29',
  volumeRebatePercent: '0.07',
  incoterm: 'CIF',
  prepaymentPercent: '5',
  validUntil: '',
  text: 'Best regards',
};

describe('the form of the page', () => {
  it('says the same as a program would, in minor units', () => {
    expect(SupplierAnswerRequest.parse(fromForm(aView(), filled))).toEqual({
      kind: 'counter',
      turn: 3,
      currency: 'USD',
      lines: [{ lineNo: 1, quantity: 10, unitPriceMinor: 12_340, minimumQuantity: 5 }],
      leadTimeDays: 30,
      paymentDays: 14,
      earlyPaymentDiscountBp: 229,
      warrantyMonths: 12,
      volumeRebateBp: 7,
      incoterm: 'CIF',
      prepaymentBp: 500,
      text: 'Best regards',
    });
  });

  it('takes an empty field for none, not for zero', () => {
    const given = fromForm(aView(), { ...filled, leadTimeDays: '' });
    expect(SupplierAnswerRequest.safeParse(given).success).toBe(false);
  });

  it('takes shares to the basis point and refuses what is finer, negative or too much', () => {
    const discounted = (text: string) =>
      fromForm(aView(), { ...filled, earlyPaymentDiscountPercent: text });
    expect(discounted('')).toMatchObject({ earlyPaymentDiscountBp: 0 });
    expect(discounted('0.29')).toMatchObject({ earlyPaymentDiscountBp: 29 });
    expect(() => discounted('0.295')).toThrow(/at most 2 decimals/);
    expect(() => discounted('-1')).toThrow(/per cent/);
    expect(SupplierAnswerRequest.safeParse(discounted('100.01')).success).toBe(false);
    const incoterm = fromForm(aView(), { ...filled, incoterm: 'FREE' });
    expect(SupplierAnswerRequest.safeParse(incoterm).success).toBe(false);
  });

  it('knows the decimals of a currency and refuses a fraction of its smallest unit', () => {
    expect(minorOf('12', 'JPY', 'p')).toBe(12);
    expect(minorOf('0.005', 'KWD', 'p')).toBe(5);
    for (const [text, currency] of [
      ['1.005', 'USD'],
      ['1.5', 'JPY'],
      ['-1', 'USD'],
      ['1e9', 'USD'],
      ['1,000', 'USD'],
    ] as const) {
      expect(() => minorOf(text, currency, 'p'), text).toThrow(/at most/);
    }
  });
});

describe('the page', () => {
  it('shows words of others as words', () => {
    const html = portalPage(aView({ title: '<script>alert(1)</script>' }), 'token', 0);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  it('shows every issue of our offer and of theirs, exactly', () => {
    const offered = someTerms(123_456, { earlyPaymentDiscountBp: 229, incoterm: 'FCA' });
    const terms = someTerms(123_457, { volumeRebateBp: 7, incoterm: 'EXW' });
    const committed = { terms, validUntilMs: null };
    const html = portalPage(aView({ offered, committed }), 'token', 0);
    for (const it of ['1,234.56 USD', '2.29 %', 'FCA: ', '1,234.57 USD', '0.07 %', 'EXW: ']) {
      expect(html).toContain(it);
    }
    expect(html).toContain('name="price-1" value="1234.57"');
  });

  it('says how far the best offer is without a price or a name', () => {
    const shown = (gapToBest: SupplierView['gapToBest']) =>
      portalPage(aView({ gapToBest }), 'token', 0);
    expect(shown('best')).toContain('Your offer is the best so far');
    expect(shown('close')).toContain('close to the best');
    expect(shown('behind')).toContain('is behind the best');
    expect(shown('far')).toContain('far behind the best');
    expect(shown(null)).not.toContain('the best');
  });

  it('asks for a yes or a no to an award, and thanks for the yes', () => {
    const award = { move: 'confirm' as const, offered: someTerms(90_000) };
    const html = portalPage(aView(award), 'token', 0);
    expect(html).toContain('You are awarded. Confirm the order or decline until');
    expect(html).toContain('900.00 USD');
    expect(html).toContain('value="accept"');
    expect(html).toContain('value="decline"');
    expect(html).not.toContain('value="counter"');
    const confirmed = aView({ ...award, status: 'agreed', yourTurn: false });
    expect(portalPage(confirmed, 'token', 0)).toContain('You have confirmed the order');
  });

  it('shows what was answered to whoever asked', () => {
    const answers = [{ question: 'Which <colour>?', text: 'Red & blue', answeredAtMs: 0 }];
    const html = portalPage(aView({ answers }), 'token', 0);
    expect(html).toContain('Which &lt;colour&gt;?');
    expect(html).toContain('Red &amp; blue');
  });

  it('offers no form for an answer that would be refused', () => {
    expect(portalPage(aView(), 'token', 0)).toContain('name="price-1"');
    expect(portalPage(aView(), 'token', 1_001)).not.toContain('name="price-1"');
    expect(portalPage(aView({ yourTurn: false }), 'token', 0)).not.toContain('name="price-1"');
  });
});
