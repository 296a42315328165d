import type { SupplierOrder } from '#contracts/orders.ts';
import { isoDayOf } from '#domain/days.ts';
import { shownMinor } from './form.ts';
import { button, field, form, hidden, safe, words } from './html.ts';
import { unitOf } from './shown-terms.ts';

/** What may be said to an order that waits for its supplier; the long ones open on demand. */
export function orderAnswerForms(order: SupplierOrder, token: string, nowMs: number): string {
  const send = (kind: string, inner: string): string =>
    form(token, hidden('kind', kind) + hidden('revision', order.revision) + inner);
  const fields = order.lines.map((it) => lineFields(it, order.currency, isoDayOf(nowMs)));
  const change =
    '<p class="hint">Change what you need; what you leave stays as ordered. Quantity 0 means that ' +
    'you do not deliver the line. The buyer accepts or refuses the change.</p>' +
    fields.join('') +
    words('Why', 'required') +
    button('Propose the change');
  const reject = words('Why', 'required') + button('Reject the order', 'quiet');
  return (
    '<section class="answer"><h2>Your answer</h2>' +
    send('order-accepted', button('Accept the order', 'main')) +
    `<details><summary>Propose a change</summary>${send('order-changed', change)}</details>` +
    `<details><summary>Reject the order</summary>${send('order-rejected', reject)}</details>` +
    '</section>'
  );
}

function lineFields(line: SupplierOrder['lines'][number], currency: string, today: string): string {
  const { lineNo, description, quantity, unitPriceMinor, unitCode, promisedOn } = line;
  const smallest = shownMinor(1, currency);
  // A day that is past already may stay; only a new one has to be ahead.
  const earliest = promisedOn < today ? '' : ` min="${today}"`;
  return (
    `<fieldset><legend>Line ${lineNo}: ${safe(description)}</legend>` +
    field(
      `Quantity, ${unitOf(unitCode)}`,
      `quantity-${lineNo}`,
      `type="number" min="0" max="${quantity}" required value="${quantity}"`,
    ) +
    field(
      `Price of one, ${currency}`,
      `price-${lineNo}`,
      `type="number" min="${smallest}" step="${smallest}" required ` +
        `value="${shownMinor(unitPriceMinor, currency)}"`,
    ) +
    field(
      'Deliver by',
      `promised-${lineNo}`,
      `type="date" required value="${promisedOn}"${earliest}`,
    ) +
    '</fieldset>'
  );
}
