import { errorFate } from '#contracts/errors.ts';
import type { ParleyError } from '#contracts/errors.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { minorDigits, showMoney, showShare } from '#domain/money.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string | number): string =>
  String(text).replace(/[&<>"']/g, (it) => escapes[it] ?? '');

const document = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width"><title>${safe(title)}</title></head>` +
  `<body><main>${body}</main></body></html>`;

/** The supplier's page: the request, where the talks stand, and forms for what it may do now. */
export function portalPage(view: SupplierView, token: string, nowMs: number): string {
  const mayAnswer = view.yourTurn && nowMs <= view.answerByMs;
  const parts = [
    `<h1>${safe(view.title)}</h1>`,
    `<p>For ${safe(view.supplierName)}. Needed by ${safe(view.needBy)}. Prices in ${safe(view.currency)}.</p>`,
    `<p><strong>${safe(standing(view, mayAnswer))}</strong></p>`,
    requestTable(view),
    view.offered === null ? '' : `<h2>Our offer</h2>${termsTable(view.offered, view.currency)}`,
    view.committed === null
      ? ''
      : `<h2>Your last offer</h2>${termsTable(view.committed.terms, view.currency)}`,
    mayAnswer ? answerForms(view, token) : '',
    view.status === 'ended' ? '' : questionForm(token),
  ];
  return document(view.title, parts.join(''));
}

/** A refusal in words. */
export function refusedPage(error: ParleyError): { status: number; html: string } {
  const issues = error.issues.map((it) => `<li>${safe(it.path)}: ${safe(it.message)}</li>`);
  const body =
    `<h1>This was not taken</h1><p>${safe(error.message)}</p><ul>${issues.join('')}</ul>` +
    `<p>Code: ${error.code}. Go back to change it.</p>`;
  return { status: errorFate[error.code].http, html: document('Not taken', body) };
}

function standing(view: SupplierView, mayAnswer: boolean): string {
  const until = new Date(view.answerByMs).toISOString().slice(0, 16).replace('T', ' ');
  if (view.status === 'agreed') return 'Your terms are taken, subject to the award.';
  if (view.status === 'ended') return 'The talks with you are over. Thank you.';
  if (mayAnswer) {
    const wanted = view.move === 'request_quote' ? 'Please quote' : 'Please answer our offer';
    const last = view.move === 'final' ? ' It is our last one.' : '';
    const reminder = view.reminded ? ' This is a reminder.' : '';
    return `${wanted} until ${until} UTC.${last}${reminder}`;
  }
  return view.yourTurn || view.status === 'closed'
    ? `Answers were taken until ${until} UTC.`
    : 'Your answer is in. We will come back to you here.';
}

function requestTable({ lines }: SupplierView): string {
  const rows = lines.map(
    (it) =>
      `<tr><td>${it.lineNo}</td><td>${safe(it.description)}</td>` +
      `<td>${it.quantity} ${safe(it.unitCode)}</td><td>${safe(it.mustHave.join(', '))}</td></tr>`,
  );
  return (
    '<h2>The request</h2><table><tr><th>Line</th><th>What</th><th>Up to</th><th>Must have</th></tr>' +
    `${rows.join('')}</table>`
  );
}

function termsTable(terms: Terms, currency: string): string {
  const rows = terms.lines.map(
    (it) =>
      `<tr><td>${it.lineNo}</td><td>${it.quantity}</td>` +
      `<td>${safe(showMoney(it.unitPriceMinor, currency))}</td></tr>`,
  );
  return (
    `<table><tr><th>Line</th><th>Quantity</th><th>Each</th></tr>${rows.join('')}</table>` +
    `<p>Delivery in ${terms.leadTimeDays} days, payment after ${terms.paymentDays} days, warranty ` +
    `${terms.warrantyMonths} months, ${showShare(terms.prepaymentBp)} before delivery.</p>`
  );
}

const form = (token: string, inner: string): string =>
  `<form method="post" action="/portal/${safe(token)}">${inner}</form>`;
const hidden = (name: string, value: string | number): string =>
  `<input type="hidden" name="${name}" value="${safe(value)}">`;
const field = (label: string, name: string, attributes: string): string =>
  `<p><label>${safe(label)} <input name="${name}" ${attributes}></label></p>`;
const words = (label: string): string =>
  `<p><label>${safe(label)} <textarea name="text" maxlength="2000"></textarea></label></p>`;

function answerForms(view: SupplierView, token: string): string {
  const turn = hidden('turn', view.turn);
  const isAsked = view.move === 'request_quote';
  const accept = isAsked
    ? ''
    : form(token, `${hidden('kind', 'accept')}${turn}<button>Accept our offer</button>`);
  const decline = form(token, `${hidden('kind', 'decline')}${turn}<button>Decline</button>`);
  return `<h2>Your answer</h2>${accept}${offerForm(view, token, isAsked)}${decline}`;
}

function offerForm(view: SupplierView, token: string, isAsked: boolean): string {
  const step = (1 / 10 ** minorDigits(view.currency)).toFixed(minorDigits(view.currency));
  const lines = view.lines.map(
    ({ lineNo, quantity }) =>
      field(
        `Line ${lineNo}: price of one`,
        `price-${lineNo}`,
        `type="number" min="0" step="${step}"`,
      ) +
      field('quantity', `quantity-${lineNo}`, `type="number" min="1" value="${quantity}"`) +
      field('no fewer than', `minimum-${lineNo}`, 'type="number" min="1"'),
  );
  const days = 'type="number" min="0" required';
  const inner = [
    hidden('kind', isAsked ? 'quote' : 'counter'),
    hidden('turn', view.turn),
    '<p>Leave the price of a line empty to leave the line out.</p>',
    ...lines,
    field('Delivery in days', 'leadTimeDays', days),
    field('Payment after days', 'paymentDays', days),
    field('Warranty in months', 'warrantyMonths', days),
    field(
      'Before delivery, per cent',
      'prepaymentPercent',
      'type="number" min="0" max="100" value="0"',
    ),
    field('Valid until', 'validUntil', 'type="date"'),
    words('Remarks'),
    `<button>${isAsked ? 'Send the quote' : 'Send a counter-offer'}</button>`,
  ];
  return form(token, inner.join(''));
}

const questionForm = (token: string): string =>
  '<h2>A question?</h2>' +
  form(token, `${hidden('kind', 'question')}${words('Your question')}<button>Ask</button>`);
