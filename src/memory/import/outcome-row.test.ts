import { describe, expect, it } from 'vitest';
import { OUTCOME_COLUMNS, OUTCOME_COLUMNS_OPTIONAL, parseOutcomeRow } from './outcome-row.ts';

const NOW_MS = Date.parse('2026-03-10T12:00:00Z');
const empty = Object.fromEntries(
  [...OUTCOME_COLUMNS, ...OUTCOME_COLUMNS_OPTIONAL].map((it) => [it, '']),
);
const usual = {
  po_no: 'PO-1',
  line_no: '1',
  supplier_id: 'alpha',
  item_id: 'pump',
  received_on: '2026-03-09',
  received_qty: '10',
  rejected_qty: '0',
  promised_on: '2026-03-08',
};
const aRow = (cells: Record<string, string> = {}) =>
  parseOutcomeRow({ row: 2, cells: { ...empty, ...usual, ...cells } }, NOW_MS);

describe('a row of past deliveries', () => {
  it('may say where goods went, how, and of which order they are', () => {
    const cells = { country: 'South Africa', mode: 'Air', ordered_on: '2026-01-01' };
    expect(aRow({ ...cells, ordered_qty: '12' })).toMatchObject({
      ok: true,
      value: { orderNo: 'PO-1', country: 'ZA', mode: 'Air', orderedQuantity: 12 },
    });
  });

  it.each([
    [{ ordered_on: '2026-03-10' }, 'received_on', 'is before the order of 2026-03-10'],
    [{ received_on: '2026-03-12' }, 'received_on', 'is in the future; today is 2026-03-10'],
    [{ ordered_qty: '9' }, 'received_qty', 'is more than the 9 ordered'],
    [{ rejected_qty: '11' }, 'rejected_qty', 'is more than the 10 received'],
    [{ country: 'Atlantis' }, 'country', '"Atlantis" is not a country'],
  ])('is refused with the reason: %j', (cells, column, reason) => {
    expect(aRow(cells)).toMatchObject({ ok: false, rejected: [{ row: 2, column, reason }] });
  });
});
