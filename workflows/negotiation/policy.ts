import type { DeskAgent, DeskContext, DeskEvent, DeskStep, MessageOn } from '../desk.ts';
import { remind, remindedRequest, reportSilence } from '../silence.ts';
import { begin, onAdvice, onCleared } from './begin.ts';
import { exchangeOrConclude, NEXT_ROUND, onExchanged } from './rounds.ts';
import type { NegotiationState } from './state.ts';
import { emptyNegotiation } from './state.ts';
import { onTermSilence, onTermVerdict } from './term.ts';

/** Talks to every cleared supplier at once, inside a mandate for each, and reports the outcome. */
export const negotiation: DeskAgent<NegotiationState> = {
  role: 'negotiation',
  stateVersion: 1,
  initial: emptyNegotiation,
  policy,
};

function policy(
  state: NegotiationState,
  event: DeskEvent,
  context: DeskContext,
): DeskStep<NegotiationState> {
  if (event.kind === 'result') {
    if (event.activity === 'adviseNegotiation') return onAdvice(state, event);
    return event.activity === 'exchangeOffers'
      ? onExchanged(state, event)
      : { state, commands: [] };
  }
  if (event.kind === 'overdue') {
    return { state, commands: state.brief === null ? [] : remind(state.brief, event) };
  }
  if (event.kind === 'timer') return onTimer(state, event.name, context, event.atMs);
  switch (event.topic) {
    case 'negotiation.cleared':
      return onCleared(state, event);
    case 'negotiation.retry':
      return onRetry(state, event);
    case 'compliance.term_verdict':
      return onTermVerdict(state, event);
    case 'case.modified':
      return onModified(state, event);
    case 'command.inject':
      return onInject(state, event);
    default:
      return { state, commands: [] };
  }
}

function onTimer(
  state: NegotiationState,
  name: string,
  context: DeskContext,
  atMs: number,
): DeskStep<NegotiationState> {
  if (name === NEXT_ROUND) return exchangeOrConclude(state, atMs);
  const requestId = remindedRequest(name);
  const silent = context.awaiting.find((it) => it.requestId === requestId);
  if (silent === undefined || state.brief === null) return { state, commands: [] };
  const told = reportSilence(state.brief, silent, 'the suppliers at the table');
  const step = onTermSilence(state, silent.topic, atMs);
  return { state: step.state, commands: [...told, ...step.commands] };
}

/** The supervisor wants another try: same suppliers, another approach. */
function onRetry(
  state: NegotiationState,
  event: MessageOn<'negotiation.retry'>,
): DeskStep<NegotiationState> {
  const { approach, prioritiesBp } = event.body;
  const canTry = state.phase === 'reported' && state.lastKind === 'failed' && state.brief !== null;
  const reply = (accepted: boolean, because: string) => ({
    kind: 'reply' as const,
    requestId: event.envelope.id,
    type: 'RESPONSE' as const,
    topic: 'negotiation.retrying' as const,
    body: { accepted, because },
  });
  // Who walked away comes back only to a friendlier table.
  const comesBack = (status: string) =>
    status !== 'refused_by_compliance' &&
    (status !== 'walked_away' || approach === 'collaborative');
  const talks = state.talks.map((it) =>
    comesBack(it.status)
      ? { ...it, status: 'open' as const, round: 0, theirs: null, ours: null, theirTotalsMinor: [] }
      : it,
  );
  if (!canTry || !talks.some((it) => it.status === 'open')) {
    return {
      state,
      commands: [
        reply(false, canTry ? 'Nobody would come back to the table.' : 'No failed talks to retry.'),
      ],
    };
  }
  const failedApproaches =
    state.approach === null ? state.failedApproaches : [...state.failedApproaches, state.approach];
  const step = begin({ ...state, talks, failedApproaches, prioritiesBp }, approach, event.atMs);
  const accepted = reply(
    true,
    `Talking again, ${approach}, with ${talks.filter((it) => it.status === 'open').length} suppliers.`,
  );
  return { state: step.state, commands: [accepted, ...step.commands] };
}

/** New rules for the case: open talks get a new version of their mandate. */
function onModified(
  state: NegotiationState,
  event: MessageOn<'case.modified'>,
): DeskStep<NegotiationState> {
  const { brief } = event.body;
  const next = { ...state, brief, mandateVersion: state.mandateVersion + 1 };
  return {
    state: {
      ...next,
      talks: next.talks.map((it) => (it.status === 'open' ? { ...it, mandate: null } : it)),
    },
    commands: [
      { kind: 'show', stage: 'informed', details: `The case was modified: ${event.body.because}` },
    ],
  };
}

function onInject(
  state: NegotiationState,
  event: MessageOn<'command.inject'>,
): DeskStep<NegotiationState> {
  const { note, excludeSupplierIds = [], approach } = event.body;
  const isOut = (id: string) => excludeSupplierIds.includes(id);
  return {
    state: {
      ...state,
      approach: approach ?? state.approach,
      notes: [...state.notes, note].slice(-20),
      excludedSupplierIds: [...new Set([...state.excludedSupplierIds, ...excludeSupplierIds])],
      talks: state.talks.map((it) =>
        isOut(it.cleared.candidate.supplierId) ? { ...it, status: 'no_agreement' as const } : it,
      ),
    },
    commands: [{ kind: 'show', stage: 'informed', details: `A person says: ${note}` }],
  };
}
