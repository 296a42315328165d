import type { Approach } from '#contracts/negotiation.ts';
import { chooseApproach } from '#domain/negotiation/approach.ts';
import type { DeskStep, MessageOn, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { prepare } from './mandates.ts';
import { exchangeOrConclude } from './rounds.ts';
import type { NegotiationState } from './state.ts';
import { newTalk } from './state.ts';

/** Suppliers were cleared: the first ones open the talks, later ones join or come too late. */
export function onCleared(
  state: NegotiationState,
  event: MessageOn<'negotiation.cleared'>,
): DeskStep<NegotiationState> {
  const { brief, market, cleared } = event.body;
  const known = state.talks.map((it) => it.cleared.candidate.supplierId);
  const joining = cleared.filter(
    ({ candidate: { supplierId } }) =>
      !known.includes(supplierId) && !state.excludedSupplierIds.includes(supplierId),
  );
  const next: NegotiationState = {
    ...state,
    brief,
    market,
    talks: [...state.talks, ...joining.map(newTalk)],
  };
  if (joining.length === 0) return { state, commands: [] };
  if (state.phase === 'advising') return { state: next, commands: [] };
  if (state.phase === 'talking') {
    return prepare(next, event.atMs);
  }
  if (state.phase === 'reported' && state.lastKind !== 'failed') {
    return {
      state,
      commands: [
        decision(brief, {
          question: 'Do late suppliers change the result?',
          chosen: 'no, the result is reported',
          because: [{ rule: 'outcome', value: state.lastKind ?? 'none' }],
          inputs: { joining: joining.map((it) => it.candidate.supplierId) },
        }),
      ],
    };
  }
  if (brief.requisition.repeatable) return begin(next, null, event.atMs);
  const attempt = state.attempt + 1;
  return {
    state: { ...next, phase: 'advising' },
    commands: [
      {
        kind: 'show',
        stage: 'preparing',
        details: `Preparing talks with ${joining.length} suppliers.`,
      },
      {
        kind: 'run',
        activity: 'adviseNegotiation',
        key: `advise-${attempt}`,
        input: {
          requisition: brief.requisition,
          supplierIds: next.talks.map((it) => it.cleared.candidate.supplierId),
        },
      },
    ],
  };
}

export function onAdvice(
  state: NegotiationState,
  event: ResultOf<'adviseNegotiation'>,
): DeskStep<NegotiationState> {
  // Without advice the tenant's own target counts; a broken memory stops nobody.
  const advice = event.result.ok ? event.result.value : null;
  return begin({ ...state, advice }, null, event.atMs);
}

/** Starts a try: chooses the approach unless it is given, makes mandates, asks for quotes. */
export function begin(
  state: NegotiationState,
  wanted: Approach | null,
  atMs: number,
): DeskStep<NegotiationState> {
  const { brief, market } = state;
  if (brief === null || market === null) return { state, commands: [] };
  const deliveries = state.talks.map((it) => it.cleared.candidate.deliveriesCount);
  const situation = {
    market,
    urgency: brief.requisition.urgency,
    conditionsCount: state.talks.reduce((sum, it) => sum + it.cleared.conditions.length, 0),
    meanDeliveries: Math.floor(
      deliveries.reduce((sum, it) => sum + it, 0) / Math.max(1, deliveries.length),
    ),
    failed: state.failedApproaches,
  };
  const { chosen, ranked } = chooseApproach(situation);
  const approach = wanted ?? chosen;
  const step = prepare(
    {
      ...state,
      approach,
      attempt: state.attempt + 1,
      phase: 'talking',
      mandateVersion: state.mandateVersion + 1,
      talks: state.talks.map((it) => (it.status === 'open' ? { ...it, mandate: null } : it)),
    },
    atMs,
  );
  const why = ranked.find((it) => it.approach === approach);
  const choice = decision(brief, {
    question: 'Which approach?',
    chosen: approach,
    alternatives: ranked
      .filter((it) => it.approach !== approach)
      .map((it) => ({ option: it.approach, scoreBp: it.scoreBp, because: it.because })),
    because:
      wanted === null
        ? [{ rule: 'situation', value: why?.because ?? '' }, ...targetReason(state)]
        : [{ rule: 'asked for by the supervisor', value: approach }],
    confidenceBp: why?.scoreBp ?? 0,
    inputs: { competition: market.competition, ...situation, market: undefined },
  });
  const next = exchangeOrConclude(step.state, atMs);
  return { state: next.state, commands: [choice, ...step.commands, ...next.commands] };
}

function targetReason(state: NegotiationState): { rule: string; value: string }[] {
  const { advice } = state;
  const value =
    advice?.expectedSavingsBp == null
      ? "no history; the tenant's own target"
      : `${advice.expectedSavingsBp} bp in ${advice.sampleSize} awards`;
  return [{ rule: 'target savings', value }];
}
