import type { CaseRecord } from '#contracts/records.ts';
import type { CaseEvent } from '../../../../live/case-stream.ts';
import type { MessageEnvelope } from '../../../../client/types.ts';
import { when } from '../../../../display/moment.tsx';
import { money } from '../../../../display/money.ts';
import { gistOf } from './gist.ts';
import { laneOf } from './lanes.ts';
import type { Row, RowKind, ToldOffer } from './row.ts';
import { topicWords } from './topics.ts';

const kinds: Readonly<Record<MessageEnvelope['type'], RowKind>> = {
  REQUEST: 'request',
  RESPONSE: 'response',
  NOTIFICATION: 'notification',
  ERROR: 'error',
};

/** The turn in which an agent wrote something, from the id `<workflow>/<role><mark><event>.<n>`. */
export function turnOf(sourceId: string): string | null {
  const found = /([^/]+)[#!*](.+)\.\d+$/.exec(sourceId);
  return found === null ? null : `${found[1]} ${found[2]}`;
}

/** The rows that an event of the case's stream becomes; none for what other tabs show. */
export function rowsOf(event: CaseEvent, currency: string): Row[] {
  if (event.kind === 'message') return [messageRow(event, event.body)];
  if (event.kind === 'decision') {
    const { agent, question, chosen, causationId } = event.body;
    const row = note(event, 'decision', agent, question, chosen);
    return [{ ...row, causationId }];
  }
  return recordRows(event, event.body as CaseRecord, currency);
}

function messageRow(event: CaseEvent, message: MessageEnvelope): Row {
  const { from, to, type, topic, causationId } = message;
  return {
    ...between(event, kinds[type], from, to),
    words: topicWords(topic),
    gist: gistOf(message),
    causationId,
    source: { of: 'message', message },
  };
}

function recordRows(event: CaseEvent, record: CaseRecord, currency: string): Row[] {
  switch (record.kind) {
    case 'offers':
      return record.offers.map((it, index) => offerRow(event, it, index, currency));
    case 'stage':
      return [note(event, 'stage', writerOf(event), 'step', record.sentence)];
    case 'approval':
      return [
        {
          ...between(event, 'question', writerOf(event), 'people'),
          words: 'asks for a decision',
          gist: record.approval.question,
        },
      ];
    case 'approval_closed':
      return [
        {
          ...between(event, 'answer', 'people', writerOf(event)),
          words: record.status,
          gist: [`by ${record.decidedBy}`, record.comment].filter((it) => it !== '').join(': '),
        },
      ];
    case 'supplier_asked':
      return [
        {
          ...between(event, 'offer', writerOf(event), `supplier:${record.supplierId}`),
          words: `asked, turn ${record.turn}`,
          gist: `by ${record.channel}, answer by ${when(record.answerByMs)}`,
        },
      ];
    case 'quotes_unsealed':
      return [
        note(
          event,
          'stage',
          writerOf(event),
          'quotes opened',
          `${record.quotes.length} first quotes`,
        ),
      ];
    default:
      return [];
  }
}

function offerRow(event: CaseEvent, offer: ToldOffer, index: number, currency: string): Row {
  const supplier = `supplier:${offer.supplierId}`;
  const isOurs = offer.actor === 'buyer';
  const [from, to] = isOurs ? ['negotiation', supplier] : [supplier, 'negotiation'];
  return {
    ...between(event, 'offer', from, to),
    key: `${event.sequence}-${index}`,
    words: `${moveWords[offer.move]} ${money(offer.totalMinor, currency)}`,
    gist: offer.text === '' ? offer.because : offer.text,
    source: { of: 'offer', offer },
  };
}

const moveWords: Readonly<Record<ToldOffer['move'], string>> = {
  quote: 'quotes',
  counter: 'counters with',
  accept: 'accepts',
  walk_away: 'walks away at',
  final: 'last offer',
};

/** The agent that wrote a record, from the record's id. */
const writerOf = ({ sourceId }: CaseEvent): string =>
  turnOf(sourceId)?.split(' ')[0] ?? 'supervisor';

const note = (
  event: CaseEvent,
  kind: RowKind,
  agent: string,
  words: string,
  gist: string,
): Row => ({
  ...between(event, kind, agent, agent),
  words,
  gist,
});

const between = (event: CaseEvent, kind: RowKind, from: string, to: string): Row => ({
  key: String(event.sequence),
  sequence: event.sequence,
  atMs: event.atMs,
  kind,
  from,
  to,
  fromLane: laneOf(from),
  toLane: laneOf(to),
  words: '',
  gist: '',
  turn: turnOf(event.sourceId),
  causationId: null,
  source: { of: 'event', event },
});
