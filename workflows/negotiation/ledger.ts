import type { CaseBrief } from '#contracts/messages.ts';
import type { Offer, SupplierReply, Terms } from '#contracts/negotiation.ts';
import { suspiciousText } from '#domain/negotiation/suspicious-text.ts';
import { totalMinor, withinReach } from '#domain/negotiation/terms.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import type { DeskCommand } from '../desk.ts';
import type { NegotiationState, Talk } from './state.ts';
import { prioritiesOf, supplierIdOf } from './state.ts';

const TEXT_MAX = 2_000;

/**
 * What was said in one exchange, for the offer ledger: our offer, their answer, and that we take it.
 * @param sent the talks as the offers went out
 * @param judged the same talks, in the same order, after the answers
 */
export function ledger(
  sent: NegotiationState,
  brief: CaseBrief,
  judged: readonly Talk[],
  replies: readonly SupplierReply[],
  atMs: number,
): DeskCommand[] {
  const offers = sent.talks.flatMap((talk, at) => {
    const reply = replies.find((it) => it.supplierId === supplierIdOf(talk));
    return talk.status !== 'open' || reply === undefined
      ? []
      : rowsOf(sent, brief, talk, judged[at] ?? talk, reply, atMs);
  });
  return offers.length === 0 ? [] : [{ kind: 'record', record: { kind: 'offers', offers } }];
}

function rowsOf(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  after: Talk,
  reply: SupplierReply,
  atMs: number,
): Offer[] {
  const { mandate, theirs, ours, round } = talk;
  if (mandate === null) return [];
  const row = (
    actor: Offer['actor'],
    at: number,
    said: { move: Offer['move']; terms: Terms; because: string; text?: string },
  ): Offer => ({
    offerId: `${brief.requisition.caseId}/${supplierIdOf(talk)}/${state.attempt}/${at}/${actor}`,
    supplierId: supplierIdOf(talk),
    round: at,
    actor,
    move: said.move,
    terms: said.terms,
    totalMinor: totalMinor(said.terms),
    utilityBp: worth(state, brief, talk, said.terms),
    mandateVersion: mandate.version,
    because: said.because,
    text: (said.text ?? '').slice(0, TEXT_MAX),
    atMs,
  });
  const rows: Offer[] = [];
  if (theirs !== null && ours !== null) {
    const move = talk.tactic === 'best_and_final' ? 'final' : 'counter';
    rows.push(row('buyer', round, { move, terms: ours, because: talk.ourReason }));
  }
  const { move, terms, text } = reply;
  rows.push(row('supplier', round, { move, terms, text, because: becauseOf(after, text) }));
  if (after.status === 'agreed' && after.theirs !== null && move !== 'accept') {
    const because = 'their terms are taken, subject to the award';
    rows.push(row('buyer', round + 1, { move: 'accept', terms: after.theirs, because }));
  }
  return rows;
}

/** 0 where nothing of the terms lies within the mandate's lines. */
function worth(state: NegotiationState, brief: CaseBrief, talk: Talk, terms: Terms): number {
  const { mandate } = talk;
  const ours = mandate === null ? null : withinReach(mandate, terms);
  return mandate === null || ours === null
    ? 0
    : utilityBp(mandate, ours, prioritiesOf(state, brief));
}

const results: Readonly<Record<Talk['status'], string>> = {
  open: 'answered with a next offer',
  waiting: 'answered with a next offer',
  held: 'held until compliance has answered',
  agreed: 'taken',
  walked_away: 'the supplier left the table',
  no_agreement: 'not taken, and no round is left',
  refused_by_compliance: 'refused by compliance',
};

/** A flagged text is kept like any other; the flag stands beside it for who reads the ledger. */
function becauseOf(after: Talk, text: string): string {
  const flags = suspiciousText(text).map((it) => it.because);
  const result = results[after.status];
  return flags.length === 0 ? result : `${result}; their text is flagged: it ${flags.join(', ')}`;
}
