import { describe, expect, it } from 'vitest';
import { SCMS_COLUMNS, parseScmsRow } from './scms-row.ts';

const usual: Record<string, string> = {
  ID: '1',
  'Vendor INCO Term': 'EXW',
  'PO Sent to Vendor Date': '3/19/10',
  'Scheduled Delivery Date': '02-Jun-10',
  'Delivered to Client Date': '04-Jun-10',
  'Product Group': 'ARV',
  Vendor: 'Aurobindo Pharma Limited',
  'Item Description': 'Nevirapine 200mg, tablets, 60 Tabs',
  'Line Item Quantity': '1000',
  'Pack Price': '6.2',
};
const empty = Object.fromEntries(SCMS_COLUMNS.map((it) => [it, '']));
const anOrderLine = (cells: Record<string, string> = {}) =>
  parseScmsRow({ row: 2, cells: { ...empty, ...usual, ...cells } });

describe('an order line of the SCMS file', () => {
  it('counts pack prices in cents and reads its dates', () => {
    expect(anOrderLine()).toMatchObject({
      ok: true,
      value: {
        packPriceMinor: 620,
        orderedOn: '2010-03-19',
        promisedOn: '2010-06-02',
        deliveredOn: '2010-06-04',
      },
    });
  });

  it('takes words where freight and weight are expected', () => {
    const freight = 'Freight Included in Commodity Cost';
    const words = { 'Freight Cost (USD)': freight, 'Weight (Kilograms)': 'See ASN-93 (ID#:1281)' };
    expect(anOrderLine(words).ok).toBe(true);
  });

  it('reads the former term DDU as DAP and the warehouse as no term', () => {
    const former = anOrderLine({ 'Vendor INCO Term': 'DDU' });
    expect(former).toMatchObject({ value: { incoterm: 'DAP', formerIncoterm: true } });
    const warehouse = anOrderLine({ 'Vendor INCO Term': 'N/A - From RDC' });
    expect(warehouse).toMatchObject({ value: { incoterm: null, formerIncoterm: false } });
  });

  it('names every cell that is wrong', () => {
    const wrong = { 'Line Item Quantity': '1.5', 'Pack Price': 'six', Vendor: '' };
    expect(anOrderLine(wrong)).toMatchObject({
      ok: false,
      rejected: [
        { row: 2, column: 'Vendor', reason: 'is empty' },
        { row: 2, column: 'Line Item Quantity' },
        { row: 2, column: 'Pack Price', reason: '"six" is not an amount such as 1234.50' },
      ],
    });
  });
});
