import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Approach } from '#contracts/negotiation.ts';
import type { Market } from '#contracts/supplier.ts';
import {
  adviceOn,
  advised,
  decisionMemory,
  riskReasons,
  withExpected,
} from '#domain/learning/advice/decision-memory.ts';
import type { ApproachChoice, ApproachSituation } from '#domain/negotiation/approach.ts';
import { chooseApproach } from '#domain/negotiation/approach.ts';
import { talkAsks } from '#domain/negotiation/talk-asks.ts';
import { showShare } from '#domain/money.ts';
import type { DeskCommand, DeskStep, MessageOn, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { memoryUse, remembered } from '../remembered.ts';
import { talkAdvice } from './advised.ts';
import { ALTERNATIVES } from './alternatives.ts';
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
  const memory = memoryUse(next.brief ?? brief);
  // What is to come out the same again may not depend on what was learnt meanwhile.
  if (memory === null) return begin(fresh, null, event.atMs);
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
          situation: situationOf(fresh, next.brief ?? brief, market),
          memory,
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

const situationOf = (
  state: NegotiationState,
  brief: CaseBrief,
  market: Market,
): ApproachSituation => {
  const open = withStatus(state, 'open').map((it) => it.cleared);
  const deliveries = open.reduce((sum, it) => sum + it.candidate.deliveriesCount, 0);
  return {
    urgency: brief.requisition.urgency,
    conditionsCount: open.reduce((sum, it) => sum + it.conditions.length, 0),
    meanDeliveries: Math.floor(deliveries / Math.max(1, open.length)),
    failed: state.failedApproaches,
    competition: market.competition,
  };
};

/** Starts a try: chooses the approach unless it is given, makes mandates, asks for quotes. */
export function begin(
  state: NegotiationState,
  wanted: Approach | null,
  atMs: number,
): DeskStep<NegotiationState> {
  const { brief, market, talks } = state;
  if (brief === null || market === null) return { state, commands: [] };
  const situation = situationOf(state, brief, market);
  const choice = chooseApproach(situation);
  const open = choice.ranked.map((it) => it.approach).filter((it) => !isFailed(state, it));
  const asked = wanted === null ? adviceOn(state.advice?.advice, 'approach') : null;
  const approach = wanted ?? advised(asked, open) ?? choice.chosen;
  const talking = talkAdvice(state, brief, approach);
  const step = exchangeOrConclude(
    {
      ...state,
      approach,
      advised: talking.advised,
      attempt: state.attempt + 1,
      phase: 'talking',
      mandateVersion: state.mandateVersion + 1,
      talks: talks.map((it) => (it.status === 'open' ? { ...it, mandate: null } : it)),
    },
    atMs,
  );
  return {
    state: step.state,
    commands: [
      approachDecision(state, brief, approach, { choice, asked }, { ...situation, wanted }),
      ...talking.commands,
      ...stage(`Negotiating with ${withStatus(state, 'open').length} suppliers, ${approach}.`),
      ...step.commands,
    ],
  };
}

const isFailed = ({ failedApproaches }: NegotiationState, approach: Approach): boolean =>
  failedApproaches.includes(approach);

function approachDecision(
  { advice }: NegotiationState,
  brief: CaseBrief,
  approach: Approach,
  { choice, asked }: { choice: ApproachChoice; asked: Advice | null },
  inputs: ApproachSituation & { wanted: Approach | null },
): DeskCommand {
  const why = choice.ranked.find((it) => it.approach === approach);
  const own = showShare(brief.policy.negotiation.targetSavingsBp);
  const saved =
    advice?.expectedSavingsBp == null
      ? 'history is silent'
      : `${advice.sampleSize} earlier awards saved ${showShare(advice.expectedSavingsBp)}`;
  const isOwn = inputs.wanted === null && memoryUse(brief) !== null;
  const put = asked ?? talkAsks(brief.requisition, inputs, []).approach;
  return remembered(brief, asked, isOwn ? decisionMemory(put, asked, approach) : null, {
    question: 'Which approach?',
    chosen: approach,
    alternatives: choice.ranked
      .filter((it) => it.approach !== approach)
      .map((it) => ({
        option: it.approach,
        scoreBp: it.scoreBp,
        because: withExpected(it.because, asked, it.approach),
      })),
    because: [
      inputs.wanted === null
        ? { rule: 'situation', value: why?.because ?? '' }
        : { rule: 'asked for', value: approach },
      { rule: 'target savings', value: `${own}, the tenant's own; ${saved}` },
      ...riskReasons(asked),
    ],
    confidenceBp: why?.scoreBp ?? 0,
    inputs: {
      ...inputs,
      expectedSavingsBp: advice?.expectedSavingsBp ?? null,
      sampleSize: advice?.sampleSize ?? 0,
    },
  });
}
