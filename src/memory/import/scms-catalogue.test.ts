import { describe, expect, it } from 'vitest';
import { entriesOf, itemsOf, suppliersOf } from './scms-catalogue.ts';
import { WAREHOUSE } from './scms-row.ts';
import type { ScmsRow } from './scms-row.ts';

const anOrder = (changes: Partial<ScmsRow> = {}): ScmsRow => ({
  id: '1',
  orderId: 'PO-1',
  country: 'ZA',
  mode: 'Air',
  vendor: 'Vendor A',
  itemDescription: 'Item X',
  isTest: false,
  quantity: 10,
  packPriceMinor: 500,
  incoterm: 'EXW',
  formerIncoterm: false,
  orderedOn: '2010-01-01',
  promisedOn: '2010-01-31',
  deliveredOn: '2010-01-31',
  ...changes,
});

describe('what the SCMS history says a vendor asks', () => {
  it('is the latest price, with the incoterm it was agreed under', () => {
    const orders = [
      anOrder({ orderedOn: '2011-05-01', deliveredOn: '2011-06-01', packPriceMinor: 450 }),
      anOrder({ orderedOn: '2010-05-01', deliveredOn: '2010-06-01', incoterm: 'FCA' }),
    ];
    expect(entriesOf(orders)).toMatchObject([
      { unitPriceMinor: 450, incoterm: 'EXW', validFrom: '2011-05-01' },
    ]);
  });

  it('is never a gift of the past', () => {
    expect(entriesOf([anOrder({ packPriceMinor: 0 })])).toEqual([]);
  });

  it('comes with the median days from order to delivery', () => {
    const delivered = ['2010-01-11', '2010-01-21', '2010-04-11'];
    const orders = delivered.map((deliveredOn) => anOrder({ deliveredOn }));
    expect(entriesOf(orders)).toMatchObject([{ leadTimeDays: 20 }]);
  });

  it('comes with the usual days of the vendor where no order of the item is dated', () => {
    const orders = [anOrder(), anOrder({ itemDescription: 'Item Y', orderedOn: null })];
    expect(entriesOf(orders).map((it) => it.leadTimeDays)).toEqual([30, 30]);
  });
});

describe('the warehouse of the programme', () => {
  const rows = [anOrder({ vendor: WAREHOUSE, isTest: true })];

  it('is no vendor', () => {
    expect(suppliersOf(rows)).toEqual([]);
    expect(entriesOf(rows)).toEqual([]);
  });

  it('still makes its items known', () => {
    expect(itemsOf(rows)).toEqual([
      { itemId: 'item-x', description: 'Item X', classificationId: '33141625-7' },
    ]);
  });
});
