import type { DeskStep, MessageOn } from '../desk.ts';
import { settle } from './rounds.ts';
import type { NegotiationState, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** Compliance answered: the talk goes on, under a mandate that allows the term or without it. */
export function onTermVerdict(
  state: NegotiationState,
  event: MessageOn<'compliance.term_verdict'>,
): DeskStep<NegotiationState> {
  const { supplierId, term, allowed, conditions } = event.body;
  const isMeant = (it: Talk) =>
    supplierIdOf(it) === supplierId && it.status === 'held' && it.heldFor?.term === term;
  if (!state.talks.some(isMeant)) return { state, commands: [] };
  const mandateVersion = state.mandateVersion + 1;
  const talks = state.talks.map((talk) => {
    if (!isMeant(talk)) return talk;
    const open: Talk = { ...talk, status: 'open', heldFor: null };
    return allowed ? withAllowed(open, talk, conditions) : open;
  });
  return settle(state, { ...state, talks, mandateVersion }, event.atMs);
}

function withAllowed(open: Talk, { heldFor, mandate }: Talk, conditions: readonly string[]): Talk {
  if (heldFor === null) return open;
  const { term, value } = heldFor;
  const late = value - (mandate?.leadTimeDaysMax ?? value);
  const own = term === 'lead_time' ? [`delivery up to ${late} days after the need-by date`] : [];
  const all = [...open.cleared.conditions, ...conditions, ...own];
  return {
    ...open,
    mandate: null,
    cleared: { ...open.cleared, conditions: [...new Set(all)] },
    allowed:
      term === 'prepayment'
        ? { ...open.allowed, prepaymentBp: value }
        : { ...open.allowed, leadTimeDays: value },
  };
}

/** No answer about a term: the talks that wait for one go on without what was asked for. */
export function releaseHeld(state: NegotiationState, atMs: number): DeskStep<NegotiationState> {
  const talks = state.talks.map((it) =>
    it.status === 'held' ? { ...it, status: 'open' as const, heldFor: null } : it,
  );
  return settle(state, { ...state, talks }, atMs);
}
