import { describe, expect, it } from 'vitest';
import { ParleyError } from '#contracts/errors.ts';
import { dayNumberOf } from '#domain/days.ts';
import { parseOrderFile, refuseRepeats } from './order-file.ts';

const usual: Record<string, string> = {
  ID: '7',
  'PO / SO #': 'SCMS-4',
  Country: 'Kenya',
  'Vendor INCO Term': 'EXW',
  'Shipment Mode': 'Air',
  'PO Sent to Vendor Date': '2001-10-07',
  'Scheduled Delivery Date': '02-Jun-07',
  'Delivered to Client Date': '04-Jun-07',
  'Sub Classification': 'Adult',
  Vendor: 'Aurobindo Pharma Limited',
  'Item Description': 'Nevirapine 200mg',
  'Molecule/Test Type': 'Nevirapine',
  Dosage: '200mg',
  'Dosage Form': 'Tablet',
  'Unit of Measure (Per Pack)': '60',
  'Line Item Quantity': '1000',
  'Pack Price': '3',
  'Manufacturing Site': 'Aurobindo Unit III, India',
};

const aFile = (changes: Record<string, string> = {}, more: Record<string, string>[] = []) => {
  const rows = [{ ...usual, ...changes }, ...more.map((it) => ({ ...usual, ...it }))];
  const quoted = (cells: string[]) => cells.map((it) => `"${it}"`).join(',');
  return [Object.keys(usual), ...rows.map((it) => Object.values(it))].map(quoted).join('\r\n');
};
const linesOf = (changes: Record<string, string> = {}) => parseOrderFile('h.csv', aFile(changes));

function findingsOf(action: () => unknown): string {
  try {
    action();
  } catch (cause) {
    if (!(cause instanceof ParleyError)) throw cause;
    return [cause.message, ...cause.issues.map((it) => `${it.path}: ${it.message}`)].join('\n');
  }
  throw new Error('was not refused');
}

describe('an order line of a file', () => {
  it('is placed on its order day, read back from what a spreadsheet made of it', () => {
    expect(linesOf()[0]).toMatchObject({
      id: 7,
      stream: 'direct',
      asOfDay: dayNumberOf('2007-01-10'),
      promisedDay: dayNumberOf('2007-06-02'),
    });
  });

  it('is placed 90 days before the promise when no order day is known', () => {
    const [line] = linesOf({ 'PO Sent to Vendor Date': 'N/A - From RDC', Vendor: 'SCMS from RDC' });
    expect(line).toMatchObject({
      stream: 'warehouse',
      asOfDay: dayNumberOf('2007-06-02') - 90,
    });
  });

  it('has a unit price that is not rounded to cents, or none', () => {
    expect(linesOf()[0]?.delivery?.unitPrice).toBe(0.05);
    expect(linesOf({ 'Pack Price': '0' })[0]?.delivery?.unitPrice).toBeNull();
  });

  it('is not delivered without a day of delivery', () => {
    expect(linesOf({ 'Delivered to Client Date': '' })[0]?.delivery).toBeNull();
  });
});

describe('a file that cannot be read', () => {
  it('is refused with file, row and column of every wrong cell', () => {
    const more = [{ ID: '8', 'Scheduled Delivery Date': 'soon', 'Line Item Quantity': 'many' }];
    const findings = findingsOf(() => parseOrderFile('h.csv', aFile({ 'Pack Price': 'x' }, more)));
    expect(findings).toContain('h.csv, row 2, column Pack Price: "x" is not a price');
    expect(findings).toContain('h.csv, row 3, column Scheduled Delivery Date: "soon" is not a day');
    expect(findings).toContain('h.csv, row 3, column Line Item Quantity');
  });

  it('is refused with its name and the columns that it lacks', () => {
    const findings = findingsOf(() => parseOrderFile('h.csv', 'ID,Vendor\n1,A\n'));
    expect(findings).toContain('h.csv: ');
    expect(findings).toContain('Scheduled Delivery Date');
  });

  it('may not have an ID twice, nor one of the other file', () => {
    const [line] = linesOf();
    const files = ['h.csv', 'o.csv'].map((file) => ({ file, lines: line ? [line] : [] }));
    expect(findingsOf(() => refuseRepeats(files))).toContain(
      'o.csv, row 2, column ID: 7 is the ID of h.csv, row 2 already',
    );
  });
});
