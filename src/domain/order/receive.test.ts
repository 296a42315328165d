import { describe, expect, it } from 'vitest';
import { aLineState, anOrder, orderAfter } from '../../../tests/support/order-states.ts';
import { cancel, releasedMinor } from './cancel.ts';
import { receive } from './receive.ts';
import { beSilent } from './silence.ts';

const came = (receivedQuantity: number, lineNo = 1) => ({
  lineNo,
  receivedQuantity,
  rejectedQuantity: null,
  receivedOn: '2030-03-20',
});
const twoLines = () =>
  anOrder({ status: 'acknowledged', lines: [aLineState(), aLineState({ lineNo: 2 })] });

describe('goods that come', () => {
  it('complete the order line by line', () => {
    const one = orderAfter(receive(twoLines(), came(10)));
    expect(one.status).toBe('partly_received');
    expect(orderAfter(receive(one, came(10, 2))).status).toBe('received');
  });

  it('are corrected by a later report, down to nothing', () => {
    const all = orderAfter(receive(anOrder({ status: 'acknowledged' }), came(10)));
    expect(orderAfter(receive(all, came(3))).status).toBe('partly_received');
    expect(orderAfter(receive(all, came(0))).status).toBe('acknowledged');
  });

  it('change nothing when they were told before, or belong to no line', () => {
    const order = orderAfter(receive(anOrder(), came(4)));
    expect(receive(order, came(4))).toEqual({ kind: 'same' });
    expect(receive(order, came(4, 9))).toEqual({ kind: 'same' });
  });

  it('are noted on a cancelled order, which stays cancelled', () => {
    expect(orderAfter(receive(anOrder({ status: 'cancelled' }), came(10))).status).toBe(
      'cancelled',
    );
  });
});

describe('an order that is taken back', () => {
  it('frees what has not come', () => {
    const order = orderAfter(receive(twoLines(), came(4)));
    expect(orderAfter(cancel(order, 'not needed')).status).toBe('cancelling');
    expect(releasedMinor(order.lines)).toBe(16_000);
  });

  it('cannot be one that was received, and is taken back once', () => {
    expect(cancel(anOrder({ status: 'received' }), 'late')).toMatchObject({
      code: 'ORDER_SETTLED',
    });
    expect(cancel(anOrder({ status: 'cancelled' }), 'again')).toEqual({ kind: 'same' });
  });
});

describe('silence', () => {
  it('ends the order only when it lapses, and says nothing of one that was answered', () => {
    expect(orderAfter(beSilent(anOrder(), 'escalate')).status).toBe('issued');
    expect(orderAfter(beSilent(anOrder(), 'lapse')).status).toBe('lapsed');
    expect(beSilent(anOrder({ status: 'acknowledged' }), 'lapse')).toEqual({ kind: 'same' });
  });
});
