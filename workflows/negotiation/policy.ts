import type { DeskAgent, DeskContext, DeskEvent, DeskStep } from '../desk.ts';
import { remind, remindedRequest, reportSilence } from '../silence.ts';
import { ALTERNATIVES, onAlternatives, stopWaiting } from './alternatives.ts';
import { onAdvice, onCleared } from './begin.ts';
import { onInject, onModified, onRetry } from './changes.ts';
import { withdrawConfirm, withoutLeftOut, withoutVoid } from './confirm-end.ts';
import { onConfirm, onWinnersAnswered } from './confirm.ts';
import { onAnswerDue, onTended, tellEnded } from './answer-due.ts';
import { timedSupplier } from './ask-suppliers.ts';
import { onQuotesOpened, onSupplierAnswer } from './real-answers.ts';
import { onExchanged } from './replies.ts';
import { exchangeOrConclude, NEXT_ROUND } from './rounds.ts';
import type { NegotiationState } from './state.ts';
import { emptyNegotiation } from './state.ts';
import { onStopped } from './stopped.ts';
import { onTermVerdict, releaseHeld } from './term.ts';

/** Talks to every cleared supplier at once, inside a mandate for each, and reports the outcome. */
export const negotiation: DeskAgent<NegotiationState> = {
  role: 'negotiation',
  stateVersion: 1,
  initial: emptyNegotiation,
  policy(state, event, context) {
    const step = policy(state, event, context);
    return { state: step.state, commands: [...step.commands, ...tellEnded(state, step.state)] };
  },
};

function policy(
  state: NegotiationState,
  event: DeskEvent,
  context: DeskContext,
): DeskStep<NegotiationState> {
  if (event.kind === 'result') {
    if (event.activity === 'adviseNegotiation') return onAdvice(state, event);
    if (event.activity === 'exchangeOffers') return onExchanged(state, event);
    if (event.activity === 'confirmAward') return onWinnersAnswered(state, event);
    if (event.activity === 'openQuotes') return onQuotesOpened(state, event);
    return event.activity === 'tendSessions' ? onTended(state, event) : { state, commands: [] };
  }
  if (event.kind === 'overdue') {
    return { state, commands: state.brief === null ? [] : remind(state.brief, event) };
  }
  if (event.kind === 'timer') return onTimer(state, event.name, context, event.atMs);
  switch (event.topic) {
    case 'negotiation.cleared':
      return onCleared(state, event);
    case 'negotiation.retry':
      return inTurn(withdrawConfirm(state, 'The talks are to go on.'), (it) => onRetry(it, event));
    case 'negotiation.confirm':
      return onConfirm(state, event);
    case 'compliance.term_verdict':
      return onTermVerdict(state, event);
    case 'compliance.stopped':
      return onStopped(state, event);
    case 'sourcing.alternatives_report':
      return onAlternatives(state, event);
    case 'supplier.answer':
      return onSupplierAnswer(state, event);
    case 'agent.error':
      return withoutAnswer(state, context, event.atMs);
    case 'case.modified':
      return inTurn(onModified(state, event), withoutVoid);
    case 'command.inject':
      return inTurn(onInject(state, event), (it) => withoutLeftOut(it, event.atMs));
    default:
      return { state, commands: [] };
  }
}

/** One step after the other. */
function inTurn(
  first: DeskStep<NegotiationState>,
  then: (state: NegotiationState) => DeskStep<NegotiationState>,
): DeskStep<NegotiationState> {
  const second = then(first.state);
  return { state: second.state, commands: [...first.commands, ...second.commands] };
}

function onTimer(
  state: NegotiationState,
  name: string,
  context: DeskContext,
  atMs: number,
): DeskStep<NegotiationState> {
  if (name === NEXT_ROUND) return exchangeOrConclude(state, atMs);
  if (name === ALTERNATIVES) return stopWaiting(state, atMs);
  const supplierId = timedSupplier(name);
  if (supplierId !== null) return onAnswerDue(state, supplierId, atMs);
  const requestId = remindedRequest(name);
  const silent = context.awaiting.find((it) => it.requestId === requestId);
  if (silent === undefined || state.brief === null) return { state, commands: [] };
  const told = reportSilence(state.brief, silent, 'the suppliers at the table');
  const step =
    silent.topic === 'compliance.term'
      ? releaseHeld(state, atMs)
      : silent.topic === 'sourcing.alternatives'
        ? stopWaiting(state, atMs)
        : { state, commands: [] };
  return { state: step.state, commands: [...told, ...step.commands] };
}

/** A peer could not answer: whatever waits for an answer that is no longer awaited goes on. */
function withoutAnswer(
  state: NegotiationState,
  { awaiting }: DeskContext,
  atMs: number,
): DeskStep<NegotiationState> {
  const isAwaited = (topic: string) => awaiting.some((it) => it.topic === topic);
  const waits = state.waitsFor === 'report' && !isAwaited('sourcing.alternatives');
  const step = waits ? stopWaiting(state, atMs) : { state, commands: [] };
  const isHeld = step.state.talks.some((it) => it.status === 'held');
  if (!isHeld || isAwaited('compliance.term')) return step;
  const released = releaseHeld(step.state, atMs);
  return { state: released.state, commands: [...step.commands, ...released.commands] };
}
