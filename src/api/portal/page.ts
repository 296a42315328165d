import { errorFate } from '#contracts/errors.ts';
import type { ParleyError } from '#contracts/errors.ts';
import type { GapToBest } from '#contracts/negotiation.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { answerForms, questionForm } from './answer-forms.ts';
import { earlierRequests, offersSoFar } from './history.ts';
import { document, safe, table } from './html.ts';
import { shownTerms, unitOf } from './shown-terms.ts';

/** The supplier's page: the request, where the talks stand, and forms for what it may do now. */
export function portalPage(view: SupplierView, token: string, nowMs: number): string {
  const mayAnswer = view.yourTurn && nowMs <= view.answerByMs;
  const isAward = view.move === 'confirm';
  const { currency } = view;
  const parts = [
    `<header><h1>${safe(view.title)}</h1>`,
    `<p>For ${safe(view.supplierName)}. Needed by ${safe(view.needBy)}. Prices in ${safe(currency)}.</p>`,
    `<p class="standing"><strong>${safe(standing(view, mayAnswer))}</strong></p>`,
    mayAnswer ? clock(view.answerByMs, nowMs) : '',
    gap(view),
    '</header>',
    section('The request', requestTable(view)),
    view.offered === null
      ? ''
      : section(isAward ? 'You are awarded' : 'Our offer', shownTerms(view.offered, currency)),
    view.committed === null || isAward
      ? ''
      : section('Your last offer', shownTerms(view.committed.terms, currency)),
    mayAnswer ? answerForms(view, token) : '',
    offersSoFar(view),
    questionsAndAnswers(view),
    view.status === 'ended' ? '' : questionForm(token),
    earlierRequests(view),
  ];
  return document(view.title, parts.join(''));
}

/** A refusal in words. */
export function refusedPage(error: ParleyError): { status: number; html: string } {
  const issues = error.issues.map((it) => `<li>${safe(it.path)}: ${safe(it.message)}</li>`);
  const body =
    `<header><h1>This was not taken</h1><p>${safe(error.message)}</p></header>` +
    `<ul>${issues.join('')}</ul><p>Code: ${error.code}. Go back to change it.</p>`;
  return { status: errorFate[error.code].http, html: document('Not taken', body) };
}

const section = (title: string, body: string): string =>
  `<section><h2>${title}</h2>${body}</section>`;

function standing(view: SupplierView, mayAnswer: boolean): string {
  const until = new Date(view.answerByMs).toISOString().slice(0, 16).replace('T', ' ');
  const isAward = view.move === 'confirm';
  if (view.status === 'agreed') {
    return isAward
      ? 'You have confirmed the order. Thank you.'
      : 'Your terms are taken, subject to the award.';
  }
  if (view.status === 'ended') return 'The talks with you are over. Thank you.';
  if (mayAnswer) {
    const last = view.move === 'final' ? ' It is our last one.' : '';
    const reminder = view.reminded ? ' This is a reminder.' : '';
    return `${wishes[view.move]} until ${until} UTC.${last}${reminder}`;
  }
  return view.yourTurn || view.status === 'closed'
    ? `Answers were taken until ${until} UTC.`
    : 'Your answer is in. We will come back to you here.';
}

/** The moment for everybody, and what is left of it where the script runs. */
function clock(untilMs: number, nowMs: number): string {
  const until = new Date(untilMs).toISOString();
  return (
    `<p class="clock"><time datetime="${until}" data-until="${untilMs}" data-now="${nowMs}">` +
    `${until.slice(0, 16).replace('T', ' ')} UTC</time> <span role="timer"></span></p>`
  );
}

const wishes: Readonly<Record<SupplierView['move'], string>> = {
  request_quote: 'Please quote',
  counter: 'Please answer our offer',
  final: 'Please answer our offer',
  confirm: 'You are awarded. Confirm the order or decline',
};

/** Tells neither a price nor who else is asked. */
const gaps: Readonly<Record<GapToBest, string>> = {
  best: 'Your offer is the best so far.',
  close: 'Your offer is close to the best.',
  behind: 'Your offer is behind the best.',
  far: 'Your offer is far behind the best.',
};
const gap = ({ status, move, gapToBest }: SupplierView): string =>
  gapToBest === null || move === 'confirm' || status !== 'open'
    ? ''
    : `<p class="gap">${gaps[gapToBest]}</p>`;

const requestTable = ({ lines }: SupplierView): string =>
  table(
    ['Line', 'What', 'Up to', 'Must have'],
    lines.map((it) => [
      `Line ${it.lineNo}`,
      it.description,
      `${it.quantity} ${unitOf(it.unitCode)}`,
      it.mustHave.join(', ') || 'nothing more',
    ]),
  );

function questionsAndAnswers({ answers }: SupplierView): string {
  if (answers.length === 0) return '';
  const shown = answers.map((it) => `<dt>${safe(it.question)}</dt><dd>${safe(it.text)}</dd>`);
  return section('Questions and answers', `<dl class="talk">${shown.join('')}</dl>`);
}
