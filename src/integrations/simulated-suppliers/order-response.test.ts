import { expect, it } from 'vitest';
import type { SupplierOrder } from '#contracts/orders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { orderResponse } from './order-response.ts';

const anOrder = (revision = 1): SupplierOrder => ({
  orderNo: 'PO-2026-000001',
  caseId: 'case',
  supplierId: 'acme',
  supplierName: 'Acme',
  title: 'Cells',
  status: 'issued',
  revision,
  currency: 'USD',
  totalMinor: 100,
  terms: {
    incoterm: 'DAP',
    deliveryPlace: null,
    paymentDays: 30,
    earlyPaymentDiscountBp: 0,
    volumeRebateBp: 0,
    warrantyMonths: 12,
    conditions: [],
  },
  issuedAtMs: 0,
  lines: [
    {
      lineNo: 1,
      itemId: 'cell',
      description: 'Cell',
      unitCode: 'C62',
      quantity: 1,
      unitPriceMinor: 100,
      promisedOn: '2030-03-31',
      receivedQuantity: 0,
    },
  ],
  yourTurn: true,
  answerByMs: 1,
  responses: [],
});
const seeds = Array.from({ length: 400 }, (_, seed) => aRequisition({ seed }));
const kindsOf = (revision: number) => seeds.map((it) => orderResponse(it, anOrder(revision)).kind);

it('a simulated supplier mostly accepts, now and then wants it later, and rarely rejects', () => {
  const count = (kind: string) => kindsOf(1).filter((it) => it === kind).length;
  expect(count('accepted')).toBeGreaterThan(340);
  expect(count('changed')).toBeGreaterThan(5);
  expect(count('rejected')).toBeGreaterThan(0);
  expect(count('changed') + count('rejected')).toBeLessThan(60);
});

it('it answers the same order in the same way', () => {
  expect(kindsOf(1)).toEqual(kindsOf(1));
});

it('it insists on no change that was refused', () => {
  expect(kindsOf(2)).not.toContain('changed');
});
