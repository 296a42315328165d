import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Agreed } from '#domain/negotiation/bids.ts';
import type { Composition } from '#domain/negotiation/compose-award.ts';
import { composeAward } from '#domain/negotiation/compose-award.ts';
import { delivered } from '#domain/negotiation/landed-cost.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import { showMoney } from '#domain/money.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { compactTerms } from './compact.ts';
import { nearMisses } from './escalation.ts';
import { firstQuotes } from './progress.ts';
import { failureOf } from './failure.ts';
import { isLeftOut } from './leave-out.ts';
import type { NegotiationState, Talk } from './state.ts';
import { prioritiesOf, supplierIdOf } from './state.ts';
import { resultOf, talkRecords } from './talk-records.ts';

type OutcomeBody = Body<'negotiation.outcome'>;

/** Agreements kept whole with the decision; the ledger has all of them. */
const AGREED_SHOWN_MAX = 5;
const REASONS_MAX = 20;

/** All talks have ended: put the agreements together and tell the supervisor. */
export function conclude(
  state: NegotiationState,
  brief: CaseBrief,
  atMs: number,
): DeskStep<NegotiationState> {
  const { market, talks } = state;
  if (market === null) return { state, commands: [] };
  const composed = composeAward({
    agreed: talks.flatMap((it) => (it.status === 'agreed' ? settledTerms(it) : [])),
    standing: talks.flatMap((it) => (isStanding(state, it) ? settledTerms(it) : [])),
    requisition: brief.requisition,
    priorities: prioritiesOf(state, brief),
    market,
    firstQuotes: firstQuotes(state, brief),
  });
  const isFailed = composed.kind === 'failed';
  const failure = isFailed ? failureOf(state, brief, composed, atMs) : null;
  const details =
    failure === null
      ? `Agreed with ${winnersOf(composed).join(' and ')}.`
      : `No agreement: ${failure.because}.`;
  return {
    state: { ...state, phase: 'reported', lastKind: composed.kind, waitsFor: 'nothing' },
    commands: [
      resultDecision(brief, state, composed),
      ...talkRecords(state, brief, atMs),
      // Before the result, which may end the case.
      ...(isFailed ? nearMisses(talks.filter((it) => isStanding(state, it))) : []),
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
          talks: talks.map((it) => talkRow(brief, it)),
        },
      },
      { kind: 'show', stage: composed.kind, details },
    ],
  };
}

/** Whether a talk that ended without an agreement was left by us, and not because of a person. */
const isStanding = (state: NegotiationState, talk: Talk): boolean =>
  talk.status === 'no_agreement' && !isLeftOut(state, talk);

/** The last terms of a talk where they lie inside its mandate. */
function settledTerms({ mandate, theirs, cleared }: Talk): Agreed[] {
  if (mandate === null || theirs === null || mandateFault(mandate, theirs) !== null) return [];
  return [{ cleared, mandate, terms: theirs }];
}

const winnersOf = (composed: Composition): string[] =>
  composed.kind === 'failed'
    ? []
    : [...new Set(composed.proposal.lines.map((it) => it.supplierName))];

function resultDecision(
  brief: CaseBrief,
  state: NegotiationState,
  composed: Composition,
): DeskCommand {
  const { budgetMinor, currency } = brief.requisition;
  const agreed = state.talks.filter((it) => it.status === 'agreed');
  const winners = winnersOf(composed);
  return decision(brief, {
    question: 'What do the talks come to?',
    chosen: composed.kind === 'failed' ? `no award: ${composed.reason}` : winners.join(' and '),
    alternatives: agreed
      .filter((it) => !winners.includes(it.cleared.candidate.supplierName))
      .map((it) => ({
        option: it.cleared.candidate.supplierName,
        scoreBp: null,
        because: `would cost ${showMoney(costMinor(brief, it) ?? 0, currency)} at the door`,
      })),
    because:
      composed.kind === 'failed'
        ? [{ rule: 'result', value: composed.because }]
        : composed.proposal.because
            .slice(0, REASONS_MAX)
            .map((value) => ({ rule: 'best value per line', value })),
    inputs: {
      agreed: agreed
        .slice(0, AGREED_SHOWN_MAX)
        .map((it) => [supplierIdOf(it), it.mandate?.version, compactTerms(it.theirs)]),
      agreedCount: agreed.length,
      budgetMinor,
      partialAllowed: brief.requisition.partialAllowed,
      prioritiesBp: prioritiesOf(state, brief),
    },
  });
}

function talkRow(brief: CaseBrief, talk: Talk): OutcomeBody['talks'][number] {
  const { round, theirs, mandate, obstacle } = talk;
  return {
    supplierId: supplierIdOf(talk),
    supplierName: talk.cleared.candidate.supplierName,
    rounds: round,
    result: resultOf(talk),
    lastTotalMinor: costMinor(brief, talk),
    lastLeadTimeDays: theirs?.leadTimeDays ?? null,
    because:
      obstacle ?? (mandate === null || theirs === null ? null : mandateFault(mandate, theirs)),
  };
}

/** What their last terms cost at the buyer's door. */
const costMinor = ({ policy }: CaseBrief, { theirs }: Talk): number | null =>
  theirs === null ? null : totalMinor(delivered(termValues(policy.negotiation), theirs));
