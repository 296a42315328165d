import type { CaseBrief } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type {
  DeskCommand,
  DeskContext,
  DeskStep,
  MessageOn,
  OverdueEvent,
  ResultOf,
} from '../desk.ts';
import { decision } from '../desk.ts';
import { remind, remindedRequest } from '../silence.ts';
import { askPerson, withdraw } from './ask-person.ts';
import { onConfirmSilent, waitForWinners } from './confirm-answers.ts';
import { findAgain } from './open.ts';
import { recover } from './recover.ts';
import type { Probe, SupervisorState } from './state.ts';
import { isHeld } from './state.ts';
import { probe, watch } from './watch.ts';

/** A request of our own is overdue: remind first. */
export function onOverdue(state: SupervisorState, event: OverdueEvent): DeskStep<SupervisorState> {
  const wait = waitForWinners(state, event.topic, event.requestId, event.atMs);
  if (wait !== null) return wait;
  return { state, commands: state.brief === null ? [] : remind(state.brief, event) };
}

/** Still silent after the reminder: ask the engine whether anybody serves that role. */
export function afterReminder(
  state: SupervisorState,
  timerName: string,
  context: DeskContext,
  atMs: number,
): DeskStep<SupervisorState> {
  const requestId = remindedRequest(timerName);
  const silent = context.awaiting.find((it) => it.requestId === requestId);
  if (silent?.topic === 'negotiation.confirm') {
    return onConfirmSilent(state, context, silent.requestId, atMs);
  }
  if (silent === undefined || isHeld(state)) return { state, commands: [] };
  return probe(state, silent.to as AgentRole, 'own_request', silent.topic, silent.requestId);
}

/** A peer tells that another one is silent. */
export function onPeerSilent(
  state: SupervisorState,
  event: MessageOn<'agent.peer_silent'>,
): DeskStep<SupervisorState> {
  const { role, topic, requestId } = event.body;
  if (role === 'supervisor' || isHeld(state)) return { state, commands: [] };
  return probe(state, role, 'told_by_peer', topic, requestId);
}

/** A sign of life ends the question whether a person should do the step. */
export function onSignOfLife(state: SupervisorState, role: string): DeskStep<SupervisorState> {
  const isMoot = (it: SupervisorState['approvals'][number]) =>
    it.about === 'manual_step' && it.role === role;
  return withdraw(state, isMoot, `${role} answered after all`);
}

export function onPeerDescribed(
  state: SupervisorState,
  event: ResultOf<'describePeer'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { [event.key]: asked, ...probes } = state.probes;
  const next = { ...state, probes };
  if (brief === null || asked === undefined || isHeld(state)) {
    return { state: next, commands: [] };
  }
  // Nobody can say how many there are: taken as alive, since asking again costs less than stopping.
  const workersCount = event.result.ok ? event.result.value.workersCount : null;
  const step =
    workersCount === 0
      ? askForManualStep(next, asked.role, `No worker serves ${asked.role}.`, event.atMs)
      : withLiveWorker(next, brief, asked, event.atMs);
  const note = decision(brief, {
    question: `${asked.role} is silent about ${asked.topic}; what now?`,
    chosen: workersCount === 0 ? 'a person does this step' : chosenFor(next, asked),
    alternatives: [
      {
        option: workersCount === 0 ? 'try again' : 'a person does this step',
        scoreBp: null,
        because: workersCount === 0 ? 'nobody would take it' : 'workers of the role are alive',
      },
    ],
    because: [{ rule: 'workers of the role', value: String(workersCount ?? 'unknown') }],
    inputs: { ...asked, workersCount },
  });
  return { state: step.state, commands: [note, ...step.commands] };
}

function chosenFor(state: SupervisorState, asked: Probe): string {
  if (asked.cause === 'told_by_peer') {
    return state.remindedRoles.includes(asked.role) ? 'go on with the best available' : 'remind';
  }
  if (asked.cause === 'no_result') return 'look further';
  if (asked.topic !== 'sourcing.find') return 'take another way';
  return state.resentAttempt === state.attempt ? 'a person looks at it' : 'ask once more';
}

/** The role is served, so its agent is slow or stuck. */
function withLiveWorker(
  state: SupervisorState,
  brief: CaseBrief,
  asked: Probe,
  atMs: number,
): DeskStep<SupervisorState> {
  const { role, cause, topic } = asked;
  if (cause === 'told_by_peer') return remindForPeer(state, brief, asked);
  if (cause === 'no_result') {
    const isCompliance = state.report?.handedTo === 'compliance' && role === 'negotiation';
    return isCompliance
      ? probe(state, 'compliance', cause, topic, null)
      : recover(state, 'no result came in time', atMs);
  }
  if (topic !== 'sourcing.find') return recover(state, `${role} did not answer ${topic}`, atMs);
  return findOnceMore(state, brief, 'sourcing was asked twice and did not answer.', atMs);
}

function findOnceMore(
  state: SupervisorState,
  brief: CaseBrief,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  return state.resentAttempt === state.attempt
    ? askForManualStep(state, 'sourcing', problem, atMs)
    : findAgain(state, brief);
}

/** Reminds a peer of what another peer waits for, once per role; the watch sees to the rest. */
function remindForPeer(
  state: SupervisorState,
  brief: CaseBrief,
  asked: Probe,
): DeskStep<SupervisorState> {
  const { role, topic, requestId } = asked;
  if (state.remindedRoles.includes(role) || requestId === null) {
    return { state, commands: [watch(brief)] };
  }
  const waitedMs = brief.timing.peerTimeoutMs + brief.timing.peerReminderMs;
  return {
    state: { ...state, remindedRoles: [...state.remindedRoles, role] },
    commands: [reminder(role, requestId, topic, waitedMs), watch(brief)],
  };
}

const reminder = (
  role: AgentRole,
  requestId: string,
  topic: string,
  waitedMs: number,
): DeskCommand => ({
  kind: 'send',
  to: role,
  type: 'NOTIFICATION',
  topic: 'agent.reminder',
  body: { requestId, topic, waitedMs },
});

function askForManualStep(
  state: SupervisorState,
  role: AgentRole,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const isAsked = state.approvals.some((it) => it.about === 'manual_step' && it.role === role);
  if (isAsked) return { state, commands: [] };
  return askPerson(
    state,
    {
      about: 'manual_step',
      role,
      question: `${problem} A person does this step: start a worker (npm run worker -- --roles ${role}), then approve to try again.`,
      shown: { role, problem, attempt: state.attempt },
      amountMinor: null,
      ifSilent: `The case closes without an award, because ${role} did not do its step.`,
    },
    atMs,
  );
}

/** The person has seen to the role: the same step once more. */
export function afterManualStep(
  state: SupervisorState,
  brief: CaseBrief,
  role: AgentRole,
): DeskStep<SupervisorState> {
  if (role === 'sourcing') return findAgain({ ...state, resentAttempt: 0 }, brief);
  const waitedMs = brief.timing.peerTimeoutMs;
  const topic = role === 'compliance' ? 'compliance.clear' : 'negotiation.cleared';
  const requestId = `${brief.requisition.caseId} ${topic}`;
  return {
    state: { ...state, stage: role === 'compliance' ? 'compliance' : 'negotiating' },
    commands: [reminder(role, requestId, topic, waitedMs), watch(brief)],
  };
}

/** A peer could not do what it was asked: once more for a search, another way for the rest. */
export function onPeerError(
  state: SupervisorState,
  event: MessageOn<'agent.error'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { from } = event.envelope;
  const problem = `${from} failed: ${event.body.because}`;
  if (brief === null || isHeld(state)) return { state, commands: [] };
  if (from !== 'sourcing') return recover(state, problem, event.atMs);
  const step = findOnceMore(state, brief, `${problem.slice(0, 300)}.`, event.atMs);
  const isLast = state.resentAttempt === state.attempt;
  return {
    state: step.state,
    commands: [
      decision(brief, {
        question: `${problem.slice(0, 200)}; what now?`,
        chosen: isLast ? 'a person looks at it' : 'ask once more',
        alternatives: [
          { option: 'close', scoreBp: null, because: 'the fault may pass or be repaired' },
        ],
        because: [{ rule: event.body.code, value: event.body.because.slice(0, 300) }],
        inputs: { code: event.body.code, attempt: state.attempt, isLast },
      }),
      ...step.commands,
    ],
  };
}
