import type { CaseBrief } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import type { Probe, SupervisorState } from './state.ts';
import { hasOpenReview } from './state.ts';

export const WATCH = 'no-result';

/** Exchanges that may follow each other before the talks have a result: clearing, terms, more. */
const EXCHANGES_MAX = 3;

/**
 * Watches for a result: handing on is a notification that nobody answers, so only the clock tells
 * when a chain of peers has fallen silent. Long enough for all rounds with their pauses.
 */
export function watch(brief: CaseBrief): Extract<DeskCommand, { kind: 'timer' }> {
  const { peerTimeoutMs, peerReminderMs, replyDelayMs } = brief.timing;
  const roundsMs = (brief.policy.negotiation.roundsMax + 2) * replyDelayMs;
  const afterMs = EXCHANGES_MAX * (peerTimeoutMs + peerReminderMs) + roundsMs;
  return { kind: 'timer', name: WATCH, afterMs };
}

/** Real suppliers were asked, which takes days; what was told last counts. */
export function onWaiting(
  state: SupervisorState,
  event: MessageOn<'negotiation.waiting'>,
): DeskStep<SupervisorState> {
  const suppliersUntilMs = Math.max(event.body.untilMs, state.suppliersUntilMs ?? 0);
  return { state: { ...state, suppliersUntilMs }, commands: [] };
}

/** Nothing came: first find out whether anybody serves those who should act. */
export function onNoResult(state: SupervisorState, atMs: number): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const waitMs = (state.suppliersUntilMs ?? 0) - atMs;
  if (waitMs > 0) {
    const usual = watch(brief);
    return { state, commands: [{ ...usual, afterMs: waitMs + usual.afterMs }] };
  }
  const isHeld = state.approvals.length > 0 || state.proposal !== null || hasOpenReview(state);
  if (isHeld) return { state, commands: [watch(brief)] };
  return probe(state, 'negotiation', 'no_result', 'negotiation.outcome', null);
}

/** Asks the engine whether any worker serves a role. */
export function probe(
  state: SupervisorState,
  role: AgentRole,
  cause: Probe['cause'],
  topic: string,
  requestId: string | null,
): DeskStep<SupervisorState> {
  const probesCount = state.probesCount + 1;
  const key = `describe-${role}-${probesCount}`;
  return {
    state: {
      ...state,
      probesCount,
      probes: { ...state.probes, [key]: { role, cause, topic, requestId } },
    },
    commands: [{ kind: 'run', activity: 'describePeer', key, input: { role } }],
  };
}
