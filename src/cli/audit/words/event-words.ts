import type { ToldEvent } from '#memory/audit/case-audit.ts';
import { facts, html } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { capitalised, flattened, spaced } from '../plain-words.ts';
import {
  awardLineWords,
  awardWords,
  clearanceWords,
  decisionWords,
  hitDecisionWords,
  mandateWords,
  riskPolicyWords,
} from './judgement-words.ts';
import { orderEventWords, orderWords } from './order-words.ts';
import {
  approvalWords,
  caseWords,
  deadLetterWords,
  messageWords,
  questionWords,
} from './speech-words.ts';
import type { Saying, ToldRows, ToldTable } from './told.ts';

const tellers: { [T in ToldTable]: (row: ToldRows[T], saying: Saying) => Markup } = {
  cases: caseWords,
  decisions: decisionWords,
  clearances: clearanceWords,
  mandates: mandateWords,
  approvals: approvalWords,
  awards: awardWords,
  award_lines: awardLineWords,
  messages: messageWords,
  question_answers: questionWords,
  dead_letters: deadLetterWords,
  screening_decisions: hitDecisionWords,
  risk_policies: riskPolicyWords,
  purchase_orders: orderWords,
  order_events: orderEventWords,
};

/**
 * What an event tells, in plain words. A row that is not what was told is not repeated.
 * @param row what the row says by this event; null = it is not known any more
 */
export function eventWords(
  { subject, action }: ToldEvent,
  row: object | null,
  saying: Omit<Saying, 'action'>,
): Markup {
  const title = capitalised(spaced(action));
  if (row === null) {
    return html`<p>
      ${title}. What was told here is no longer there to read; the record was changed or removed
      since.
    </p>`;
  }
  const tell = Object.hasOwn(tellers, subject)
    ? (tellers[subject as ToldTable] as (row: object, saying: Saying) => Markup)
    : null;
  return tell === null
    ? html`<p>${title}</p>
        ${facts(flattened(row, saying.currency))}`
    : tell(row, { action, ...saying });
}

/**
 * What each event's row says by it: as the row stands, or as the last event about it vouches for it,
 * with what this event itself keeps.
 */
export function rowsTold(events: readonly ToldEvent[]): ReadonlyMap<number, object | null> {
  const keyOf = ({ subject, subjectKey }: ToldEvent) => `${subject} ${subjectKey}`;
  const standing = new Map(
    events.flatMap((it) => (it.content === null ? [] : [[keyOf(it), it.content as object]])),
  );
  return new Map(
    events.map((it) => {
      const row = standing.get(keyOf(it)) ?? null;
      const kept = it.body === null ? null : (JSON.parse(it.body) as object);
      return [it.sequence, row === null ? null : { ...row, ...kept }];
    }),
  );
}
