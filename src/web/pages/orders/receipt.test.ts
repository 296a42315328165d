import { describe, expect, it } from 'vitest';
import type { OrderLine } from '#contracts/orders.ts';
import { startReceipt, toOutcome } from './receipt.ts';

const line = { quantity: 6, receivedQuantity: 2, rejectedQuantity: null } as OrderLine;
const start = startReceipt(line, Date.UTC(2026, 10, 21));
const outcomeOf = (changes: Partial<typeof start>) =>
  toOutcome('hetero', 1, { ...start, ...changes });

describe('a receipt', () => {
  it('starts with all that was ordered, today, uninspected', () => {
    expect(outcomeOf({})).toEqual({
      lineNo: 1,
      supplierId: 'hetero',
      receivedOn: '2026-11-21',
      receivedQuantity: 6,
      rejectedQuantity: null,
      notes: '',
    });
  });

  it('tells "nothing rejected" from "nobody inspected"', () => {
    expect(outcomeOf({ rejected: 0 })?.rejectedQuantity).toBe(0);
    expect(outcomeOf({ rejected: '' })?.rejectedQuantity).toBeNull();
  });

  it('without a day or a quantity, or with more rejected than received, is none', () => {
    expect(outcomeOf({ receivedOn: null })).toBeNull();
    expect(outcomeOf({ received: '' })).toBeNull();
    expect(outcomeOf({ received: 2, rejected: 3 })).toBeNull();
  });
});
