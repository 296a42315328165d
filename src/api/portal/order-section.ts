import type { SupplierOrder } from '#contracts/orders.ts';
import { EARLY_PAYMENT_DAYS } from '#contracts/procurement.ts';
import { isoDayOf } from '#domain/days.ts';
import { showMoney, showPercent } from '#domain/money.ts';
import { safe, section, table } from './html.ts';
import { shownMoment } from './moment.ts';
import { decisionWords, saidWords } from './order-words.ts';
import { days, incotermWords, unitOf } from './shown-terms.ts';

/** A supplier's purchase order, and what was said about it. */
export const orderSections = (order: SupplierOrder): string =>
  section(`Purchase order ${safe(order.orderNo)}`, linesOf(order) + termsOf(order)) +
  answersSoFar(order);

function linesOf({ lines, currency, totalMinor }: SupplierOrder): string {
  const heads = ['Line', 'What', 'Quantity', 'Each', 'In all', 'Deliver by', 'Received'];
  const rows = lines.map((it) => [
    `Line ${it.lineNo}`,
    `${it.description} (${it.itemId})`,
    `${it.quantity} ${unitOf(it.unitCode)}`,
    showMoney(it.unitPriceMinor, currency),
    showMoney(it.quantity * it.unitPriceMinor, currency),
    it.promisedOn,
    `${it.receivedQuantity} of ${it.quantity}`,
  ]);
  const total = `<p class="total">Total <strong>${showMoney(totalMinor, currency)}</strong></p>`;
  return `<div class="ordered">${table(heads, rows)}</div>${total}`;
}

function termsOf({ terms, issuedAtMs }: SupplierOrder): string {
  const { incoterm, deliveryPlace, earlyPaymentDiscountBp, volumeRebateBp } = terms;
  const place = deliveryPlace ?? '(place as agreed)';
  const facts: [string, string][] = [
    ['Issued', isoDayOf(issuedAtMs)],
    ['Delivery terms', `${incoterm} ${place}, Incoterms 2020: ${incotermWords[incoterm]}`],
    ['Payment', `after ${days(terms.paymentDays)}`],
    [
      'Early-payment discount',
      earlyPaymentDiscountBp === 0
        ? 'none'
        : `${showPercent(earlyPaymentDiscountBp)} when paid within ${days(EARLY_PAYMENT_DAYS)}`,
    ],
    ['Warranty', `${terms.warrantyMonths} months`],
    [
      'Volume rebate',
      volumeRebateBp === 0
        ? 'none'
        : `${showPercent(volumeRebateBp)} when the whole quantity is taken`,
    ],
    ...terms.conditions.map((it): [string, string] => ['Condition', it]),
  ];
  const list = facts.map(([name, said]) => `<dt>${name}</dt><dd>${safe(said)}</dd>`);
  return `<dl>${list.join('')}</dl>`;
}

/** Newest first, each with what was decided about it. */
function answersSoFar(order: SupplierOrder): string {
  if (order.responses.length === 0) return '';
  const said = order.responses.toReversed().map((it) => {
    const moment = `<small>${shownMoment(it.receivedAtMs)}</small>`;
    const decision = decisionWords(it, order);
    return (
      `<article><h3>${saidWords[it.kind]} ${moment}</h3>` +
      (it.lines.length === 0 ? '' : proposed(it, order.currency)) +
      (it.text === '' ? '' : `<p class="said">${safe(it.text)}</p>`) +
      (decision === null ? '' : `<p class="said"><strong>${safe(decision)}</strong></p>`) +
      '</article>'
    );
  });
  return section('Your answers to the order', said.join(''));
}

const proposed = (
  { lines, totalMinor }: SupplierOrder['responses'][number],
  currency: string,
): string =>
  table(
    ['Line', 'Quantity', 'Each', 'Deliver by'],
    lines.map((it) => [
      `Line ${it.lineNo}`,
      it.quantity === 0 ? 'not at all' : it.quantity,
      showMoney(it.unitPriceMinor, currency),
      it.promisedOn,
    ]),
  ) + `<p>The order would come to ${showMoney(totalMinor, currency)}.</p>`;
