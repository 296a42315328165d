import { describe, expect, it } from 'vitest';
import { CATALOGUE_COLUMNS, parseCatalogueRow } from './catalogue-row.ts';

const usual: Record<string, string> = {
  supplier_id: 'acme',
  item_id: 'EQ-1',
  description: 'CNC lathe',
  classification_scheme: 'CPV',
  classification_id: '42621100-6',
  unit_code: 'C62',
  unit_price: '1250.50',
  currency: 'USD',
  lead_time_days: '30',
};
const empty = Object.fromEntries(CATALOGUE_COLUMNS.map((it) => [it, '']));
const aRow = (cells: Record<string, string> = {}) =>
  parseCatalogueRow({ row: 3, cells: { ...empty, ...usual, ...cells } });

describe('a row of the catalogue file', () => {
  it('reads prices in the minor unit of their currency', () => {
    expect(aRow()).toMatchObject({ value: { unitPriceMinor: 125_050 } });
    const yen = aRow({ unit_price: '1250', currency: 'JPY' });
    expect(yen).toMatchObject({ value: { unitPriceMinor: 1_250 } });
  });

  it('takes an unstated capacity as unknown and an unstated minimum as one', () => {
    expect(aRow()).toMatchObject({ value: { capacityUnits: null, minimumOrderQuantity: 1 } });
  });

  it.each([
    ['unit_price', '0'],
    ['unit_price', '-5'],
    ['unit_price', ''],
    ['unit_price', '12.345'],
    ['currency', 'dollars'],
    ['currency', ''],
    ['classification_id', '42621100'],
    ['classification_scheme', 'HS'],
    ['unit_code', 'EA'],
    ['lead_time_days', ''],
    ['lead_time_days', '9999'],
    ['incoterm', 'DDU'],
    ['valid_from', '31/12/2026'],
  ])('is refused for %s "%s"', (column, text) => {
    const parsed = aRow({ [column]: text });
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.rejected.map((it) => it.column)).toContain(column);
  });
});
