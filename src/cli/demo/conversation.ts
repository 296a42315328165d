import type { Offer } from '#contracts/negotiation.ts';
import type { CaseRecord } from '#contracts/records.ts';
import { showMoney } from '#domain/money.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DecisionRecord } from '#kit/journal.ts';
import type { StreamedEvent } from './desk-client.ts';

const WIDTH = 12;

/** One event of a case as lines for a terminal; empty = nothing worth a line. */
export function tell(event: StreamedEvent, startedAtMs: number, currency: string): string[] {
  const at = `${((event.atMs - startedAtMs) / 1_000).toFixed(2).padStart(7)}s`;
  const lines = linesOf(event, currency);
  return lines.map((line, at_) => `${at_ === 0 ? at : ' '.repeat(at.length)}  ${line}`);
}

function linesOf(event: StreamedEvent, currency: string): string[] {
  if (event.kind === 'message') return message(event.body as Envelope);
  if (event.kind === 'decision') return decision(event.body as DecisionRecord);
  return record(event.body as CaseRecord, currency);
}

function message({ from, to, type, topic, body }: Envelope): string[] {
  const because = (body as { because?: string }).because;
  const arrow = `${from} → ${to}`;
  return [
    `✉ ${arrow.padEnd(WIDTH * 2 + 3)} ${type.toLowerCase()} ${topic}${because === undefined ? '' : `: ${because}`}`,
  ];
}

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

function record(it: CaseRecord, currency: string): string[] {
  if (it.kind === 'offers') return it.offers.map((offer) => offerLine(offer, currency));
  if (it.kind === 'approval') return [`? a person is asked: ${it.approval.question}`];
  if (it.kind === 'approval_closed') return [`? answered: ${it.status} by ${it.decidedBy}`];
  return it.kind === 'stage' ? [`• ${it.sentence}`] : [];
}

function offerLine(it: Offer, currency: string): string {
  const who =
    it.actor === 'buyer' ? `negotiation → ${it.supplierId}` : `${it.supplierId} → negotiation`;
  const { leadTimeDays, paymentDays, warrantyMonths } = it.terms;
  return (
    `  round ${it.round}  ${who.padEnd(42)} ${it.move.padEnd(9)} ${showMoney(it.totalMinor, currency).padStart(16)}` +
    `  ${leadTimeDays} d, pay ${paymentDays} d, ${warrantyMonths} mo`
  );
}

const cut = (text: string, most = 160): string =>
  text.length <= most ? text : `${text.slice(0, most)}…`;
