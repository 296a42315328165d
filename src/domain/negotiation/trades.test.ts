import { describe, expect, it } from 'vitest';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { tradeFault } from './trades.ts';

const before = someTerms(95_000);
const mandate = aMandate({ trades: [{ give: 'price', get: 'warranty' }] });

describe('an offer after our offer before it', () => {
  it('may give', () => {
    expect(tradeFault(mandate, before, someTerms(96_000, { paymentDays: 14 }))).toBeNull();
    expect(tradeFault(mandate, before, before)).toBeNull();
  });

  it('may take back what the mandate allows for what is given', () => {
    expect(tradeFault(mandate, before, someTerms(96_000, { warrantyMonths: 36 }))).toBeNull();
  });

  it('may not take back for nothing, or for something else', () => {
    const free = tradeFault(mandate, before, someTerms(95_000, { warrantyMonths: 36 }));
    expect(free).toContain('warranty is taken back');
    expect(tradeFault(mandate, before, someTerms(94_000))).toContain('price is taken back');
    const other = someTerms(95_000, { warrantyMonths: 36, paymentDays: 14 });
    expect(tradeFault(mandate, before, other)).toContain('warranty');
  });
});
