import type { AgentRole } from '#contracts/roles.ts';
import type { DeskContext, DeskStep, MessageOn, OverdueEvent, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { remind, remindedRequest } from '../silence.ts';
import { askPerson } from './ask-person.ts';
import { recover } from './recover.ts';
import type { SupervisorState } from './state.ts';

/** A request of our own is overdue: remind first. */
export function onSilentPeer(
  state: SupervisorState,
  event: OverdueEvent,
): DeskStep<SupervisorState> {
  return { state, commands: state.brief === null ? [] : remind(state.brief, event) };
}

/** Still silent after the reminder: ask the engine whether anybody serves that role. */
export function afterReminder(
  state: SupervisorState,
  timerName: string,
  context: DeskContext,
): DeskStep<SupervisorState> {
  const requestId = remindedRequest(timerName);
  const silent = context.awaiting.find((it) => it.requestId === requestId);
  return silent === undefined ? { state, commands: [] } : describe(state, silent.to);
}

/** A peer tells that another one is silent. */
export function onSilence(
  state: SupervisorState,
  event: MessageOn<'agent.peer_silent'>,
): DeskStep<SupervisorState> {
  return describe(state, event.body.role);
}

function describe(state: SupervisorState, role: string): DeskStep<SupervisorState> {
  if (state.approvals.some((it) => it.about === 'manual_step' && it.role === role)) {
    return { state, commands: [] };
  }
  const key = `describe-${role}-${state.approvalsCount}-${state.tried.length}`;
  return {
    state,
    commands: [{ kind: 'run', activity: 'describePeer', key, input: { role: role as AgentRole } }],
  };
}

export function onPeerDescribed(
  state: SupervisorState,
  event: ResultOf<'describePeer'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const role = event.key.split('-')[1] ?? 'an agent';
  if (brief === null || !event.result.ok) return { state, commands: [] };
  const { workersCount } = event.result.value;
  if (workersCount > 0) {
    return {
      state,
      commands: [
        decision(brief, {
          question: `${role} is silent; is anybody there?`,
          chosen: 'keep waiting, its workers are alive',
          alternatives: [
            {
              option: 'ask a person to do the step',
              scoreBp: null,
              because: 'only when no worker serves the role',
            },
          ],
          because: [{ rule: 'workers of the role', value: String(workersCount) }],
          inputs: { role, workersCount },
        }),
      ],
    };
  }
  return askPerson(state, {
    about: 'manual_step',
    requestId: null,
    supplierId: null,
    role,
    question: `No worker serves ${role}. Start one (npm run worker -- --roles ${role}) and approve to try again?`,
    shown: { role, workersCount },
    amountMinor: null,
    ifSilent: 'The case closes without an award.',
    atMs: event.atMs,
  });
}

/** A peer could not do what it was asked. */
export function onPeerError(
  state: SupervisorState,
  event: MessageOn<'agent.error'>,
): DeskStep<SupervisorState> {
  return recover(state, `${event.envelope.from} failed: ${event.body.because}`, event.atMs);
}
