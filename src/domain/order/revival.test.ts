import { describe, expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aLineState } from '../../../tests/support/order-states.ts';
import { revival } from './revival.ts';

const NOW_MS = Date.parse('2026-03-10T12:00:00Z');
const runnerUp = { supplierId: 's2', supplierName: 'Bolt', validUntilMs: NOW_MS + 1 };
const plan = { roomMinor: 9_000, nowMs: NOW_MS, caseId: 'again' };
const anOrder = (parts = {}) => ({
  requisition: aRequisition({ preferredSupplierIds: ['s1'], excludedSupplierIds: ['s2', 's9'] }),
  lines: [aLineState({ receivedQuantity: 4 })],
  supplierId: 's1',
  orderNo: 'PO-2026-000001',
  ...parts,
});

describe('what is asked for again', () => {
  it('is what has not come, with the runner-up first and the cancelled supplier left out', () => {
    const again = revival(anOrder(), runnerUp, plan);
    expect(again).toMatchObject({
      kind: 'open',
      requisition: {
        caseId: 'again',
        budgetMinor: 9_000,
        lines: [{ lineNo: 1, quantity: 6 }],
        preferredSupplierIds: ['s2'],
        excludedSupplierIds: ['s1', 's9'],
      },
    });
  });

  it.each([
    ['nobody came second', anOrder(), null, plan, 'no runner-up'],
    ['the offer has lapsed', anOrder(), { ...runnerUp, validUntilMs: NOW_MS }, plan, 'valid until'],
    ['all has come', anOrder({ lines: [] }), runnerUp, plan, 'Nothing is left'],
    ['the day is past', anOrder(), runnerUp, { ...plan, nowMs: Date.parse('2040-01-01') }, 'valid'],
    ['the budget is spent', anOrder(), runnerUp, { ...plan, roomMinor: 0 }, 'budget'],
  ])('is nothing where %s, and says so', (_why, order, next, limits, because) => {
    const again = revival(order, next, limits);
    expect(again.kind === 'not' && again.because).toContain(because);
  });
});
