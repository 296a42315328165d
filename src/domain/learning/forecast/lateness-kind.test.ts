import { describe, expect, it } from 'vitest';
import { latenessKind } from './lateness-kind.ts';

const line = (orderId: string, promisedDay: string, receivedDay: string) => ({
  orderId,
  promisedDay,
  receivedDay,
});

/** Orders of Aurobindo Pharma as the SCMS delivery history has them. */
const splitOrder = [
  line('SCMS-69030', '2010-09-20', '2010-09-20'),
  line('SCMS-69030', '2010-09-20', '2010-12-13'),
  line('SCMS-69030', '2010-09-20', '2010-12-15'),
  line('SCMS-69030', '2010-09-20', '2010-09-20'),
];
const lateOrders = [
  line('SCMS-476', '2007-03-14', '2007-05-16'),
  line('SCMS-11071', '2007-11-20', '2007-12-24'),
];

describe('what late lines of a supplier mean', () => {
  it('is later parts when a part of the order met the day', () => {
    expect(latenessKind(splitOrder)).toEqual({
      kind: 'later_parts',
      orders: 1,
      lines: 4,
      ordersLateInPart: 1,
      ordersLateInWhole: 0,
      linesLateInPart: 2,
      linesLateInWhole: 0,
    });
  });

  it('is late orders when nothing of them came in time', () => {
    expect(latenessKind(lateOrders)).toMatchObject({
      kind: 'whole_orders',
      ordersLateInWhole: 2,
      linesLateInWhole: 2,
      ordersLateInPart: 0,
    });
  });

  it('is what most late orders are, late orders when in doubt', () => {
    expect(latenessKind([...splitOrder, ...lateOrders]).kind).toBe('whole_orders');
    expect(latenessKind([...splitOrder, ...lateOrders.slice(1)]).kind).toBe('whole_orders');
  });

  it('is nothing when every line came on its day or before', () => {
    const inTime = [
      line('PO-1', '2010-01-02', '2010-01-02'),
      line('PO-1', '2010-01-02', '2010-01-01'),
    ];
    expect(latenessKind(inTime).kind).toBe('none_late');
    expect(latenessKind([])).toMatchObject({ kind: 'none_late', orders: 0 });
  });

  it('does not take another order for a part in time', () => {
    const lines = [
      line('PO-1', '2010-01-02', '2010-01-05'),
      line('PO-2', '2010-01-02', '2010-01-02'),
    ];
    expect(latenessKind(lines)).toMatchObject({ kind: 'whole_orders', linesLateInWhole: 1 });
  });

  it('is the same for day numbers', () => {
    const lines = [
      { orderId: 'PO-1', promisedDay: 9, receivedDay: 10 },
      { orderId: 'PO-1', promisedDay: 9, receivedDay: 9 },
    ];
    expect(latenessKind(lines).kind).toBe('later_parts');
  });
});
