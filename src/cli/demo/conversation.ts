import type { CaseRecord } from '#contracts/records.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DecisionRecord } from '#kit/journal.ts';
import type { StreamedEvent } from './desk-client.ts';
import { gist } from './gist.ts';
import { offerTeller } from './offer-line.ts';

const WIDTH = 12;

/** Tells the events of a case, in order, as lines for a terminal; empty = nothing worth a line. */
export function conversation(
  startedAtMs: number,
  currency: string,
): (event: StreamedEvent) => string[] {
  const tellOffer = offerTeller(currency);
  return (event) => {
    const at = `${((event.atMs - startedAtMs) / 1_000).toFixed(2).padStart(7)}s`;
    const lines = linesOf(event, tellOffer);
    return lines.map((line, at_) => `${at_ === 0 ? at : ' '.repeat(at.length)}  ${line}`);
  };
}

type TellOffer = ReturnType<typeof offerTeller>;

function linesOf(event: StreamedEvent, tellOffer: TellOffer): string[] {
  if (event.kind === 'message') return message(event.body as Envelope);
  if (event.kind === 'decision') return decision(event.body as DecisionRecord);
  return record(event.body as CaseRecord, tellOffer);
}

function message(envelope: Envelope): string[] {
  const { from, to, type, topic } = envelope;
  const arrow = `${nameOf(from)} → ${nameOf(to)}`.padEnd(WIDTH * 2 + 3);
  const said = gist(envelope);
  return [`✉ ${arrow} ${type.toLowerCase()} ${topic}${said === '' ? '' : `: ${said}`}`];
}

/** A person is told apart by its key, which says nothing to who reads along. */
const nameOf = (address: string): string => (address.startsWith('person:') ? 'a person' : address);

function decision({ agent, question, chosen, because, alternatives }: DecisionRecord): string[] {
  const why = because
    .slice(0, 3)
    .map((it) => `${it.rule}: ${it.value}`)
    .join('; ');
  const beside = alternatives
    .slice(0, 3)
    .map((it) => it.option)
    .join(', ');
  return [
    `◆ ${agent.padEnd(WIDTH)} ${question} → ${chosen}`,
    `  ${' '.repeat(WIDTH)} because ${cut(why)}${beside === '' ? '' : `  (beside: ${cut(beside, 80)})`}`,
  ];
}

function record(it: CaseRecord, tellOffer: TellOffer): string[] {
  if (it.kind === 'offers') return it.offers.map(tellOffer);
  if (it.kind === 'approval') return [`? a person is asked: ${it.approval.question}`];
  if (it.kind === 'approval_closed') return [`? answered: ${it.status} by ${it.decidedBy}`];
  // The question itself is told already.
  return it.kind === 'stage' && it.stage !== 'approving' ? [`• ${it.sentence}`] : [];
}

const cut = (text: string, most = 160): string =>
  text.length <= most ? text : `${text.slice(0, most)}…`;
