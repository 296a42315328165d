import type { DeskStep, MessageOn } from '../desk.ts';
import { exchangeOrConclude, NEXT_ROUND } from './rounds.ts';
import type { NegotiationState } from './state.ts';

/** Compliance answered: the talk goes on, with or without the prepayment. */
export function onTermVerdict(
  state: NegotiationState,
  event: MessageOn<'compliance.term_verdict'>,
): DeskStep<NegotiationState> {
  const { supplierId, allowed, conditions } = event.body;
  const talks = state.talks.map((talk) => {
    if (talk.cleared.candidate.supplierId !== supplierId || talk.status !== 'held') return talk;
    const prepaymentBpMax = allowed
      ? (talk.theirs?.prepaymentBp ?? 0)
      : (talk.mandate?.prepaymentBpMax ?? 0);
    return {
      ...talk,
      status: 'open' as const,
      prepaymentAllowed: allowed,
      cleared: { ...talk.cleared, conditions: [...talk.cleared.conditions, ...conditions] },
      mandate:
        talk.mandate === null
          ? null
          : { ...talk.mandate, version: talk.mandate.version + 1, prepaymentBpMax },
    };
  });
  return resume({ ...state, talks }, state, event.atMs);
}

/** No answer about a term: the talk goes on without it. */
export function onTermSilence(
  state: NegotiationState,
  topic: string,
  atMs: number,
): DeskStep<NegotiationState> {
  if (topic !== 'compliance.term') return { state, commands: [] };
  const talks = state.talks.map((it) =>
    it.status === 'held' ? { ...it, status: 'open' as const, prepaymentAllowed: false } : it,
  );
  return resume({ ...state, talks }, state, atMs);
}

/** Goes on at once when only held talks were left; otherwise the next round takes it along. */
function resume(
  next: NegotiationState,
  before: NegotiationState,
  atMs: number,
): DeskStep<NegotiationState> {
  const wasRunning = before.talks.some((it) => it.status === 'open');
  if (wasRunning) return { state: next, commands: [] };
  const step = exchangeOrConclude(next, atMs);
  return { state: step.state, commands: [{ kind: 'clear', name: NEXT_ROUND }, ...step.commands] };
}
