import { expect, it } from 'vitest';
import type { SavingsLine } from '#contracts/savings.ts';
import { lineSavings } from './savings-line.ts';
import { savingsBook } from './savings-book.ts';

const aLine = (awardedOn: string, currency = 'USD'): SavingsLine => ({
  caseId: 'case',
  caseTitle: 'Cells',
  orderNo: 'PO-2026-000001',
  lineNo: 1,
  supplierId: 'acme',
  supplierName: 'Acme',
  itemId: 'cell',
  category: null,
  awardedOn,
  currency,
  quantity: 1,
  ...lineSavings({
    quantity: 1,
    unitPriceMinor: 90,
    firstUnitPriceMinor: 100,
    firstQuotesMinor: [100, 120],
    paidBeforeMinor: [],
  }),
});

it('the book adds up by currency and by month, and lists the latest first', () => {
  const lines = [aLine('2026-01-30'), aLine('2026-02-01'), aLine('2026-02-02', 'EUR')];
  const book = savingsBook(lines);
  expect(book.totals).toMatchObject([
    { currency: 'EUR', linesCount: 1, awardedMinor: 20 },
    { currency: 'USD', linesCount: 2, awardedMinor: 40, negotiatedMinor: 20 },
  ]);
  expect(book.byMonth.map((it) => `${it.month} ${it.currency}`)).toEqual([
    '2026-01 USD',
    '2026-02 EUR',
    '2026-02 USD',
  ]);
  expect(book.items.map((it) => it.awardedOn)).toEqual(['2026-02-02', '2026-02-01', '2026-01-30']);
});
