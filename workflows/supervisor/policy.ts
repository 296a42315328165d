import type { DeskAgent, DeskContext, DeskEvent, DeskStep } from '../desk.ts';
import { onApprovalDecided, onApprovalTimeout } from './approvals.ts';
import { askPerson, timerApproval } from './ask-person.ts';
import { onAbort, onInject, onModify, onPause, onResume } from './commands.ts';
import { onDeadline, onOutcome } from './outcome.ts';
import { DEADLINE, onOpen } from './open.ts';
import { onAdjusted, onRetrying, onShortage, recover } from './recover.ts';
import {
  afterReminder,
  onPeerDescribed,
  onPeerError,
  onSilence,
  onSilentPeer,
} from './silent-peers.ts';
import type { SupervisorState } from './state.ts';
import { emptySupervisor } from './state.ts';

/** Opens the case, watches deadlines, settles escalations by policy, and closes with a summary. */
export const supervisor: DeskAgent<SupervisorState> = {
  role: 'supervisor',
  stateVersion: 1,
  initial: emptySupervisor,
  policy(state, event, context) {
    return state.closed ? { state, commands: [] } : policy(state, event, context);
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
  if (event.kind === 'overdue') return onSilentPeer(state, event);
  if (event.kind === 'timer') return onTimer(state, event.name, context, event.atMs);
  switch (event.topic) {
    case 'procurement.open':
      return onOpen(state, event);
    case 'sourcing.report':
      return onReport({ ...state, report: event.body }, event.atMs);
    case 'sourcing.shortage':
      return onShortage(state, event);
    case 'compliance.review':
      return askAboutSupplier(state, event);
    case 'compliance.adjusted':
      return onAdjusted(state, event);
    case 'negotiation.outcome':
      return onOutcome(state, event);
    case 'negotiation.retrying':
      return onRetrying(state, event);
    case 'agent.peer_silent':
      return onSilence(state, event);
    case 'agent.error':
      return onPeerError(state, event);
    case 'approval.decided':
      return onApprovalDecided(state, event);
    case 'command.pause':
      return onPause(state, context, event);
    case 'command.resume':
      return onResume(state, context, event);
    case 'command.abort':
      return onAbort(state, event);
    case 'command.inject':
      return onInject(state, event);
    case 'command.modify':
      return onModify(state, context, event);
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
  const approvalId = timerApproval(name);
  if (approvalId !== null) return onApprovalTimeout(state, approvalId, atMs);
  return afterReminder(state, name, context);
}

/** Handed on: others go on. Handed to nobody without a shortage notice is a shortage all the same. */
function onReport(state: SupervisorState, atMs: number): DeskStep<SupervisorState> {
  const { report, shortage } = state;
  if (report?.handedTo !== 'nobody' || shortage?.attempt === report.attempt)
    return { state, commands: [] };
  return recover(state, 'nobody was found', atMs);
}

function askAboutSupplier(
  state: SupervisorState,
  event: Extract<DeskEvent, { kind: 'message'; topic: 'compliance.review' }>,
): DeskStep<SupervisorState> {
  const { assessment, because } = event.body;
  return askPerson(state, {
    about: 'compliance_review',
    requestId: event.envelope.id,
    supplierId: assessment.supplierId,
    role: null,
    question: `May ${assessment.supplierName} supply? ${because}`,
    shown: assessment,
    amountMinor: null,
    ifSilent: 'The supplier stays refused.',
    atMs: event.atMs,
  });
}
