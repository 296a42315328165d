import type { ActivityInputs } from '#contracts/activities.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { GapToBest, Mandate, Terms } from '#contracts/negotiation.ts';
import { landedTotalMinor } from '#domain/negotiation/landed-cost.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import type { NextMove } from '#domain/negotiation/next-offer.ts';
import { nextMove } from '#domain/negotiation/next-offer.ts';
import type { Tactic } from '#domain/negotiation/tactic.ts';
import { chooseTactic } from '#domain/negotiation/tactic.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import { escalation } from './escalation.ts';
import { gapOf, outsideOption } from './outside-option.ts';
import type { NegotiationState, Talk } from './state.ts';
import { deadlineOf, prioritiesOf, supplierIdOf } from './state.ts';

type Outgoing = ActivityInputs['exchangeOffers']['offers'][number];

/**
 * The talk after its next offer is made; a supplier not heard yet is asked for a quote instead. An
 * offer outside the mandate is not sent: the talk ends and who the mandate names hears of it.
 */
export function withOffer(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  atMs: number,
): { talk: Talk; commands: DeskCommand[] } {
  const { mandate, theirs } = talk;
  if (theirs === null || mandate === null) return { talk, commands: [] };
  const { terms, tactic, because } = ownNext(state, brief, talk, mandate, theirs, atMs);
  const fault = mandateFault(mandate, terms);
  if (fault !== null) return escalation(brief, talk, mandate, terms, fault);
  const offered: Talk = {
    ...talk,
    ours: terms,
    earlier: talk.ours === null ? [] : [...talk.earlier, talk.ours],
    round: talk.round + 1,
    tactic,
    tactics: [...talk.tactics, tactic],
    ourReason: `${state.approach ?? 'balanced'}, ${tactic.replaceAll('_', ' ')}: ${because}${told(gapOf(state, brief, talk))}`,
  };
  return { talk: offered, commands: adaptation(brief, talk, offered) };
}

/** What goes out to the supplier of an open talk. */
export function outgoing(state: NegotiationState, brief: CaseBrief, talk: Talk): Outgoing {
  const { round, cleared, theirs, ours, earlier } = talk;
  const { candidate } = cleared;
  const to = { supplierId: candidate.supplierId, round, candidate };
  if (theirs === null) return { ...to, move: 'request_quote', terms: null };
  const gap = gapOf(state, brief, talk);
  return { ...to, move: moveOf(talk), terms: ours, earlier, standing: theirs, gapToBest: gap };
}

/** What the next contact with a supplier is. */
export function moveOf({ theirs, tactic }: Talk): Outgoing['move'] {
  if (theirs === null) return 'request_quote';
  return tactic === 'best_and_final' ? 'final' : 'counter';
}

/** Our next move; `theirs` are the terms to answer. */
export function ownNext(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
  theirs: Terms,
  atMs: number,
): NextMove & { tactic: Tactic } {
  const round = talk.round + 1;
  const isLate = atMs + brief.timing.replyDelayMs >= deadlineOf(brief);
  const isLast = round >= mandate.roundsMax || isLate;
  const heard: [Terms, ...Terms[]] = [talk.theirEarlier[0] ?? theirs, ...said(talk, theirs)];
  const ours = talk.ours === null ? [] : [...talk.earlier, talk.ours];
  const costOf = (terms: Terms) => landedTotalMinor(mandate.termValues, terms);
  const totals = { theirs: heard.map(costOf), ours: ours.map(costOf) };
  const { tactic, because } = chooseTactic(totals, isLast);
  const move = nextMove({
    mandate,
    approach: state.approach ?? 'balanced',
    priorities: prioritiesOf(state, brief),
    round,
    tactic,
    theirs: heard,
    ours,
    batnaBp: outsideOption(state, brief, talk, mandate, theirs),
    advised: state.advised,
  });
  return { ...move, tactic, because: `${because}; ${move.because}` };
}

/** What they said after their first terms. */
const said = ({ theirEarlier }: Talk, theirs: Terms): Terms[] =>
  theirEarlier.length === 0 ? [] : [...theirEarlier.slice(1), theirs];

/** What the supplier hears of its rivals, as the ledger keeps it. */
const told = (gap: GapToBest | null): string =>
  gap === null ? '' : `; told how far from the best: ${gap}`;

const words: Readonly<Record<Tactic, string>> = {
  concede: 'concede as planned',
  hold: 'repeat the offer',
  best_and_final: 'make a best and final offer',
};

/** A change of tactics is worth a record; going on as before, or ending as planned, is not. */
function adaptation(brief: CaseBrief, before: Talk, after: Talk): DeskCommand[] {
  const { tactic, mandate } = after;
  const isPlanned = tactic === 'best_and_final' && after.round >= (mandate?.roundsMax ?? 0);
  if (tactic === before.tactic || isPlanned || after.ours === null) return [];
  const others = (Object.keys(words) as Tactic[]).filter((it) => it !== tactic);
  return [
    decision(brief, {
      question: `How to answer ${after.cleared.candidate.supplierName}?`,
      chosen: words[tactic],
      alternatives: others.map((it) => ({
        option: words[it],
        scoreBp: null,
        because: it === before.tactic ? 'what was done so far' : 'their moves do not call for it',
      })),
      because: [{ rule: 'their last moves', value: after.ourReason }],
      inputs: {
        supplierId: supplierIdOf(after),
        theirTotalsMinor: [...after.theirEarlier, after.theirs]
          .flatMap((it) => (it === null ? [] : [totalMinor(it)]))
          .slice(-4),
        round: after.round,
        roundsMax: mandate?.roundsMax ?? null,
      },
    }),
  ];
}
