import { describe, expect, it } from 'vitest';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import { fromForm, minorOf } from './form.ts';
import { portalPage } from './page.ts';

const aView = (parts: Partial<SupplierView> = {}): SupplierView => ({
  sessionId: 's',
  supplierId: 'alpha',
  supplierName: 'Alpha',
  title: 'Pumps',
  currency: 'USD',
  needBy: '2030-01-01',
  lines: [1, 2].map((lineNo) => ({
    lineNo,
    description: 'Pump',
    quantity: 10,
    unitCode: 'C62',
    mustHave: [],
  })),
  status: 'open',
  turn: 3,
  move: 'counter',
  yourTurn: true,
  offered: null,
  committed: null,
  answerByMs: 1_000,
  reminded: false,
  ...parts,
});

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
      warrantyMonths: 12,
      prepaymentBp: 500,
      text: 'Best regards',
    });
  });

  it('takes an empty field for none, not for zero', () => {
    const given = fromForm(aView(), { ...filled, leadTimeDays: '' });
    expect(SupplierAnswerRequest.safeParse(given).success).toBe(false);
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

  it('offers no form for an answer that would be refused', () => {
    expect(portalPage(aView(), 'token', 0)).toContain('name="price-1"');
    expect(portalPage(aView(), 'token', 1_001)).not.toContain('name="price-1"');
    expect(portalPage(aView({ yourTurn: false }), 'token', 0)).not.toContain('name="price-1"');
  });
});
