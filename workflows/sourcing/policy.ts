import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { advised } from '#domain/learning/advice/decision-memory.ts';
import { chooseStrategy, situationOf } from '#domain/sourcing/choose-strategy.ts';
import type { DeskAgent, DeskContext, DeskEvent, DeskStep, MessageOn } from '../desk.ts';
import { memoryUse } from '../remembered.ts';
import { remind, remindedRequest } from '../silence.ts';
import { keepHandedStraight, onSupplierChanged } from './handed-straight.ts';
import { onSearched } from './on-searched.ts';
import { handOnWithoutCompliance } from './on-silence.ts';
import { onComplianceError, onVerdicts } from './shortage.ts';
import type { SourcingState } from './state.ts';
import { strategyDecision } from './strategy-decision.ts';
import { emptySourcing } from './state.ts';

/** Finds who could supply: chooses how to search, ranks, and hands the shortlist on. */
export const sourcing: DeskAgent<SourcingState> = {
  role: 'sourcing',
  stateVersion: 1,
  initial: emptySourcing,
  policy: (state, event, context) => keepHandedStraight(policy(state, event, context)),
};

function policy(
  state: SourcingState,
  event: DeskEvent,
  context: DeskContext,
): DeskStep<SourcingState> {
  if (event.kind === 'result') {
    return event.activity === 'searchSuppliers'
      ? onSearched(state, event)
      : { state, commands: [] };
  }
  if (event.kind === 'overdue') {
    return state.brief === null
      ? { state, commands: [] }
      : { state, commands: remind(state.brief, event) };
  }
  if (event.kind === 'timer') {
    const requestId = remindedRequest(event.name);
    const silent = context.awaiting.find((it) => it.requestId === requestId);
    return silent === undefined
      ? { state, commands: [] }
      : handOnWithoutCompliance(state, silent, event.atMs);
  }
  switch (event.topic) {
    case 'sourcing.find':
      return onFind(state, event);
    case 'sourcing.alternatives':
      return onAlternatives(state, event);
    case 'compliance.report':
      return onVerdicts(state, event);
    case 'supplier.changed':
      return onSupplierChanged(state, event);
    case 'agent.error':
      return onComplianceError(state, event);
    case 'case.modified':
      return { state: { ...state, brief: event.body.brief }, commands: [] };
    case 'command.inject':
      return onInject(state, event);
    default:
      return { state, commands: [] };
  }
}

function onFind(state: SourcingState, event: MessageOn<'sourcing.find'>): DeskStep<SourcingState> {
  const { brief, attempt, relaxed, excludeSupplierIds, strategy } = event.body;
  const triedSupplierIds = union(state.triedSupplierIds, excludeSupplierIds);
  // Whom an earlier attempt found decides nothing about this one.
  const fresh = { withCompliance: [], verdicts: [], someoneTalks: false };
  const next = { ...state, ...fresh, brief, attempt, relaxed, triedSupplierIds };
  return startSearch(next, brief, {
    for: 'find',
    requestId: event.envelope.id,
    attempt,
    wanted: strategy,
    advice: event.body.advice ?? null,
    neededCount: brief.policy.shortlistMin,
    atMs: event.atMs,
  });
}

function onAlternatives(
  state: SourcingState,
  event: MessageOn<'sourcing.alternatives'>,
): DeskStep<SourcingState> {
  const { brief } = state;
  const { excludeSupplierIds, neededCount } = event.body;
  const most = brief?.policy.recovery.alternativesMax ?? 0;
  if (brief === null || state.alternativesCount >= most) {
    const because =
      brief === null
        ? 'Nothing has been searched in this case yet.'
        : `Asked ${most} times already, which is the limit.`;
    return {
      state,
      commands: [
        {
          kind: 'reply',
          requestId: event.envelope.id,
          type: 'RESPONSE',
          topic: 'sourcing.alternatives_report',
          body: { supplierIds: [], because },
        },
      ],
    };
  }
  const next = {
    ...state,
    alternativesCount: state.alternativesCount + 1,
    triedSupplierIds: union(state.triedSupplierIds, excludeSupplierIds),
  };
  return startSearch(next, brief, {
    for: 'alternatives',
    requestId: event.envelope.id,
    attempt: state.attempt,
    wanted: null,
    advice: null,
    neededCount,
    atMs: event.atMs,
  });
}

function startSearch(
  state: SourcingState,
  brief: CaseBrief,
  wanted: {
    for: 'find' | 'alternatives';
    requestId: string;
    attempt: number;
    neededCount: number;
    wanted: SourcingState['searches'][number]['strategy'] | null;
    advice: Advice | null;
    atMs: number;
  },
): DeskStep<SourcingState> {
  const { requisition, policy: tenantPolicy } = brief;
  const situation = situationOf(requisition, state.market, wanted.atMs);
  const choice = chooseStrategy(situation);
  const names = choice.ranked.map((it) => it.strategy);
  const memory = memoryUse(brief);
  const advice = memory && wanted.advice;
  const strategy = wanted.wanted ?? advised(advice, names) ?? choice.chosen;
  const key =
    wanted.for === 'find' ? `search-${wanted.attempt}` : `alternatives-${state.alternativesCount}`;
  const search = {
    key,
    for: wanted.for,
    requestId: wanted.requestId,
    attempt: wanted.attempt,
    strategy,
    relaxed: state.relaxed,
    neededCount: wanted.neededCount,
  };
  return {
    state: { ...state, searches: [...state.searches, search] },
    commands: [
      strategyDecision(brief, situation, choice, { strategy, wanted: wanted.wanted, advice }),
      { kind: 'show', stage: 'searching', details: `Searching with strategy ${strategy}.` },
      {
        kind: 'run',
        activity: 'searchSuppliers',
        key,
        input: {
          requisition,
          strategy,
          relaxed: state.relaxed,
          excludeSupplierIds: state.triedSupplierIds,
          shortlistMax: tenantPolicy.shortlistMax,
          ...(tenantPolicy.sourcing !== undefined && { rules: tenantPolicy.sourcing }),
          ...(memory !== null && { memory }),
        },
      },
    ],
  };
}

function onInject(
  state: SourcingState,
  event: MessageOn<'command.inject'>,
): DeskStep<SourcingState> {
  const { note, excludeSupplierIds = [] } = event.body;
  const triedSupplierIds = union(state.triedSupplierIds, excludeSupplierIds);
  return {
    state: { ...state, triedSupplierIds, notes: [...state.notes, note].slice(-20) },
    commands: [{ kind: 'show', stage: 'informed', details: `A person says: ${note}` }],
  };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
