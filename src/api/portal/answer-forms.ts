import { EARLY_PAYMENT_DAYS, INCOTERMS } from '#contracts/procurement.ts';
import type { Incoterm } from '#contracts/procurement.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { shownMinor } from './form.ts';
import { button, field, form, hidden, words } from './html.ts';
import { incotermWords, unitOf } from './shown-terms.ts';

/** What may be answered now, as forms: only what would not be refused for its kind. */
export function answerForms(view: SupplierView, token: string): string {
  const turn = hidden('turn', view.turn);
  const say = (kind: string, label: string, look: string): string =>
    form(token, hidden('kind', kind) + turn + button(label, look));
  if (view.move === 'confirm') {
    const both = say('accept', 'Confirm the order', 'main') + say('decline', 'Decline', 'quiet');
    return `<section class="answer">${both}</section>`;
  }
  const isAsked = view.move === 'request_quote';
  const accept = isAsked ? '' : say('accept', 'Accept our offer', 'main');
  const offer = offerForm(view, token, isAsked);
  const decline = say('decline', 'Decline', 'quiet');
  return `<section class="answer"><h2>Your answer</h2>${accept}${offer}${decline}</section>`;
}

function offerForm(view: SupplierView, token: string, isAsked: boolean): string {
  const inner = [
    hidden('kind', isAsked ? 'quote' : 'counter'),
    hidden('turn', view.turn),
    isAsked ? '' : '<h3>Or make another offer</h3>',
    '<p class="hint">Leave the price of a line empty to leave the line out.</p>',
    ...view.lines.map((it) => lineFields(view, it)),
    termFields(view),
    words('Remarks'),
    button(isAsked ? 'Send the quote' : 'Send a counter-offer', isAsked ? 'main' : ''),
  ];
  return form(token, inner.join(''));
}

function lineFields(
  { currency, committed }: SupplierView,
  { lineNo, quantity, unitCode }: SupplierView['lines'][number],
): string {
  const before = committed?.terms.lines.find((it) => it.lineNo === lineNo);
  const price =
    before === undefined ? '' : `value="${shownMinor(before.unitPriceMinor, currency)}" `;
  const wanted = Math.min(quantity, before?.quantity ?? quantity);
  return (
    `<fieldset><legend>Line ${lineNo}</legend>` +
    field(
      `Price of one, ${currency}`,
      `price-${lineNo}`,
      `${price}type="number" min="0" step="${shownMinor(1, currency)}"`,
    ) +
    field(
      `Quantity, ${unitOf(unitCode)}`,
      `quantity-${lineNo}`,
      `type="number" min="1" value="${wanted}"`,
    ) +
    field('No fewer than', `minimum-${lineNo}`, 'type="number" min="1"') +
    '</fieldset>'
  );
}

/** What was offered last stands in the fields; worse than that would be refused. */
function termFields({ committed }: SupplierView): string {
  const last = committed?.terms;
  const whole = (label: string, name: string, value: number | undefined): string =>
    field(label, name, `type="number" min="0" step="1" required value="${value ?? ''}"`);
  const percent = (label: string, name: string, shareBp = 0): string =>
    field(label, name, `type="number" min="0" max="100" step="0.01" value="${shareBp / 100}"`);
  return (
    '<fieldset><legend>Terms</legend>' +
    whole('Delivery in days', 'leadTimeDays', last?.leadTimeDays) +
    whole('Payment after days', 'paymentDays', last?.paymentDays) +
    percent(
      `Discount for payment within ${EARLY_PAYMENT_DAYS} days, per cent`,
      'earlyPaymentDiscountPercent',
      last?.earlyPaymentDiscountBp,
    ) +
    whole('Warranty in months', 'warrantyMonths', last?.warrantyMonths) +
    percent(
      'Rebate when the whole quantity is taken, per cent',
      'volumeRebatePercent',
      last?.volumeRebateBp,
    ) +
    percent('To be paid before delivery, per cent', 'prepaymentPercent', last?.prepaymentBp) +
    field('Valid until', 'validUntil', 'type="date"') +
    incotermField(last?.incoterm ?? 'DAP') +
    '</fieldset>'
  );
}

function incotermField(chosen: Incoterm): string {
  const options = INCOTERMS.map(
    (it) =>
      `<option value="${it}"${it === chosen ? ' selected' : ''}>${it}: ${incotermWords[it]}</option>`,
  );
  return (
    '<label class="field wide"><span>Delivery terms (Incoterms 2020)</span>' +
    `<select name="incoterm">${options.join('')}</select></label>`
  );
}

export const questionForm = (token: string): string =>
  '<section><h2>A question?</h2>' +
  '<p class="hint">The answer may be shown to every supplier that is asked, without your name.</p>' +
  form(token, hidden('kind', 'question') + words('Your question') + button('Ask')) +
  '</section>';
