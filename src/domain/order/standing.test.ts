import { describe, expect, it } from 'vitest';
import { ORDER_STATUSES } from '#contracts/orders.ts';
import { aLineState } from '../../../tests/support/order-states.ts';
import { isOverdue, mayNow, orderSentence, orderWait } from './standing.ts';

const standing = {
  status: 'issued' as const,
  supplierName: 'Acme',
  lines: [aLineState()],
  awaitsSinceMs: 1,
  updatedAtMs: 2,
  lapseAtMs: 3,
  escalated: false,
};

describe.each(ORDER_STATUSES)('an order that is %s', (status) => {
  it('says in a sentence where it stands', () => {
    expect(orderSentence({ ...standing, status })).toMatch(/^[A-Z].*\.$/);
  });

  it('waits for somebody exactly where something can still happen by itself or a person', () => {
    const isOver = ['received', 'cancelling', 'cancelled'].includes(status);
    expect(orderWait({ ...standing, status }) === null).toBe(isOver);
    expect(mayNow(status).includes('cancel')).toBe(!isOver);
  });
});

it('a supplier that stays silent becomes the matter of the buyer', () => {
  expect(orderWait(standing)?.who).toBe('supplier');
  expect(orderWait({ ...standing, escalated: true })).toMatchObject({ who: 'buyer', untilMs: 3 });
});

it('an order is overdue when something of a past day is missing', () => {
  expect(isOverdue(standing, '2030-03-31')).toBe(false);
  expect(isOverdue(standing, '2030-04-01')).toBe(true);
  const lines = [aLineState({ receivedQuantity: 10 })];
  expect(isOverdue({ ...standing, lines }, '2030-04-01')).toBe(false);
});
