import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { DeskContext, DeskStep, MessageOn } from '../desk.ts';
import { afterReminderOf } from '../silence.ts';
import { faultsOf } from './award-faults.ts';
import { withdraw } from './ask-person.ts';
import { award } from './close.ts';
import { CONFIRM, doTheyConfirm, isAwaited, winnersOf } from './confirm.ts';
import { partlyAsked } from './held-part.ts';
import { stage } from './open.ts';
import { recover } from './recover.ts';
import type { SupervisorState } from './state.ts';
import { watch } from './watch.ts';

/** The winners have spoken: the award stands, or somebody else takes their place. */
export function onConfirmed(
  state: SupervisorState,
  event: MessageOn<'negotiation.confirmed'>,
  context: DeskContext,
): DeskStep<SupervisorState> {
  const { brief, proposal, confirming } = state;
  if (brief === null || proposal === null || isAwaited(context)) return { state, commands: [] };
  const { confirmed, declined, because } = event.body;
  if (confirming == null) {
    // A person decides about the rest; only who says no changes what is decided about.
    if (partlyAsked(state, brief) === null) return { state, commands: [] };
    if (confirmed) return { state: { ...state, restConfirmed: true }, commands: [] };
    return declined.length === 0
      ? { state, commands: [] }
      : withoutEarly(state, brief, proposal, event.body);
  }
  if (!confirmed && declined.length > 0) return withoutWinner(state, brief, proposal, event.body);
  if (!confirmed) return standOrRecover(state, brief, because, event.atMs);
  const faults = faultsOf(state, brief, proposal);
  const free: SupervisorState = { ...state, proposal: null, confirming: null };
  const step =
    faults.length === 0
      ? award(free, brief, proposal, confirming.approvedBy, `Confirmed by ${winnersOf(proposal)}.`)
      : recover(free, `the confirmed award no longer holds: ${faults.join('; ')}`, event.atMs);
  return {
    state: step.state,
    commands: [doTheyConfirm(state, brief, proposal, 'yes', because), ...step.commands],
  };
}

/** Whoever declines while a person decides about the others makes the question void as well. */
function withoutEarly(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  said: MessageOn<'negotiation.confirmed'>['body'],
): DeskStep<SupervisorState> {
  const moot = withdraw(state, (it) => it.about === 'award', 'a winner declined');
  const step = withoutWinner(moot.state, brief, proposal, said);
  return { state: step.state, commands: [...moot.commands, ...step.commands] };
}

/** What was approved was approved for exactly these winners, so it is void; the next result counts. */
function withoutWinner(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  { declined, because }: MessageOn<'negotiation.confirmed'>['body'],
): DeskStep<SupervisorState> {
  const ids = declined.map((it) => it.supplierId);
  const isIn = ({ lines }: AwardProposal) => lines.some((it) => ids.includes(it.supplierId));
  const nameOf = (id: string) =>
    proposal.lines.find((it) => it.supplierId === id)?.supplierName ?? id;
  const { laterProposal, unconfirmed, excludeSupplierIds } = state;
  const names = [...new Set([...(unconfirmed?.names ?? []), ...ids.map(nameOf)])].slice(-20);
  const totalMinor = unconfirmed?.totalMinor ?? proposal.totalMinor;
  const sentence = `${ids.map(nameOf).join(' and ')} did not confirm the order; the award is void.`;
  return {
    state: {
      ...state,
      proposal: null,
      confirming: null,
      laterProposal: laterProposal === null || isIn(laterProposal) ? null : laterProposal,
      excludeSupplierIds: [...new Set([...excludeSupplierIds, ...ids])].slice(-200),
      unconfirmed: { names, totalMinor, isReplaced: false },
      stage: 'award_review',
    },
    commands: [
      doTheyConfirm(state, brief, proposal, 'no', because, declined),
      ...stage('award_review', sentence),
      watch(brief),
    ],
  };
}

/** The award stands although nobody confirmed it; null = there is none, or it no longer holds. */
export function standUnconfirmed(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
): DeskStep<SupervisorState> | null {
  const { proposal, confirming } = state;
  if (proposal === null || confirming == null) return null;
  if (faultsOf(state, brief, proposal).length > 0) return null;
  const free: SupervisorState = { ...state, proposal: null, confirming: null };
  const sentence = `Nobody confirmed the order: ${because.replace(/\.$/, '')}.`;
  const step = award(free, brief, proposal, confirming.approvedBy, sentence);
  const chosen = 'nobody says, the award stands';
  return {
    state: step.state,
    commands: [doTheyConfirm(state, brief, proposal, chosen, because), ...step.commands],
  };
}

/** What does not wait for a person stands when the time is up; null = there is no such part. */
export function standInPart(
  state: SupervisorState,
  brief: CaseBrief,
): DeskStep<SupervisorState> | null {
  const part = partlyAsked(state, brief);
  if (part === null) return null;
  const approvedBy = `policy ${brief.policy.version}`;
  const asked: SupervisorState = { ...state, proposal: part.free, confirming: { approvedBy } };
  const because = 'the deadline of the case passed before the rest was decided';
  if (state.restConfirmed !== true) return standUnconfirmed(asked, brief, because);
  if (faultsOf(state, brief, part.free).length > 0) return null;
  const free: SupervisorState = { ...state, proposal: null, confirming: null };
  const sentence = `Confirmed by ${winnersOf(part.free)}.`;
  const step = award(free, brief, part.free, approvedBy, sentence);
  return {
    state: step.state,
    commands: [doTheyConfirm(asked, brief, part.free, 'yes', because), ...step.commands],
  };
}

function standOrRecover(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const free: SupervisorState = { ...state, proposal: null, confirming: null };
  return (
    standUnconfirmed(state, brief, because) ??
    recover(free, 'the unconfirmed award no longer holds', atMs)
  );
}

/** Negotiation could not ask anybody: an approved award is not lost by that. null = not about it. */
export function onConfirmFailed(
  state: SupervisorState,
  event: MessageOn<'agent.error'>,
  context: DeskContext,
): DeskStep<SupervisorState> | null {
  const { brief, confirming } = state;
  const isOurs = event.envelope.from === 'negotiation' && !isAwaited(context);
  if (brief === null || confirming == null || !isOurs) return null;
  return standOrRecover(state, brief, `negotiation failed: ${event.body.because}`, event.atMs);
}

/** Real winners may take their time; until then negotiation is not silent. null = not about it. */
export function waitForWinners(
  state: SupervisorState,
  topic: string,
  requestId: string,
  atMs: number,
): DeskStep<SupervisorState> | null {
  const { brief, confirming } = state;
  if (brief === null || topic !== CONFIRM) return null;
  if (confirming == null) return { state, commands: [] };
  const leftMs = (state.suppliersUntilMs ?? 0) - atMs;
  if (leftMs <= 0) return null;
  const { peerTimeoutMs, peerReminderMs } = brief.timing;
  const afterMs = leftMs + peerTimeoutMs + peerReminderMs;
  return {
    state,
    commands: [{ kind: 'timer', name: afterReminderOf(requestId), afterMs }],
  };
}

/** A dead agent must not strand an approved award. */
export function onConfirmSilent(
  state: SupervisorState,
  { awaiting }: DeskContext,
  requestId: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const newest = awaiting.findLast((it) => it.topic === CONFIRM);
  if (brief === null || state.confirming == null || newest?.requestId !== requestId) {
    return { state, commands: [] };
  }
  const wait = waitForWinners(state, CONFIRM, requestId, atMs);
  return wait ?? standOrRecover(state, brief, 'negotiation stayed silent', atMs);
}
