import type { DeskAgent, DeskContext, DeskEvent, DeskStep } from '../desk.ts';
import { onAdjusted, onReport, onRetrying, onReview, onShortage } from './answers.ts';
import { onStepTimer } from './approval-chain.ts';
import { onApprovalDecided, onApprovalTimeout } from './approvals.ts';
import { timerApproval } from './ask-person.ts';
import { onConfirmed, onConfirmFailed } from './confirm-answers.ts';
import { onAbort, onInject, onModify, onPause, onResume } from './commands.ts';
import { DEADLINE, onOpen } from './open.ts';
import { onDeadline, onOutcome } from './outcome.ts';
import { onOutsideMandate } from './outside-mandate.ts';
import {
  afterReminder,
  onOverdue,
  onPeerDescribed,
  onPeerError,
  onPeerSilent,
  onSignOfLife,
} from './silent-peers.ts';
import { onLifted, onStopped } from './stopped.ts';
import type { SupervisorState } from './state.ts';
import { emptySupervisor } from './state.ts';
import { onNoResult, onWaiting, WATCH } from './watch.ts';

/** Opens the case, watches deadlines, settles escalations by policy, and closes with a summary. */
export const supervisor: DeskAgent<SupervisorState> = {
  role: 'supervisor',
  stateVersion: 1,
  initial: emptySupervisor,
  policy(state, event, context) {
    if (state.closed) return { state, commands: [] };
    if (event.kind !== 'message') return policy(state, event, context);
    const alive = onSignOfLife(state, event.envelope.from);
    const step = policy(alive.state, event, context);
    return { state: step.state, commands: [...alive.commands, ...step.commands] };
  },
};

function policy(
  state: SupervisorState,
  event: DeskEvent,
  context: DeskContext,
): DeskStep<SupervisorState> {
  if (event.kind === 'result') {
    return event.activity === 'describePeer'
      ? onPeerDescribed(state, event)
      : { state, commands: [] };
  }
  if (event.kind === 'overdue') return onOverdue(state, event);
  if (event.kind === 'timer') return onTimer(state, event.name, context, event.atMs);
  switch (event.topic) {
    case 'procurement.open':
      return onOpen(state, event);
    case 'sourcing.report':
      return onReport(state, event);
    case 'sourcing.shortage':
      return onShortage(state, event);
    case 'compliance.review':
      return onReview(state, event);
    case 'compliance.adjusted':
      return onAdjusted(state, event);
    case 'compliance.stopped':
      return onStopped(state, event);
    case 'compliance.lifted':
      return onLifted(state, event);
    case 'negotiation.outcome':
      return onOutcome(state, event);
    case 'negotiation.retrying':
      return onRetrying(state, event);
    case 'negotiation.confirmed':
      return onConfirmed(state, event, context);
    case 'negotiation.waiting':
      return onWaiting(state, event);
    case 'negotiation.outside_mandate':
      return onOutsideMandate(state, event);
    case 'agent.peer_silent':
      return onPeerSilent(state, event);
    case 'agent.error':
      return onConfirmFailed(state, event, context) ?? onPeerError(state, event);
    case 'approval.decided':
      return onApprovalDecided(state, event);
    case 'command.pause':
      return onPause(state, event);
    case 'command.resume':
      return onResume(state, event);
    case 'command.abort':
      return onAbort(state, event);
    case 'command.inject':
      return onInject(state, event);
    case 'command.modify':
      return onModify(state, event);
    default:
      return { state, commands: [] };
  }
}

function onTimer(
  state: SupervisorState,
  name: string,
  context: DeskContext,
  atMs: number,
): DeskStep<SupervisorState> {
  if (name === DEADLINE) return onDeadline(state);
  if (name === WATCH) return onNoResult(state, atMs);
  const aboutStep = onStepTimer(state, name, atMs);
  if (aboutStep !== null) return aboutStep;
  const approvalId = timerApproval(name);
  if (approvalId !== null) return onApprovalTimeout(state, approvalId, atMs);
  return afterReminder(state, name, context, atMs);
}
