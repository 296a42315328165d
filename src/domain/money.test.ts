import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorDigits, showMoney, showShare } from './money.ts';

describe('an amount for people', () => {
  it.each([
    [7_124_000, 'USD', '71,240.00 USD'],
    [5, 'USD', '0.05 USD'],
    [0, 'EUR', '0.00 EUR'],
    [-123_456, 'EUR', '-1,234.56 EUR'],
    [1_234_567, 'JPY', '1,234,567 JPY'],
    [1_234_567, 'KWD', '1,234.567 KWD'],
    [7, 'KWD', '0.007 KWD'],
  ])('%i minor units of %s are %s', (amountMinor, currency, text) => {
    expect(showMoney(amountMinor, currency)).toBe(text);
  });

  it('says every digit: it can be read back, in every currency', () => {
    const anAmount = fc.integer({
      min: -Number.MAX_SAFE_INTEGER,
      max: Number.MAX_SAFE_INTEGER,
    });
    fc.assert(
      fc.property(anAmount, fc.constantFrom('USD', 'JPY', 'KWD'), (amountMinor, currency) => {
        const text = showMoney(amountMinor, currency);
        expect(Number(text.replace(/[^0-9-]/g, ''))).toBe(amountMinor);
        expect(text.split('.')[1]?.indexOf(' ') ?? 0).toBe(minorDigits(currency));
        expect(text).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)? [A-Z]{3}$/);
      }),
    );
  });
});

describe('a share for people', () => {
  it.each([
    [639, '6.3 %'],
    [10_000, '100.0 %'],
    [9, '0.0 %'],
    [-639, '-6.3 %'],
  ])('%i bp are %s, cut and not rounded', (shareBp, text) => {
    expect(showShare(shareBp)).toBe(text);
  });
});
