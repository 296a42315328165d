import type { OrderDetail } from '#contracts/orders.ts';
import { isoDayOf } from '#domain/days.ts';
import { showMoney, showPercent } from '#domain/money.ts';
import { safe, table } from '../portal/html.ts';

// Helmet lets a page carry its own style; a script would not run.
const STYLE =
  'body{font:14px/1.4 system-ui,sans-serif;color:#111;max-width:48rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #999;padding:.3rem .5rem;' +
  'text-align:left;vertical-align:top}dt{font-weight:600}dd{margin:0 0 .4rem}' +
  '@media print{body{margin:0;max-width:none}@page{margin:18mm}}';

/** An order as a page to print or to keep as a PDF. */
export function orderDocument(order: OrderDetail): string {
  const { orderNo, currency, lines, terms } = order;
  const rows = lines.map((it) => [
    it.lineNo,
    it.itemId,
    it.description,
    `${it.quantity} ${it.unitCode}`,
    showMoney(it.unitPriceMinor, currency),
    showMoney(it.quantity * it.unitPriceMinor, currency),
    it.promisedOn,
  ]);
  const heads = ['Line', 'Item', 'Description', 'Quantity', 'Unit price', 'Amount', 'Due'];
  const facts: [string, string][] = [
    ['Supplier', `${order.supplierName} (${order.supplierId})`],
    ['Issued', isoDayOf(order.issuedAtMs)],
    ['Revision', String(order.revision)],
    ['Status', order.sentence],
    ['Delivery', `${terms.incoterm} ${terms.deliveryPlace ?? '(place as agreed)'}, Incoterms 2020`],
    ['Payment', `${terms.paymentDays} days`],
    ['Warranty', `${terms.warrantyMonths} months`],
    ...given('Early payment', terms.earlyPaymentDiscountBp),
    ...given('Volume rebate', terms.volumeRebateBp),
    ...terms.conditions.map((it): [string, string] => ['Condition', it]),
    ['Request', `${order.caseTitle} (${order.caseId})`],
    ['Award', `SHA-256 ${order.awardHash}`],
    ['Approved by', order.approvedBy],
  ];
  const listed = facts.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>Purchase order ${safe(orderNo)}</title><style>${STYLE}</style></head><body><main>` +
    `<h1>Purchase order ${safe(orderNo)}</h1><dl>${listed.join('')}</dl>${table(heads, rows)}` +
    `<p><strong>Total ${safe(showMoney(order.totalMinor, currency))}</strong></p></main></body></html>`
  );
}

const given = (name: string, shareBp: number): [string, string][] =>
  shareBp === 0 ? [] : [[name, showPercent(shareBp)]];
