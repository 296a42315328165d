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

  it('reads certificates as name, number and last valid day', () => {
    const row = aRow({ certificates: 'ISO 9001|QM-1|2030-01-31; CE||' });
    expect(row).toMatchObject({
      value: {
        certificates: [
          { name: 'ISO 9001', number: 'QM-1', validTo: '2030-01-31' },
          { name: 'CE', number: '', validTo: null },
        ],
      },
    });
  });

  it('takes losses as negative figures', () => {
    expect(aRow({ ebit: '-1200.50' })).toMatchObject({
      value: { figuresMinor: { ebit: -120_050 } },
    });
  });

  it.each([
    ['supplier_id', 'a b', 'an id'],
    ['supplier_id', '', 'is empty'],
    ['country', 'Germany', 'ISO 3166'],
    ['lei', '529900T8BM49AURSDO56', 'not an LEI'],
    ['duns', '12', 'D-U-N-S'],
    ['certificates', 'ISO 9001|QM-1|soon', 'name|number|valid_to'],
    ['certificates', 'CE||;CE||', 'there twice'],
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
