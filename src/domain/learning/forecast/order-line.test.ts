import { describe, expect, it } from 'vitest';
import { aDelivered } from './made-lines.ts';
import { asOfDayOf, delayDaysOf, isLate } from './order-line.ts';

const deliveredOn = (deliveredDay: number) =>
  aDelivered({ promisedDay: 100, delivery: { deliveredDay, unitPrice: null } });

describe('the day an order line is placed', () => {
  it('is its order day, also when that is the promised one', () => {
    expect(asOfDayOf(30, 100)).toBe(30);
    expect(asOfDayOf(100, 100)).toBe(100);
  });

  it('is 90 days before the promise without an order day, or with one after the promise', () => {
    expect(asOfDayOf(null, 100)).toBe(10);
    expect(asOfDayOf(101, 100)).toBe(10);
  });
});

describe('a delivery', () => {
  it('is late from the day after the promised one', () => {
    expect([99, 100, 101].map((day) => isLate(deliveredOn(day)))).toEqual([false, false, true]);
  });

  it('is at most 30 days early and 60 days late', () => {
    expect([0, 95, 400].map((day) => delayDaysOf(deliveredOn(day)))).toEqual([-30, -5, 60]);
  });
});
