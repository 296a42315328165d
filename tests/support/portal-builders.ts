import type { SupplierOrder } from '#contracts/orders.ts';
import type { PortalView } from '#contracts/portal-view.ts';

/** A request for two pumps on which an answer is asked for, without an order. */
export const aPortalView = (parts: Partial<PortalView> = {}): PortalView => ({
  sessionId: 's',
  supplierId: 'alpha',
  supplierName: 'Alpha',
  title: 'Pumps',
  currency: 'USD',
  needBy: '2030-01-01',
  lines: [1, 2].map((lineNo) => ({
    lineNo,
    description: 'Pump',
    quantity: 10,
    unitCode: 'C62',
    mustHave: [],
  })),
  status: 'open',
  turn: 3,
  move: 'counter',
  yourTurn: true,
  gapToBest: null,
  offered: null,
  committed: null,
  answerByMs: 1_000,
  reminded: false,
  answers: [],
  history: [],
  earlier: [],
  order: null,
  debrief: null,
  awardTakenBack: false,
  ...parts,
});

/** An order for 10 pumps at 12.50 and 2 valves at 100.00 that waits for its supplier. */
export const aSupplierOrder = (parts: Partial<SupplierOrder> = {}): SupplierOrder => ({
  orderNo: 'PO-2030-000007',
  caseId: 'c',
  supplierId: 'alpha',
  supplierName: 'Alpha',
  status: 'issued',
  revision: 1,
  currency: 'USD',
  totalMinor: 32_500,
  terms: {
    incoterm: 'DAP',
    deliveryPlace: 'Hall 3, Springfield',
    paymentDays: 30,
    earlyPaymentDiscountBp: 0,
    volumeRebateBp: 0,
    warrantyMonths: 12,
    conditions: [],
  },
  issuedAtMs: 0,
  title: 'Pumps',
  lines: [
    {
      lineNo: 1,
      itemId: 'PUMP',
      description: 'Pump',
      unitCode: 'C62',
      quantity: 10,
      unitPriceMinor: 1_250,
      promisedOn: '2030-03-31',
      receivedQuantity: 0,
    },
    {
      lineNo: 2,
      itemId: 'VALVE',
      description: 'Valve',
      unitCode: 'C62',
      quantity: 2,
      unitPriceMinor: 10_000,
      promisedOn: '2030-04-30',
      receivedQuantity: 0,
    },
  ],
  yourTurn: true,
  answerByMs: 1_000,
  responses: [],
  ...parts,
});

/** A wish for a later day, not decided yet. */
export const aChange = (
  parts: Partial<SupplierOrder['responses'][number]> = {},
): SupplierOrder['responses'][number] => ({
  kind: 'changed',
  revision: 1,
  lines: [{ lineNo: 1, quantity: 8, unitPriceMinor: 1_250, promisedOn: '2030-05-31' }],
  text: 'The plant is closed in April.',
  totalMinor: 30_000,
  receivedAtMs: 500,
  decision: null,
  decidedBecause: null,
  decidedAtMs: null,
  ...parts,
});
