import { describe, expect, it } from 'vitest';
import { ParleyError } from '#contracts/errors.ts';
import { LINE_COLUMNS } from '#contracts/intake.ts';
import { readRequisitionLines } from './requisition-lines.ts';

type Row = Partial<Record<(typeof LINE_COLUMNS)[number], string>>;
const row = (parts: Row = {}): Row => ({
  requisition_no: 'R-1',
  description: 'Centrifugal pump',
  quantity: '10',
  unit_code: 'C62',
  ...parts,
});
const csv = (...rows: Row[]) =>
  [LINE_COLUMNS, ...rows.map((it) => LINE_COLUMNS.map((column) => it[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n');
const issuesOf = (text: string) => {
  try {
    readRequisitionLines(text, {});
    return [];
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error;
    return error.issues.map((it) => [it.path, it.message]);
  }
};

describe('lines from a file', () => {
  it('are those of the form', () => {
    const text = csv(
      row({
        line_no: '1',
        classification_scheme: 'CPV',
        classification_id: '42122000-0',
        est_unit_price: '1234.50',
        currency: 'USD',
        need_by: '2030-06-30',
        delivery_place: 'Graz',
        cost_center: '4711',
        must_have: 'ISO 9001;CE',
      }),
      row({
        line_no: '2',
        description: 'Valve',
        quantity: '4',
        est_unit_price: '10',
        currency: 'USD',
        need_by: '2030-05-31',
        delivery_place: 'Graz',
        cost_center: '4711',
      }),
    );
    expect(readRequisitionLines(text, {})).toMatchObject({
      requisitionNo: 'R-1',
      lines: [
        {
          description: 'Centrifugal pump',
          classification: { scheme: 'CPV', id: '42122000-0' },
          quantity: 10,
          unitCode: 'C62',
          mustHave: ['ISO 9001', 'CE'],
        },
        { description: 'Valve', quantity: 4 },
      ],
      request: { budget: { amountMinor: 1_238_500, currency: 'USD' }, needBy: '2030-05-31' },
      costCentre: '4711',
      deliveryPlace: 'Graz',
      rejected: [],
    });
  });

  it('need three columns and no more', () => {
    const { lines, request } = readRequisitionLines(
      'quantity,unit_code,description\n3,SET,Visor',
      {},
    );
    expect(lines).toEqual([{ description: 'Visor', quantity: 3, unitCode: 'SET' }]);
    expect(request).toEqual({});
  });

  it('are refused altogether for one bad row, with row, column and reason', () => {
    const text = csv(row(), row({ quantity: '1.5', unit_code: 'pcs' }));
    expect(issuesOf(text)).toEqual([
      ['rows.3.quantity', '"1.5" is not a whole number from 1 to 100000000'],
      ['rows.3.unit_code', expect.stringContaining('"pcs" is none of C62')],
    ]);
  });

  it('are taken without the bad rows when that is wanted', () => {
    const read = readRequisitionLines(csv(row(), row({ quantity: 'ten' })), { skipBadRows: true });
    expect(read.lines).toHaveLength(1);
    expect(read.rejected).toEqual([
      { row: 3, column: 'quantity', reason: expect.stringContaining('"ten"') },
    ]);
  });

  it.each<[string, Row, string]>([
    ['another requisition', { requisition_no: 'R-2' }, 'requisition_no'],
    ['a line number again', { line_no: '1' }, 'line_no'],
    ['a price without a currency', { line_no: '2', est_unit_price: '5' }, 'currency'],
    ['a day that there is not', { line_no: '2', need_by: '2026-02-30' }, 'need_by'],
    ['a code of no scheme', { line_no: '2', classification_id: 'x' }, 'classification_id'],
  ])('are refused for %s', (_what, parts, column) => {
    const issues = issuesOf(csv(row({ line_no: '1' }), row(parts)));
    expect(issues.map(([path]) => path)).toEqual([`rows.3.${column}`]);
  });

  it('are at most as many as a request takes', () => {
    const rows = Array.from({ length: 21 }, (_, at) => row({ line_no: String(at + 1) }));
    expect(issuesOf(csv(...rows))).toEqual([['rows.22.line_no', 'a request takes 20 lines']]);
  });

  it('make no budget where an estimate is missing, and say so', () => {
    const text = csv(row({ est_unit_price: '5', currency: 'USD' }), row({ currency: 'USD' }));
    const { request, notes } = readRequisitionLines(text, {});
    expect(request.budget).toBeUndefined();
    expect(notes).toEqual(['1 of 2 lines have no estimated price, so there is no budget.']);
  });

  it('keep a formula as text; it is made harmless where it leaves again', () => {
    const { lines } = readRequisitionLines(csv(row({ description: '=1+1' })), {});
    expect(lines[0]?.description).toBe('=1+1');
  });
});
