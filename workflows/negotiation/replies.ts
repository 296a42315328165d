import type { CaseBrief } from '#contracts/messages.ts';
import type { Mandate, SupplierReply, Terms } from '#contracts/negotiation.ts';
import type { Judgement } from '#domain/negotiation/acceptance.ts';
import { acceptance } from '#domain/negotiation/acceptance.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import { isSameTerms, withinReach } from '#domain/negotiation/terms.ts';
import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { askForAlternatives } from './alternatives.ts';
import { askAboutTerms } from './ask-about-terms.ts';
import { askPending } from './ask-suppliers.ts';
import { compactMandate, compactTerms } from './compact.ts';
import { ledger } from './ledger.ts';
import { outsideOption } from './outside-option.ts';
import { ownNext } from './offers.ts';
import { flaggedTexts } from './flagged-texts.ts';
import { goOn } from './rounds.ts';
import type { NegotiationState, Talk } from './state.ts';
import { prioritiesOf, supplierIdOf } from './state.ts';
import { worthRows } from './worth-rows.ts';

/** Replies came back: judge each, keep the ledger, go on to the next round or the end. */
export function onExchanged(
  state: NegotiationState,
  event: ResultOf<'exchangeOffers'>,
): DeskStep<NegotiationState> {
  const { brief } = state;
  const { result, atMs } = event;
  if (brief === null || state.phase !== 'talking') return { state, commands: [] };
  // Suppliers out of reach end their talks; the result then says what can still be done.
  const { replies, pending = [] } = result.ok ? result.value : { replies: [] };
  const asked = askPending(state, brief, pending, atMs);
  const taken = takeReplies(asked.state, brief, replies, atMs);
  const asks = askForAlternatives(taken.state, brief);
  const next: NegotiationState =
    asks.length === 0
      ? taken.state
      : { ...taken.state, askedAlternatives: true, waitsFor: 'report' };
  const rest = goOn(next, brief, atMs);
  return {
    state: rest.state,
    commands: [...asked.commands, ...taken.commands, ...asks, ...rest.commands],
  };
}

/**
 * Judges the answers of open talks and keeps the ledger. An open talk that is meant and has no answer
 * ends; all are meant unless told otherwise.
 */
export function takeReplies(
  state: NegotiationState,
  brief: CaseBrief,
  replies: readonly SupplierReply[],
  atMs: number,
  isMeant: (talk: Talk) => boolean = () => true,
): DeskStep<NegotiationState> {
  const heard = state.talks.map((it) => (isMeant(it) ? hear(it, replies) : it));
  const judged = heard.map((talk, at) =>
    talk.status === 'open' && state.talks[at]?.status === 'open' && isMeant(talk)
      ? judge({ ...state, talks: heard }, brief, talk, replies, atMs)
      : { talk, commands: [] },
  );
  const talks = judged.map((it) => it.talk);
  const rows = ledger(state, brief, talks, replies, atMs);
  return {
    state: { ...state, talks },
    commands: [
      ...rows,
      ...flaggedTexts(brief, state.talks, replies),
      ...judged.flatMap((it) => it.commands),
    ],
  };
}

/** Takes down what a supplier said; one that says nothing or leaves is no longer at the table. */
function hear(talk: Talk, replies: readonly SupplierReply[]): Talk {
  const reply = replies.find((it) => it.supplierId === supplierIdOf(talk));
  const { mandate } = talk;
  if (talk.status !== 'open') return talk;
  if (reply === undefined || mandate === null) return { ...talk, status: 'no_agreement' };
  if (reply.move === 'walk_away') return { ...talk, status: 'walked_away' };
  const firstQuote = talk.firstQuote ?? reply.terms;
  const theirs = withinReach(mandate, reply.terms);
  if (theirs === null) return { ...talk, firstQuote, status: 'no_agreement' };
  const theirEarlier = talk.theirs === null ? [] : [...talk.theirEarlier, talk.theirs];
  return { ...talk, firstQuote, theirs, theirEarlier };
}

/**
 * Whether what a silent supplier offered last is taken: nothing better will come from it, and it is
 * bound to it while it is valid.
 */
export function judgeStanding(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  atMs: number,
): { talk: Talk; commands: DeskCommand[] } {
  const { mandate, theirs, real } = talk;
  const isValid = real?.validUntilMs == null || real.validUntilMs >= atMs;
  const isInside = mandate !== null && theirs !== null && mandateFault(mandate, theirs) === null;
  if (!isValid || !isInside) return { talk: { ...talk, status: 'no_agreement' }, commands: [] };
  const last: Talk = { ...talk, status: 'open', tactic: 'best_and_final' };
  return judge(state, brief, last, [], atMs);
}

/** What one reply changes in its talk. */
function judge(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  replies: readonly SupplierReply[],
  atMs: number,
): { talk: Talk; commands: DeskCommand[] } {
  const { mandate, theirs, ours } = talk;
  if (mandate === null || theirs === null) return { talk, commands: [] };
  const move = replies.find((it) => it.supplierId === supplierIdOf(talk))?.move;
  const asked = askAboutTerms(brief, talk, mandate, theirs);
  if (asked !== null) return asked;
  const isLast = talk.tactic === 'best_and_final';
  // Only what may be taken is worth the search for our next offer.
  const isInside = mandateFault(mandate, theirs) === null;
  const next = isLast || !isInside ? null : ownNext(state, brief, talk, mandate, theirs, atMs);
  const priorities = prioritiesOf(state, brief);
  const batna = outsideOption(state, brief, talk, mandate, theirs);
  const judgement = acceptance({
    mandate,
    theirs,
    nextOwn: next?.terms ?? null,
    strategyBecause: next?.acceptBecause ?? null,
    priorities,
    batnaBp: batna,
  });
  // Taking our offer counts only for exactly what we offered; anything else is a new offer.
  const isOurs = move === 'accept' && ours !== null && isSameTerms(theirs, ours);
  if (isOurs || judgement.accept) {
    const because = isOurs ? `they took our offer of round ${talk.round}` : judgement.because;
    const agreed = { ...talk, status: 'agreed' as const };
    const inputs = { mandate, nextOwn: next?.terms ?? null, batna };
    return {
      talk: agreed,
      commands: [
        agreement(
          brief,
          agreed,
          { ...judgement, because },
          inputs,
          worthRows(mandate, theirs, priorities),
        ),
      ],
    };
  }
  return { talk: isLast ? { ...talk, status: 'no_agreement' } : talk, commands: [] };
}

function agreement(
  brief: CaseBrief,
  talk: Talk,
  judged: Judgement,
  inputs: { mandate: Mandate; nextOwn: Terms | null; batna: number | null },
  worth: { rule: string; value: string }[],
): DeskCommand {
  return decision(brief, {
    question: `Take the terms of ${talk.cleared.candidate.supplierName}?`,
    chosen: 'accept, subject to the award',
    alternatives: [
      {
        option: inputs.nextOwn === null ? 'end without an agreement' : 'go on talking',
        scoreBp: inputs.batna,
        because: inputs.batna === null ? 'nobody else could take its place' : 'best other offer',
      },
    ],
    because: [{ rule: 'acceptance', value: judged.because }, ...worth],
    confidenceBp: judged.utilityBp,
    inputs: {
      supplierId: supplierIdOf(talk),
      theirs: compactTerms(talk.theirs),
      mandate: compactMandate(inputs.mandate),
      nextOwn: compactTerms(inputs.nextOwn),
      batnaBp: inputs.batna,
      round: talk.round,
    },
  });
}
