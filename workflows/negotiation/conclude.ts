import type { Body, CaseBrief } from '#contracts/messages.ts';
import { composeAward } from '#domain/negotiation/compose-award.ts';
import type { Agreed, Composition } from '#domain/negotiation/compose-award.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import type { NegotiationState, Talk } from './state.ts';

type OutcomeBody = Body<'negotiation.outcome'>;
type Failure = NonNullable<OutcomeBody['failure']>;

/** All talks have ended: put the agreements together and tell the supervisor. */
export function conclude(state: NegotiationState, brief: CaseBrief): DeskStep<NegotiationState> {
  const { market } = state;
  if (market === null) return { state, commands: [] };
  const { requisition } = brief;
  const firstQuotes = state.talks.flatMap((it) => (it.firstQuote === null ? [] : [it.firstQuote]));
  const composed = composeAward(
    state.talks.flatMap(agreedOf),
    requisition,
    state.prioritiesBp ?? requisition.prioritiesBp,
    market,
    firstQuotes,
  );
  const failure = composed.kind === 'failed' ? failureOf(state, brief, composed) : null;
  const sentence =
    failure === null
      ? `Negotiation agreed with ${winnersOf(composed).length} suppliers.`
      : `Negotiation failed: ${failure.because}`;
  return {
    state: { ...state, phase: 'reported', lastKind: composed.kind },
    commands: [
      resultDecision(brief, state, composed),
      {
        kind: 'send',
        to: 'supervisor',
        type: 'NOTIFICATION',
        topic: 'negotiation.outcome',
        body: {
          kind: composed.kind,
          approach: state.approach ?? 'balanced',
          failure,
          proposal: composed.kind === 'failed' ? null : composed.proposal,
          talks: state.talks.map(talkRow),
        },
      },
      { kind: 'show', stage: composed.kind, details: sentence },
    ],
  };
}

function agreedOf(talk: Talk): Agreed[] {
  const { status, mandate, theirs, cleared } = talk;
  return status === 'agreed' && mandate !== null && theirs !== null
    ? [{ cleared, mandate, terms: theirs }]
    : [];
}

const winnersOf = (composed: Composition): string[] =>
  composed.kind === 'failed'
    ? []
    : [...new Set(composed.proposal.lines.map((it) => it.supplierName))];

/** Why it failed, and what would most likely help. */
function failureOf(
  state: NegotiationState,
  brief: CaseBrief,
  composed: Extract<Composition, { kind: 'failed' }>,
): Failure {
  const walked = state.talks.filter((it) => it.status === 'walked_away').length;
  const cheapest = Math.min(...state.talks.flatMap((it) => it.theirTotalsMinor.slice(-1)));
  const overBudget = composed.reason === 'over_budget' || cheapest > brief.requisition.budgetMinor;
  const reason = overBudget
    ? 'over_budget'
    : walked > 0 && walked === state.talks.length
      ? 'suppliers_walked_away'
      : 'no_agreement';
  const gapBp = Number.isFinite(cheapest)
    ? Math.floor(
        ((cheapest - brief.requisition.budgetMinor) * 10_000) / brief.requisition.budgetMinor,
      )
    : 0;
  // Beyond a tenth no approach closes the gap; only more suppliers or more money do.
  const isHopeless = overBudget && gapBp > 1_000;
  const suggestion = state.attempt === 1 && !isHopeless ? 'retry_negotiation' : 'widen_search';
  const because =
    overBudget && Number.isFinite(cheapest)
      ? `the cheapest terms cost ${cheapest}, the budget is ${brief.requisition.budgetMinor} (minor units of ${brief.requisition.currency})`
      : `${composed.because}; ${walked} of ${state.talks.length} walked away`;
  return { reason, suggestion, because };
}

function resultDecision(
  brief: CaseBrief,
  state: NegotiationState,
  composed: Composition,
): DeskCommand {
  const agreed = state.talks.filter((it) => it.status === 'agreed');
  return decision(brief, {
    question: 'What do the talks come to?',
    chosen:
      composed.kind === 'failed'
        ? `no award: ${composed.reason}`
        : winnersOf(composed).join(' and '),
    alternatives: agreed
      .filter((it) => !winnersOf(composed).includes(it.cleared.candidate.supplierName))
      .map((it) => ({
        option: it.cleared.candidate.supplierName,
        scoreBp: null,
        because: `agreed at ${it.theirs === null ? 0 : totalMinor(it.theirs)} in all`,
      })),
    because:
      composed.kind === 'failed'
        ? [{ rule: 'result', value: composed.because }]
        : composed.proposal.because
            .slice(0, 20)
            .map((value) => ({ rule: 'best value per line', value })),
    inputs: {
      agreed: agreed
        .map((it) => ({ supplierId: it.cleared.candidate.supplierId, terms: it.theirs }))
        .slice(0, 6),
      budgetMinor: brief.requisition.budgetMinor,
    },
  });
}

function talkRow(talk: Talk): OutcomeBody['talks'][number] {
  const { supplierId, supplierName } = talk.cleared.candidate;
  const result =
    talk.status === 'agreed' ||
    talk.status === 'walked_away' ||
    talk.status === 'refused_by_compliance'
      ? talk.status
      : 'no_agreement';
  return {
    supplierId,
    supplierName,
    rounds: talk.round,
    result,
    lastTotalMinor: talk.theirTotalsMinor.at(-1) ?? null,
  };
}
