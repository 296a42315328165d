import type { CaseBrief } from '#contracts/messages.ts';
import {
  STRATEGY_QUESTION,
  chooseStrategy,
  situationOf,
} from '#domain/sourcing/choose-strategy.ts';
import type { DeskAgent, DeskContext, DeskEvent, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { remind, remindedRequest } from '../silence.ts';
import { keepHandedStraight, onSupplierChanged } from './handed-straight.ts';
import { onSearched } from './on-searched.ts';
import { handOnWithoutCompliance } from './on-silence.ts';
import { onComplianceError, onVerdicts } from './shortage.ts';
import type { SourcingState } from './state.ts';
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
    atMs: number;
  },
): DeskStep<SourcingState> {
  const { requisition, policy: tenantPolicy, history } = brief;
  const past = requisition.repeatable ? null : (history ?? null);
  const situation = situationOf(requisition, state.market, wanted.atMs, past);
  const { chosen, ranked } = chooseStrategy(situation);
  const strategy = wanted.wanted ?? chosen;
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
  const why = ranked.find((it) => it.strategy === strategy);
  return {
    state: { ...state, searches: [...state.searches, search] },
    commands: [
      decision(brief, {
        question: STRATEGY_QUESTION,
        chosen: strategy,
        alternatives: ranked
          .filter((it) => it.strategy !== strategy)
          .map((it) => ({ option: it.strategy, scoreBp: it.scoreBp, because: it.because })),
        because:
          wanted.wanted === null
            ? [{ rule: 'best fit', value: why?.because ?? '' }]
            : [{ rule: 'asked for by the supervisor', value: strategy }],
        confidenceBp: why?.scoreBp ?? 0,
        inputs: situation,
      }),
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
