import type { CaseBrief, Outcome } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { BidsCount } from '#domain/award/minimum-bids.ts';
import { bidsSentence, countBids, lacksBids } from '#domain/award/minimum-bids.ts';
import { awardSummary } from '#domain/award/summary.ts';
import { noAwardSummary } from '#domain/award/no-award-summary.ts';
import { showMoney } from '#domain/money.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { faultsOf } from './award-faults.ts';
import { withdraw } from './ask-person.ts';
import { isOnlyAdvice, whyPersonWanted } from './person-wanted.ts';
import { holdingFlag } from './red-flags.ts';
import type { SupervisorState } from './state.ts';

const ENDED = {
  closed: true,
  stage: 'closed',
  openRequestId: null,
  proposal: null,
  confirming: null,
} as const;

const PEERS = ['sourcing', 'compliance', 'negotiation'] as const;

/** Ends the case: the record for people, the answer to the buyer, word to every peer that lives. */
export function close(
  state: SupervisorState,
  outcome: Outcome,
  summary: string[],
  before: DeskCommand[] = [],
): DeskStep<SupervisorState> {
  if (state.closed) return { state, commands: [] };
  const because = (summary[0] ?? outcome).slice(0, 1_000);
  const body = { outcome, because };
  const settled = withdraw(state, () => true, 'the case is closed');
  const answer: DeskCommand[] =
    state.openRequestId === null
      ? []
      : [
          {
            kind: 'reply',
            requestId: state.openRequestId,
            type: 'RESPONSE',
            topic: 'case.closed',
            body,
          },
        ];
  return {
    state: { ...settled.state, ...ENDED },
    commands: [
      ...before,
      ...settled.commands,
      { kind: 'record', record: { kind: 'closed', outcome, summary } },
      { kind: 'show', stage: 'closed', details: because },
      ...answer,
      ...PEERS.map((to): DeskCommand => ({
        kind: 'send',
        to,
        type: 'NOTIFICATION',
        topic: 'case.closed',
        body,
        wake: false,
      })),
      { kind: 'finish', outcome },
    ],
  };
}

/**
 * The one award of a case, and its end.
 * @param confirmation who confirmed it, or why nobody did; a sentence
 */
export function award(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  approvedBy: string,
  confirmation: string,
): DeskStep<SupervisorState> {
  const isWhole = proposal.shortfall.length === 0;
  const bids = bidsOf(state, brief, proposal);
  const summary = awardSummary(brief.requisition, proposal, {
    approvedBy,
    bids: bidsSentence(bids),
    confirmation,
    tried: state.tried,
    unconfirmed: state.unconfirmed ?? null,
  });
  return close(state, isWhole ? 'awarded' : 'partially_awarded', summary, [
    decision(brief, {
      question: 'Award?',
      chosen: isWhole ? 'award' : 'award in part',
      alternatives: [
        { option: 'no award', scoreBp: null, because: 'nothing speaks against the award' },
      ],
      because: [
        { rule: 'checked again', value: 'mandates, budget, currency and quantities hold' },
        { rule: 'approved by', value: approvedBy },
        { rule: 'confirmation', value: confirmation },
        { rule: 'bids', value: bidsSentence(bids) ?? `${bids.bids} of ${bids.wanted} wanted` },
        {
          rule: 'awards without a person',
          value: `up to ${showMoney(brief.policy.autoApproveAwardMinor, proposal.currency)}`,
        },
      ],
      inputs: {
        totalMinor: proposal.totalMinor,
        budgetMinor: brief.requisition.budgetMinor,
        savings: proposal.savings,
        lines: proposal.lines.map((it) => [it.lineNo, it.supplierId, it.quantity]).slice(0, 40),
      },
    }),
    { kind: 'record', record: { kind: 'award', proposal, approvedBy } },
  ]);
}

/** An honest end without an award: why, and what would have helped. */
export function closeWithoutAward(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
): DeskStep<SupervisorState> {
  const summary = noAwardSummary({
    requisition: brief.requisition,
    because,
    relaxations: (state.shortage ?? state.report)?.relaxations ?? [],
    reliefs: (state.shortage ?? state.report)?.advice?.reliefs ?? [],
    relaxed: state.relaxed,
    failure: state.outcome?.failure ?? null,
    talks: state.outcome?.talks ?? [],
    tried: state.tried,
    outside: (state.outside ?? []).map((it) => it.because),
  });
  return close(state, 'no_award', summary, [
    decision(brief, {
      question: 'Close without an award?',
      chosen: 'close',
      alternatives: [
        { option: 'go on', scoreBp: null, because: 'no way on is left, or its time is over' },
      ],
      because: [{ rule: 'reason', value: because.slice(0, 500) }],
      inputs: { tried: state.tried, reason: state.outcome?.failure?.reason ?? null },
    }),
  ]);
}

const NOT_ASKED = 'No supplier was asked to confirm the order: the case had to end.';

/** Ends with the best that is at hand: what is agreed and needs no person, else nothing. */
export function closeWithBest(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
): DeskStep<SupervisorState> {
  const { laterProposal } = state;
  return laterProposal !== null && needsNoPerson(state, brief, laterProposal)
    ? award(state, brief, laterProposal, `policy ${brief.policy.version}`, NOT_ASKED)
    : closeWithoutAward(state, brief, because);
}

/** How many bids came in for a proposal, against how many policy wants. */
export const bidsOf = (
  { outcome }: SupervisorState,
  { policy, requisition }: CaseBrief,
  { totalMinor, deliveryMinor }: AwardProposal,
): BidsCount =>
  countBids(policy.sourcing, requisition, outcome?.talks ?? [], totalMinor + deliveryMinor);

export const needsNoPerson = (
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
): boolean =>
  whyPersonWanted(state, brief, proposal) === null && isWithinLimits(state, brief, proposal);

/** Whether nothing but the category of some lines brings an award to a person. */
export const mayPartlyAct = (
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
): boolean => isOnlyAdvice(state, brief, proposal) && isWithinLimits(state, brief, proposal);

const isWithinLimits = (
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
): boolean =>
  state.rejectionsCount === 0 &&
  proposal.totalMinor + proposal.deliveryMinor <= brief.policy.autoApproveAwardMinor &&
  !lacksBids(bidsOf(state, brief, proposal)) &&
  faultsOf(state, brief, proposal).length === 0 &&
  holdingFlag(state, brief, proposal) === null;
