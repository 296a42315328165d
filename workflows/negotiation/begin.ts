import type { Approach } from '#contracts/negotiation.ts';
import type { ApproachChoice } from '#domain/negotiation/approach.ts';
import { chooseApproach } from '#domain/negotiation/approach.ts';
import { showShare } from '#domain/money.ts';
import type { DeskCommand, DeskStep, MessageOn, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { ALTERNATIVES } from './alternatives.ts';
import { targetSavingsBp } from './mandates.ts';
import { exchangeOrConclude, settle, stage } from './rounds.ts';
import type { NegotiationState } from './state.ts';
import { newTalk, supplierIdOf, withStatus } from './state.ts';

/** Suppliers were cleared: the first ones open the talks, later ones join or come too late. */
export function onCleared(
  state: NegotiationState,
  event: MessageOn<'negotiation.cleared'>,
): DeskStep<NegotiationState> {
  const { brief, market, cleared } = event.body;
  // Whom compliance had stopped and cleared again comes back to the table.
  const stopped = withStatus(state, 'refused_by_compliance').map(supplierIdOf);
  const atTable = state.talks.map(supplierIdOf).filter((it) => !stopped.includes(it));
  const known = [...atTable, ...state.excludedSupplierIds];
  const joining = cleared.filter((it) => !known.includes(it.candidate.supplierId));
  if (joining.length === 0) return { state, commands: [] };
  if (state.phase === 'reported' && state.lastKind !== 'failed') {
    return { state, commands: [notNeeded(state, event.body)] };
  }
  // A brief that a person modified is newer than one that a peer still carries along.
  const ids = joining.map((it) => it.candidate.supplierId);
  const others = state.talks.filter((it) => !ids.includes(supplierIdOf(it)));
  const talks = [...others, ...joining.map(newTalk)];
  const next: NegotiationState = { ...state, brief: state.brief ?? brief, market, talks };
  if (state.phase === 'talking') {
    const step = settle(state, { ...next, waitsFor: 'nothing' }, event.atMs);
    return {
      state: step.state,
      commands: [{ kind: 'clear', name: ALTERNATIVES }, ...step.commands],
    };
  }
  const failed = state.phase === 'reported' && state.approach !== null ? [state.approach] : [];
  const fresh = { ...next, failedApproaches: [...state.failedApproaches, ...failed] };
  // What is to come out the same again may not depend on what was learnt meanwhile.
  if (brief.requisition.repeatable) return begin(fresh, null, event.atMs);
  return {
    state: { ...fresh, phase: 'advising' },
    commands: [
      {
        kind: 'show',
        stage: 'preparing',
        details: `Preparing talks with ${joining.length} suppliers.`,
      },
      {
        kind: 'run',
        activity: 'adviseNegotiation',
        key: `advise-${state.attempt + 1}`,
        input: {
          requisition: (next.brief ?? brief).requisition,
          supplierIds: talks.map(supplierIdOf),
        },
      },
    ],
  };
}

function notNeeded(state: NegotiationState, body: MessageOn<'negotiation.cleared'>['body']) {
  return decision(state.brief ?? body.brief, {
    question: 'Do late suppliers change the result?',
    chosen: 'not needed',
    alternatives: [{ option: 'talk to them', scoreBp: null, because: 'the result is reported' }],
    because: [{ rule: 'outcome', value: state.lastKind ?? 'none' }],
    inputs: { joining: body.cleared.map((it) => it.candidate.supplierId) },
  });
}

export function onAdvice(
  state: NegotiationState,
  event: ResultOf<'adviseNegotiation'>,
): DeskStep<NegotiationState> {
  // Without advice the tenant's own target counts; a broken memory stops nobody.
  const advice = event.result.ok ? event.result.value : null;
  return state.phase === 'advising'
    ? begin({ ...state, advice }, null, event.atMs)
    : { state, commands: [] };
}

/** Starts a try: chooses the approach unless it is given, makes mandates, asks for quotes. */
export function begin(
  state: NegotiationState,
  wanted: Approach | null,
  atMs: number,
): DeskStep<NegotiationState> {
  const { brief, market, talks } = state;
  if (brief === null || market === null) return { state, commands: [] };
  const open = withStatus(state, 'open').map((it) => it.cleared);
  const deliveries = open.reduce((sum, it) => sum + it.candidate.deliveriesCount, 0);
  const situation = {
    urgency: brief.requisition.urgency,
    conditionsCount: open.reduce((sum, it) => sum + it.conditions.length, 0),
    meanDeliveries: Math.floor(deliveries / Math.max(1, open.length)),
    failed: state.failedApproaches,
  };
  const choice = chooseApproach({ ...situation, market });
  const approach = wanted ?? choice.chosen;
  const step = exchangeOrConclude(
    {
      ...state,
      approach,
      attempt: state.attempt + 1,
      phase: 'talking',
      mandateVersion: state.mandateVersion + 1,
      talks: talks.map((it) => (it.status === 'open' ? { ...it, mandate: null } : it)),
    },
    atMs,
  );
  const inputs = { ...situation, competition: market.competition, wanted };
  return {
    state: step.state,
    commands: [
      approachDecision(state, approach, choice, inputs),
      ...stage(`Negotiating with ${open.length} suppliers, ${approach}.`),
      ...step.commands,
    ],
  };
}

function approachDecision(
  state: NegotiationState,
  approach: Approach,
  { ranked }: ApproachChoice,
  inputs: { wanted: Approach | null },
): DeskCommand {
  const { brief, advice } = state;
  if (brief === null) throw new Error('an approach is chosen for a known case only');
  const why = ranked.find((it) => it.approach === approach);
  const target = targetSavingsBp(state, brief);
  const history =
    advice?.expectedSavingsBp == null
      ? `${showShare(target)}, the tenant's own; history is silent`
      : `${showShare(target)}; ${advice.sampleSize} earlier awards saved ${showShare(advice.expectedSavingsBp)}`;
  return decision(brief, {
    question: 'Which approach?',
    chosen: approach,
    alternatives: ranked
      .filter((it) => it.approach !== approach)
      .map((it) => ({ option: it.approach, scoreBp: it.scoreBp, because: it.because })),
    because: [
      inputs.wanted === null
        ? { rule: 'situation', value: why?.because ?? '' }
        : { rule: 'asked for', value: approach },
      { rule: 'target savings', value: history },
    ],
    confidenceBp: why?.scoreBp ?? 0,
    inputs: {
      ...inputs,
      expectedSavingsBp: advice?.expectedSavingsBp ?? null,
      sampleSize: advice?.sampleSize ?? 0,
    },
  });
}
