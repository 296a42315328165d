import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { conclude } from './conclude.ts';
import { awardsOf, talkWith, withoutWinners } from './confirm-end.ts';
import { isLive } from './leave-out.ts';
import { settle } from './rounds.ts';
import type { NegotiationState, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/**
 * Compliance stopped a supplier that it had cleared: no further offer goes out to it, an agreement
 * with it is worth nothing, and a result that rested on it is reported anew.
 */
export function onStopped(
  state: NegotiationState,
  event: MessageOn<'compliance.stopped'>,
): DeskStep<NegotiationState> {
  const { brief } = state;
  const { supplierId, supplierName, because } = event.body;
  const talk = talkWith(state, supplierId);
  if (brief === null || talk === undefined || !isLive(talk)) return { state, commands: [] };
  const step = withoutSupplier(state, brief, event);
  return {
    state: step.state,
    commands: [
      decision(brief, {
        question: `Go on with ${supplierName}?`,
        chosen: 'no, its talks end here',
        because: [{ rule: 'stopped by compliance', value: because }],
        inputs: { supplierId, status: talk.status, phase: state.phase },
      }),
      ...step.commands,
    ],
  };
}

function withoutSupplier(
  state: NegotiationState,
  brief: CaseBrief,
  event: MessageOn<'compliance.stopped'>,
): DeskStep<NegotiationState> {
  const { supplierId, because } = event.body;
  const isOf = (it: Talk) => supplierIdOf(it) === supplierId;
  const winners = state.confirming == null ? [] : awardsOf(state.confirming);
  const isWinner = winners.some((it) => it.supplierId === supplierId);
  if (isWinner) return withoutWinners(state, brief, [{ supplierId, because }], event.atMs);
  const wasAgreed = state.talks.some((it) => isOf(it) && it.status === 'agreed');
  const next: NegotiationState = {
    ...state,
    talks: state.talks.map((it) =>
      isOf(it) ? { ...it, status: 'refused_by_compliance', obstacle: because } : it,
    ),
  };
  const isReported = state.phase === 'reported' && state.lastKind !== 'failed';
  return isReported && wasAgreed && state.confirming == null
    ? conclude(next, brief, event.atMs)
    : settle(state, next, event.atMs);
}
