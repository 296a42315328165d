import type { ActivityInputs } from '#contracts/activities.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Mandate, Terms } from '#contracts/negotiation.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import { nextOffer } from '#domain/negotiation/next-offer.ts';
import type { Tactic } from '#domain/negotiation/tactic.ts';
import { chooseTactic } from '#domain/negotiation/tactic.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { NegotiationState, Talk } from './state.ts';
import { deadlineOf, supplierIdOf } from './state.ts';

type Outgoing = ActivityInputs['exchangeOffers']['offers'][number];

/** The talk after its next offer is made; a supplier not heard yet is asked for a quote instead. */
export function withOffer(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  atMs: number,
): Talk {
  if (talk.theirs === null || talk.mandate === null) return talk;
  const { terms, tactic, because } = ownNext(state, brief, talk, talk.mandate, talk.theirs, atMs);
  const fault = mandateFault(talk.mandate, terms);
  // The check stands between every offer and the world; an offer of ours outside it is a bug.
  if (fault !== null) throw new Error(`offer to ${supplierIdOf(talk)} is outside: ${fault}`);
  const round = talk.round + 1;
  const ourReason = `${state.approach ?? 'balanced'}, ${tactic.replaceAll('_', ' ')}: ${because}`;
  const earlier = talk.ours === null ? [] : [...(talk.earlier ?? []), talk.ours];
  return { ...talk, ours: terms, earlier, round, tactic, ourReason };
}

/** What goes out to the supplier of an open talk. */
export function outgoing(talk: Talk): Outgoing {
  const { round, cleared } = talk;
  const { candidate } = cleared;
  const to = { supplierId: candidate.supplierId, round, candidate };
  if (talk.theirs === null) return { ...to, move: 'request_quote', terms: null };
  const move = talk.tactic === 'best_and_final' ? 'final' : 'counter';
  return { ...to, move, terms: talk.ours, earlier: talk.earlier ?? [], standing: talk.theirs };
}

/** What we would offer next; `theirs` are the terms to answer. */
export function ownNext(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
  theirs: Terms,
  atMs: number,
): { terms: Terms; tactic: Tactic; because: string } {
  const round = talk.round + 1;
  const isLate = atMs + brief.timing.replyDelayMs >= deadlineOf(brief);
  const isLast = round >= mandate.roundsMax || isLate;
  const { tactic, because } = chooseTactic(talk.theirTotalsMinor, isLast);
  const approach = state.approach ?? 'balanced';
  const before = talk.ours;
  const terms = nextOffer({ mandate, approach, round, tactic, theirs, before });
  return { terms, tactic, because };
}

const words: Readonly<Record<Tactic, string>> = {
  concede: 'concede as planned',
  hold: 'hold the price',
  trade: 'hold the price, give way on delivery, payment and warranty',
  best_and_final: 'make a best and final offer',
};

/** A change of tactics is worth a record; going on as before, or ending as planned, is not. */
export function adaptation(brief: CaseBrief, before: Talk, after: Talk): DeskCommand[] {
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
        theirTotalsMinor: before.theirTotalsMinor.slice(-4),
        round: after.round,
        roundsMax: mandate?.roundsMax ?? null,
      },
    }),
  ];
}
