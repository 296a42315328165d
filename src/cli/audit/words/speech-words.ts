import { unitOf } from '#api/portal/shown-terms.ts';
import { messageBodies } from '#contracts/messages.ts';
import type { Bodies } from '#contracts/messages.ts';
import { showMoney } from '#domain/money.ts';
import { facts, html, list, quoted } from '#api/document/markup.ts';
import type { Markup, Shown } from '#api/document/markup.ts';
import { supplierName, whoIs } from '../names.ts';
import { capitalised, flattened, moment, spaced } from '../plain-words.ts';
import { termsWords } from './terms-words.ts';
import type { Saying, ToldRows } from './told.ts';

/** What somebody outside said; a body of a shape that is not known, such as an older one, as it is. */
export function messageWords({ topic, body }: ToldRows['messages'], saying: Saying): Markup {
  const say = speeches[topic] as Speech<keyof Bodies> | undefined;
  const isKnown = say !== undefined && messageBodies[topic].safeParse(body).success;
  return isKnown
    ? html`${say(body as Bodies[keyof Bodies], saying)}`
    : html`<p>${capitalised(spaced(topic))}</p>
        ${facts(flattened(body, saying.currency))}`;
}

type Speech<T extends keyof Bodies> = (body: Bodies[T], saying: Saying) => Shown;

const ordered =
  (what: string) =>
  ({ because }: { because: string }): Markup =>
    html`<p>${what}</p>
      ${quoted(because)}`;

const speeches: { [T in keyof Bodies]?: Speech<T> } = {
  'procurement.open': ({ brief }) => {
    const { lines, preferredSupplierIds, excludedSupplierIds, singleSourceReason } =
      brief.requisition;
    return html`<p>Asked for</p>
      ${list(
        lines.map(
          (line) =>
            `Line ${line.lineNo}: ${line.quantity} ${unitOf(line.unitCode)}, ${line.description}` +
            (line.mustHave.length === 0 ? '' : `; must have ${line.mustHave.join(', ')}`),
        ),
      )}
      ${preferredSupplierIds.length === 0 ? null : html`<p>Preferred: ${preferredSupplierIds.join(', ')}</p>`}
      ${excludedSupplierIds.length === 0 ? null : html`<p>Not to be asked: ${excludedSupplierIds.join(', ')}</p>`}
      ${quoted(singleSourceReason ?? '')}`;
  },
  'supplier.answer': ({ kind, terms, text, quoteHash }, { currency }) =>
    html` <p>${answers[kind]}</p>
      ${terms === null ? null : html`<p>${termsWords(terms, currency)}</p>`}
      ${quoteHash === null ? null : html`<p class="quiet">Sealed; its hash is ${quoteHash}.</p>`}
      ${quoted(text)}`,
  'approval.decided': ({ decision, comment, approvalId }) =>
    html` <p>Answered question ${approvalId}: <strong>${decision}</strong></p>
      ${quoted(comment)}`,
  'command.pause': ordered('Paused the case'),
  'command.resume': ordered('Let the case go on'),
  'command.abort': ordered('Stopped the case'),
  'command.inject': ({ to, note, excludeSupplierIds, approach }, { names }) =>
    html` <p>Told ${whoIs(to, names)}</p>
      ${quoted(note)}
      ${list([
        ...(excludeSupplierIds ?? []).map((it) => `Keep out ${supplierName(it, names)}`),
        ...(approach === undefined ? [] : [`Negotiate in the ${approach} way`]),
      ])}`,
  'command.modify': ({ because, ...changes }, { currency }) =>
    html` <p>Changed the request</p>
      ${facts(flattened(changes, currency))}${quoted(because)}`,
};

const answers: Readonly<Record<Bodies['supplier.answer']['kind'], string>> = {
  quote: 'Quoted',
  counter: 'Answered with an offer',
  accept: 'Accepted',
  decline: 'Declined',
  question: 'Asked',
};

/** A question to a person, and what came of it. */
export function approvalWords(it: ToldRows['approvals'], { action, names }: Saying): Markup {
  const amount =
    it.amount_minor === null || it.currency === null
      ? null
      : html` (${showMoney(it.amount_minor, it.currency)})`;
  if (action === 'approval.asked') {
    return html`<p>Asked a person: <strong>${it.question}</strong>${amount}</p>
      <p class="quiet">
        Until ${moment(Date.parse(it.expires_at))} UTC; without an answer: ${it.if_silent}
      </p>`;
  }
  const status = spaced(action.replace('approval.', ''));
  const by = it.decided_by === null ? '' : ` by ${whoIs(it.decided_by, names)}`;
  return html`<p><strong>${capitalised(status)}</strong>${by}: ${it.question}${amount}</p>
    ${quoted(it.comment ?? '')}`;
}

export const caseWords = (it: ToldRows['cases'], { action }: Saying): Markup =>
  action === 'case.opened'
    ? html`<p>
        Opened the case <strong>${it.title}</strong>: budget
        ${showMoney(it.budget_minor, it.currency)}, needed by ${it.need_by}, urgency ${it.urgency}
      </p>`
    : html`<p>Closed the case: <strong>${spaced(it.outcome ?? 'still open')}</strong></p>
        ${list(it.summary ?? [])}`;

export const questionWords = (it: ToldRows['question_answers'], { names }: Saying): Markup =>
  html` <p>
      Answered a question of ${supplierName(it.supplier_id, names)}, to
      ${it.to_all ? 'all suppliers' : 'it alone'}
    </p>
    ${quoted(it.question)}${quoted(it.text)}`;

export const deadLetterWords = (it: ToldRows['dead_letters'], { action, names }: Saying): Markup =>
  action === 'dead_letter.buried'
    ? html`<p>${whoIs(it.agent, names)} could not handle a message: ${it.because}</p>`
    : html`<p>
        The message that ${whoIs(it.agent, names)} could not handle was
        ${spaced(action.replace('dead_letter.', ''))}
      </p>`;
