import type { Offer, SupplierReply, Terms } from '#contracts/negotiation.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { acceptance } from '#domain/negotiation/acceptance.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import type { Tactic } from '#domain/negotiation/next-offer.ts';
import { chooseTactic, nextOffer } from '#domain/negotiation/next-offer.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { askForAlternatives } from './alternatives.ts';
import { conclude } from './conclude.ts';
import { prepare } from './mandates.ts';
import type { NegotiationState, Talk } from './state.ts';
import { openTalks } from './state.ts';
import { askAboutTerms } from './ask-about-terms.ts';

export const NEXT_ROUND = 'next-round';

export const prioritiesOf = (state: NegotiationState, brief: CaseBrief) =>
  state.prioritiesBp ?? brief.requisition.prioritiesBp;

/** Sends the next offers to all open talks; without any, waits for held ones or reports. */
export function exchangeOrConclude(
  before: NegotiationState,
  atMs: number,
): DeskStep<NegotiationState> {
  if (before.phase !== 'talking' || before.brief === null) return { state: before, commands: [] };
  const { state, commands } = prepare(before, atMs);
  const brief = before.brief;
  const open = openTalks(state);
  if (open.length === 0) {
    const isHeld = state.talks.some((it) => it.status === 'held');
    if (isHeld) return { state, commands };
    const end = conclude(state, brief);
    return { state: end.state, commands: [...commands, ...end.commands] };
  }
  const offers = open.map((talk) => offerTo(state, talk));
  const talks = state.talks.map((talk) => {
    const offer = offers.find((it) => it.supplierId === talk.cleared.candidate.supplierId);
    return offer === undefined || offer.terms === null
      ? talk
      : { ...talk, ours: offer.terms, round: talk.round + 1 };
  });
  const exchangesCount = state.exchangesCount + 1;
  const round = Math.max(...open.map((it) => it.round)) + 1;
  return {
    state: { ...state, talks, exchangesCount },
    commands: [
      ...commands,
      {
        kind: 'run',
        activity: 'exchangeOffers',
        key: `exchange-${state.attempt}-${exchangesCount}`,
        input: {
          requisition: brief.requisition,
          round,
          offers: offers.map(({ because: _, ...it }) => it),
        },
      },
    ],
  };
}

type OutgoingOffer = {
  supplierId: string;
  move: 'request_quote' | 'counter' | 'final';
  terms: Terms | null;
  candidate: Talk['cleared']['candidate'];
  because: string;
};

function offerTo(state: NegotiationState, talk: Talk): OutgoingOffer {
  const { candidate } = talk.cleared;
  const { supplierId } = candidate;
  if (talk.theirs === null || talk.mandate === null) {
    return { supplierId, candidate, move: 'request_quote', terms: null, because: 'first quote' };
  }
  const { terms, because } = ownNext(state, talk, talk.theirs, talk.round + 1);
  const fault = mandateFault(talk.mandate, terms);
  // The check stands between every offer and the world; an offer of ours outside it is a bug.
  if (fault !== null) throw new Error(`offer to ${supplierId} is outside its mandate: ${fault}`);
  const move = talk.round + 1 >= talk.mandate.roundsMax ? 'final' : 'counter';
  return { supplierId, candidate, move, terms, because };
}

function ownNext(state: NegotiationState, talk: Talk, theirs: Terms, round: number) {
  const { mandate } = talk;
  if (mandate === null) throw new Error('a talk without mandate makes no offer');
  const { tactic, because }: { tactic: Tactic; because: string } = chooseTactic(
    talk.theirTotalsMinor,
    round,
    mandate.roundsMax,
  );
  const approach = state.approach ?? 'balanced';
  return {
    terms: nextOffer({ mandate, approach, round, tactic, theirs, before: talk.ours }),
    tactic,
    because,
  };
}

/** Replies came back: keep the ledger, judge each, go on to the next round or the end. */
export function onExchanged(
  state: NegotiationState,
  event: ResultOf<'exchangeOffers'>,
): DeskStep<NegotiationState> {
  const { brief } = state;
  if (brief === null || state.phase !== 'talking') return { state, commands: [] };
  if (!event.result.ok) {
    const talks = state.talks.map((it) =>
      it.status === 'open' ? { ...it, status: 'no_agreement' as const } : it,
    );
    return exchangeOrConclude({ ...state, talks }, event.atMs);
  }
  const { replies } = event.result.value;
  const batna = bestLiveBp(state, brief, replies);
  const judged = state.talks.map((talk) => {
    const reply = replies.find((it) => it.supplierId === talk.cleared.candidate.supplierId);
    return reply === undefined || talk.status !== 'open'
      ? { talk, commands: [] }
      : onReply(state, brief, talk, reply, batna);
  });
  const next = { ...state, talks: judged.map((it) => it.talk) };
  const ledger: DeskCommand = {
    kind: 'record',
    record: {
      kind: 'offers',
      offers: state.talks.flatMap((it) => ledgerRows(state, brief, it, replies, event.atMs)),
    },
  };
  const asks = askForAlternatives(next, brief);
  const held = { ...next, askedAlternatives: next.askedAlternatives || asks.length > 0 };
  const before = [ledger, ...judged.flatMap((it) => it.commands), ...asks];
  const rest = goOn(held, brief, event.atMs);
  return { state: rest.state, commands: [...before, ...rest.commands] };
}

function goOn(state: NegotiationState, brief: CaseBrief, atMs: number): DeskStep<NegotiationState> {
  const { replyDelayMs } = brief.timing;
  if (replyDelayMs === 0 || openTalks(state).length === 0) return exchangeOrConclude(state, atMs);
  const sentence = progress(state);
  return {
    state,
    commands: [
      { kind: 'record', record: { kind: 'stage', stage: 'negotiating', sentence } },
      { kind: 'show', stage: 'negotiating', details: sentence },
      { kind: 'timer', name: NEXT_ROUND, afterMs: replyDelayMs },
    ],
  };
}

function progress(state: NegotiationState): string {
  const open = openTalks(state).length;
  const agreed = state.talks.filter((it) => it.status === 'agreed').length;
  const round = Math.max(0, ...state.talks.map((it) => it.round));
  return `Negotiation after round ${round}: ${open} suppliers talking, ${agreed} agreed.`;
}

/** What one reply changes in its talk. */
function onReply(
  state: NegotiationState,
  brief: CaseBrief,
  before: Talk,
  reply: SupplierReply,
  batnaBp: number,
): { talk: Talk; commands: DeskCommand[] } {
  const theirs = reply.terms;
  const talk: Talk = {
    ...before,
    theirs,
    firstQuote: before.firstQuote ?? theirs,
    theirTotalsMinor: [...before.theirTotalsMinor, totalMinor(theirs)].slice(-20),
  };
  const { mandate } = talk;
  if (reply.move === 'walk_away' || mandate === null) {
    return { talk: { ...talk, status: 'walked_away' }, commands: [] };
  }
  const asked = askAboutTerms(brief, talk, mandate);
  if (asked !== null) return asked;
  const isLast = talk.round >= mandate.roundsMax;
  const own = isLast
    ? null
    : ownNext(state, talk, withinPrepayment(theirs, mandate), talk.round + 1);
  const judged = acceptance({
    mandate,
    theirs,
    nextOwn: own?.terms ?? null,
    priorities: prioritiesOf(state, brief),
    batnaBp,
  });
  const accepted = reply.move === 'accept' ? mandateFault(mandate, theirs) === null : judged.accept;
  if (accepted)
    return {
      talk: { ...talk, status: 'agreed' },
      commands: [agreement(brief, talk, judged, batnaBp)],
    };
  return isLast
    ? { talk: { ...talk, status: 'no_agreement' }, commands: [] }
    : { talk, commands: adaptation(brief, talk, own) };
}

const withinPrepayment = (theirs: Terms, mandate: { prepaymentBpMax: number }): Terms => ({
  ...theirs,
  prepaymentBp: Math.min(theirs.prepaymentBp, mandate.prepaymentBpMax),
});

function agreement(
  brief: CaseBrief,
  talk: Talk,
  judged: { utilityBp: number; because: string },
  batnaBp: number,
): DeskCommand {
  return decision(brief, {
    question: `Take the terms of ${talk.cleared.candidate.supplierName}?`,
    chosen: 'accept',
    alternatives: [{ option: 'go on talking', scoreBp: batnaBp, because: 'best other live offer' }],
    because: [{ rule: 'acceptance', value: judged.because }],
    confidenceBp: judged.utilityBp,
    inputs: { terms: talk.theirs, mandate: talk.mandate, round: talk.round, batnaBp },
  });
}

/** Only a change of tactics is worth a record; conceding as planned is not. */
function adaptation(
  brief: CaseBrief,
  talk: Talk,
  own: { tactic: Tactic; because: string } | null,
): DeskCommand[] {
  if (own === null || own.tactic === 'concede') return [];
  return [
    decision(brief, {
      question: `How to answer ${talk.cleared.candidate.supplierName}?`,
      chosen: own.tactic === 'hold' ? 'hold the price' : 'trade payment and warranty for price',
      alternatives: [
        { option: 'concede as planned', scoreBp: null, because: 'the plan of the approach' },
      ],
      because: [{ rule: 'their last move', value: own.because }],
      inputs: { theirTotalsMinor: talk.theirTotalsMinor, round: talk.round },
    }),
  ];
}

/** The utility of the best offer that lies on the table now, inside its mandate. */
function bestLiveBp(
  state: NegotiationState,
  brief: CaseBrief,
  replies: readonly SupplierReply[],
): number {
  const worths = state.talks.flatMap(({ mandate, theirs, status, cleared }) => {
    const reply = replies.find((it) => it.supplierId === cleared.candidate.supplierId);
    const terms = reply?.move === 'walk_away' ? null : (reply?.terms ?? theirs);
    const isLive = status === 'open' || status === 'agreed';
    if (mandate === null || terms === null || !isLive || mandateFault(mandate, terms) !== null)
      return [];
    return [utilityBp(mandate, terms, prioritiesOf(state, brief))];
  });
  return Math.max(0, ...worths);
}

function ledgerRows(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  replies: readonly SupplierReply[],
  atMs: number,
): Offer[] {
  const { supplierId } = talk.cleared.candidate;
  const reply = replies.find((it) => it.supplierId === supplierId);
  const { mandate } = talk;
  if (reply === undefined || mandate === null || talk.status !== 'open') return [];
  const row = (
    actor: Offer['actor'],
    move: Offer['move'],
    terms: Terms,
    because: string,
    text: string,
  ): Offer => ({
    offerId: `${brief.requisition.caseId}/${supplierId}/${state.attempt}/${talk.round}/${actor}`,
    supplierId,
    round: talk.round,
    actor,
    move,
    terms,
    totalMinor: totalMinor(terms),
    utilityBp: utilityBp(mandate, terms, prioritiesOf(state, brief)),
    mandateVersion: mandate.version,
    because,
    text,
    atMs,
  });
  const isFinal = talk.round >= mandate.roundsMax;
  const ours =
    talk.ours === null || talk.round === 0
      ? []
      : [
          row(
            'buyer',
            isFinal ? 'final' : 'counter',
            talk.ours,
            `round ${talk.round}, ${state.approach ?? 'balanced'}`,
            '',
          ),
        ];
  return [...ours, row('supplier', reply.move, reply.terms, "the supplier's answer", reply.text)];
}
