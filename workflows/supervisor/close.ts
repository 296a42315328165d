import type { CaseBrief, Outcome } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { awardSummary } from '#domain/award/summary.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import type { SupervisorState } from './state.ts';

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
  return {
    state: { ...state, closed: true, stage: 'closed', approvals: [] },
    commands: [
      ...before,
      { kind: 'record', record: { kind: 'closed', outcome, summary } },
      ...(state.openRequestId === null
        ? []
        : [
            {
              kind: 'reply' as const,
              requestId: state.openRequestId,
              type: 'RESPONSE' as const,
              topic: 'case.closed' as const,
              body,
            },
          ]),
      ...PEERS.map((to): DeskCommand => ({
        kind: 'send',
        to,
        type: 'NOTIFICATION',
        topic: 'case.closed',
        body,
        wake: false,
      })),
      { kind: 'show', stage: 'closed', details: because },
      { kind: 'finish', outcome },
    ],
  };
}

/** The one award of a case, and its end. */
export function award(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  approvedBy: string,
): DeskStep<SupervisorState> {
  const isWhole = proposal.shortfall.length === 0;
  const summary = awardSummary(brief.requisition, proposal, approvedBy, state.tried);
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
      ],
      inputs: {
        totalMinor: proposal.totalMinor,
        savings: proposal.savings,
        lines: proposal.lines.length,
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
  const helps =
    (state.shortage ?? state.report)?.relaxations.filter((it) => it.bringsCount > 0) ?? [];
  const failure = state.outcome?.failure;
  const summary = [
    `No award: ${because}`,
    ...(failure == null ? [] : [`Talks: ${failure.because}.`]),
    ...(state.outcome?.talks ?? []).map(
      (it) =>
        `${it.supplierName}: ${it.result.replaceAll('_', ' ')} after ${it.rounds} rounds` +
        (it.lastTotalMinor === null
          ? '.'
          : `, last at ${it.lastTotalMinor} minor units of ${brief.requisition.currency}.`),
    ),
    ...helps.map(
      (it) => `Giving up the wish ${it.wish} would bring ${it.bringsCount} more suppliers.`,
    ),
    ...(failure?.reason === 'over_budget' ? ['A higher budget would help.'] : []),
    ...state.tried.map((it) => `Tried on the way: ${it}.`),
  ]
    .map((it) => it.slice(0, 1_000))
    .slice(0, 30);
  return close(state, 'no_award', summary, [
    decision(brief, {
      question: 'Close without an award?',
      chosen: 'close',
      because: [{ rule: 'reason', value: because }],
      inputs: { tried: state.tried, reason: failure?.reason ?? null },
    }),
  ]);
}
