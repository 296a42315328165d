import { errorFate } from '#contracts/errors.ts';
import type { ParleyError } from '#contracts/errors.ts';
import type { GapToBest } from '#contracts/negotiation.ts';
import type { SupplierOrder } from '#contracts/orders.ts';
import type { PortalView } from '#contracts/portal-view.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { answerForms, questionForm } from './answer-forms.ts';
import { debriefSection } from './debrief-section.ts';
import { earlierRequests, offersSoFar } from './history.ts';
import { document, safe, section, table } from './html.ts';
import { clock, shownMoment } from './moment.ts';
import { orderAnswerForms } from './order-answer-forms.ts';
import { orderSections } from './order-section.ts';
import { mayRespond, orderStanding } from './order-words.ts';
import { shownTerms, unitOf } from './shown-terms.ts';

/** The supplier's page: the request, where the talks stand, its order, and forms for what it may do. */
export function portalPage(view: PortalView, token: string, nowMs: number): string {
  const { order, currency } = view;
  const parts = [
    `<header><h1>${safe(view.title)}</h1>`,
    `<p>For ${safe(view.supplierName)}. Needed by ${safe(view.needBy)}. Prices in ${safe(currency)}.</p>`,
    ...(order === null ? talks(view, token, nowMs) : ordered(view, order, token, nowMs)),
    offersSoFar(view),
    questionsAndAnswers(view),
    view.status === 'ended' || order !== null ? '' : questionForm(token),
    earlierRequests(view),
  ];
  return document(view.title, parts.join(''));
}

function talks(view: PortalView, token: string, nowMs: number): string[] {
  const mayAnswer = view.yourTurn && nowMs <= view.answerByMs;
  const isAward = view.move === 'confirm';
  const { offered, committed, currency } = view;
  return [
    `<p class="standing"><strong>${safe(standing(view, mayAnswer))}</strong></p>`,
    mayAnswer ? clock(view.answerByMs, nowMs) : '',
    gap(view),
    '</header>',
    debriefSection(view),
    section('The request', requestTable(view)),
    offered === null
      ? ''
      : section(isAward ? 'You are awarded' : 'Our offer', shownTerms(offered, currency)),
    committed === null || isAward
      ? ''
      : section('Your last offer', shownTerms(committed.terms, currency)),
    mayAnswer ? answerForms(view, token) : '',
  ];
}

/** From the order on it alone counts; what was bargained is history. */
function ordered(view: PortalView, order: SupplierOrder, token: string, nowMs: number): string[] {
  const mayAnswer = mayRespond(order, nowMs);
  return [
    `<p class="standing"><strong>${safe(orderStanding(order, nowMs))}</strong></p>`,
    mayAnswer ? clock(order.answerByMs, nowMs) : '',
    '</header>',
    orderSections(order),
    mayAnswer ? orderAnswerForms(order, token, nowMs) : '',
    section('The request', requestTable(view)),
  ];
}

/** A refusal in words, with the way back to where things stand. */
export function refusedPage(error: ParleyError, token: string): { status: number; html: string } {
  const issues = error.issues.map((it) => `<li>${safe(it.path)}: ${safe(it.message)}</li>`);
  const isOpen = error.code !== 'PORTAL_LINK_WRONG' && error.code !== 'PORTAL_LINK_EXPIRED';
  const back = isOpen ? `<p><a href="/portal/${safe(token)}">See where it stands</a></p>` : '';
  const body =
    `<header><h1>This was not taken</h1><p>${safe(error.message)}</p></header>` +
    `<ul>${issues.join('')}</ul><p>Code: ${error.code}. Go back to change it.</p>${back}`;
  return { status: errorFate[error.code].http, html: document('Not taken', body) };
}

function standing(view: SupplierView, mayAnswer: boolean): string {
  const until = shownMoment(view.answerByMs);
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
    return `${wishes[view.move]} until ${until}.${last}${reminder}`;
  }
  return view.yourTurn || view.status === 'closed'
    ? `Answers were taken until ${until}.`
    : 'Your answer is in. We will come back to you here.';
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
