import { describe, expect, it } from 'vitest';
import { SUPPLIER_COLUMNS, parseSupplierRow } from './supplier-row.ts';

const empty = Object.fromEntries(SUPPLIER_COLUMNS.map((it) => [it, '']));
const aRow = (cells: Record<string, string> = {}) => {
  const named = { supplier_id: 'acme', legal_name: 'Acme', status: 'active' };
  return parseSupplierRow({ row: 5, cells: { ...empty, ...named, ...cells } });
};

describe('a row of the supplier file', () => {
  it('leaves unknown what it does not say', () => {
    expect(aRow()).toMatchObject({
      ok: true,
      value: { country: null, certificates: [], figuresMinor: { ebit: null }, paymentDays: 30 },
    });
  });

  it('reads certificates as name, number, last and first valid day', () => {
    const row = aRow({ certificates: 'ISO 9001|QM-1|2030-01-31|2027-02-01; CE||' });
    expect(row).toMatchObject({
      value: {
        certificates: [
          { name: 'ISO 9001', number: 'QM-1', validFrom: '2027-02-01', validTo: '2030-01-31' },
          { name: 'CE', number: '', validFrom: null, validTo: null },
        ],
      },
    });
  });

  it('takes losses as negative figures', () => {
    expect(aRow({ ebit: '-1200.50' })).toMatchObject({
      value: { figuresMinor: { ebit: -120_050 } },
    });
  });

  it('reads how the supplier pays in days, or as a PAYDEX score that stands for days', () => {
    const days = (cells: Record<string, string>) => {
      const row = aRow(cells);
      return row.ok ? row.value.paymentDaysBeyondTerms : row.rejected;
    };
    expect(days({ payment_days_beyond_terms: '-3' })).toBe(-3);
    const read = ['100', '80', '75', '50', '35', '10'].map((it) => days({ paydex: it }));
    expect(read).toEqual([0, 0, 8, 30, 75, 120]);
    expect(days({ payment_days_beyond_terms: '3', paydex: '80' })).toMatchObject([
      { column: 'paydex' },
    ]);
  });

  it.each([
    ['supplier_id', 'a b', 'an id'],
    ['supplier_id', '', 'is empty'],
    ['country', 'Germany', 'ISO 3166'],
    ['lei', '529900T8BM49AURSDO56', 'not an LEI'],
    ['duns', '12', 'D-U-N-S'],
    ['certificates', 'ISO 9001|QM-1|soon', 'name|number|valid_to'],
    ['certificates', 'CE||;CE||', 'there twice'],
    ['certificates', 'CE|1|2030-01-01|2031-01-01', 'ends before it starts'],
    ['esg_score', '101', 'whole number from 0 to 100'],
    ['esg_rated_on', 'last year', 'not a date'],
    ['categories', 'tools', 'CPV or UNSPSC'],
    ['payment_days', '-1', 'whole number'],
    ['status', 'retired', 'none of active'],
  ])('is refused for %s "%s"', (column, text, because) => {
    expect(aRow({ [column]: text })).toMatchObject({
      ok: false,
      rejected: [{ row: 5, column, reason: expect.stringContaining(because) as string }],
    });
  });

  it('takes an LEI with right check digits', () => {
    expect(aRow({ lei: '529900T8BM49AURSDO55' }).ok).toBe(true);
  });
});
