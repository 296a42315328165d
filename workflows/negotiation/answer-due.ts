import type { CaseBrief } from '#contracts/messages.ts';
import { answerByMs, answerWindow } from '#domain/negotiation/answer-window.ts';
import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { answerTimerFor, tellSupervisor, timerOf } from './ask-suppliers.ts';
import { isConfirming } from './confirm-end.ts';
import { onWinnerSilent } from './confirm.ts';
import { openWhenAllAreIn } from './real-answers.ts';
import { judgeStanding } from './replies.ts';
import { settle } from './rounds.ts';
import type { NegotiationState, RealTalk, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** The clock of one ask: remind, then once more time where policy gives it, then the end. */
export function onAnswerDue(
  state: NegotiationState,
  supplierId: string,
  atMs: number,
): DeskStep<NegotiationState> {
  const { brief } = state;
  const talk = state.talks.find((it) => supplierIdOf(it) === supplierId);
  const real = talk?.real;
  if (brief === null || talk?.status !== 'waiting' || real === undefined) {
    return { state, commands: [] };
  }
  if (atMs < real.answerByMs) return remindSupplier(state, brief, talk, real, atMs);
  const later = laterEnd(brief, real, atMs);
  return later === null
    ? look(state, talk, real)
    : extend(state, brief, talk, { ...real, extended: true, answerByMs: later }, atMs);
}

function withReal(state: NegotiationState, talk: Talk, real: RealTalk): NegotiationState {
  return { ...state, talks: state.talks.map((it) => (it === talk ? { ...it, real } : it)) };
}

const tend = (
  talk: Talk,
  action: 'remind' | 'extend' | 'close' | 'agreed' | 'ended',
  mark: string,
  until: number | null = null,
): DeskCommand => ({
  kind: 'run',
  activity: 'tendSessions',
  key: `${action}-${supplierIdOf(talk)}-${mark}`,
  input: { action, supplierIds: [supplierIdOf(talk)], answerByMs: until },
});

function remindSupplier(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  real: RealTalk,
  atMs: number,
): DeskStep<NegotiationState> {
  const reminded = { ...real, reminded: true };
  return {
    state: withReal(state, talk, reminded),
    commands: [
      silence(brief, talk, 'remind', 'the answer is due soon'),
      tend(talk, 'remind', String(real.turn)),
      answerTimerFor(brief, { ...talk, real: reminded }, atMs),
    ],
  };
}

/** The new end, or null where policy or the case leaves no more time. */
function laterEnd(brief: CaseBrief, real: RealTalk, atMs: number): number | null {
  const { extendOnceMs } = answerWindow(brief.policy.negotiation);
  if (real.extended || extendOnceMs === 0) return null;
  const { openedAtMs } = brief.requisition;
  const { caseDeadlineMs } = brief.timing;
  const later = answerByMs(real.answerByMs, extendOnceMs, { openedAtMs, caseDeadlineMs });
  return later > atMs ? later : null;
}

function extend(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  real: RealTalk,
  atMs: number,
): DeskStep<NegotiationState> {
  return {
    state: withReal(state, talk, real),
    commands: [
      silence(brief, talk, 'extend once', 'no answer came in time'),
      tend(talk, 'extend', String(real.turn), real.answerByMs),
      answerTimerFor(brief, { ...talk, real }, atMs),
      tellSupervisor(real.answerByMs, [supplierIdOf(talk)]),
    ],
  };
}

/** Asks the session who was quicker: the clock, or an answer that is still on its way to us. */
function look(state: NegotiationState, talk: Talk, real: RealTalk): DeskStep<NegotiationState> {
  const looked = { ...real, looksCount: real.looksCount + 1 };
  return {
    state: withReal(state, talk, looked),
    commands: [tend(talk, 'close', `${real.turn}.${looked.looksCount}`)],
  };
}

function silence(brief: CaseBrief, talk: Talk, chosen: string, value: string): DeskCommand {
  const { supplierName } = talk.cleared.candidate;
  return decision(brief, {
    question: `${supplierName} has not answered; what now?`,
    chosen,
    because: [{ rule: 'answer window', value }],
    inputs: {
      supplierId: supplierIdOf(talk),
      turn: talk.real?.turn,
      answerByMs: talk.real?.answerByMs,
      window: answerWindow(brief.policy.negotiation),
    },
  });
}

/** The end of an ask: who was silent is out, unless what it offered last is good enough. */
export function onTended(
  state: NegotiationState,
  event: ResultOf<'tendSessions'>,
): DeskStep<NegotiationState> {
  const { brief } = state;
  const { result, key, atMs } = event;
  const talk = state.talks.find(
    (it) =>
      it.status === 'waiting' &&
      it.real !== undefined &&
      key === `close-${supplierIdOf(it)}-${it.real.turn}.${it.real.looksCount}`,
  );
  if (brief === null || talk === undefined) return { state, commands: [] };
  const isClosed = result.ok && result.value.answeredIds.length === 0;
  if (!isClosed) {
    // Its message is in the log and comes by the relay at the latest; then the clock is cleared.
    const name = timerOf(supplierIdOf(talk));
    return { state, commands: [{ kind: 'timer', name, afterMs: brief.timing.peerReminderMs }] };
  }
  const over = silence(brief, talk, 'go on without an answer', 'the time is over');
  if (isConfirming(state, talk)) {
    const without = onWinnerSilent(state, brief, talk, atMs);
    return { state: without.state, commands: [over, ...without.commands] };
  }
  const ended = endOf(state, brief, talk, atMs);
  const next = { ...state, talks: state.talks.map((it) => (it === talk ? ended.talk : it)) };
  const batch = talk.real?.sealing?.batch;
  const opening = batch === undefined ? [] : openWhenAllAreIn(next, batch);
  const step = settle(state, next, atMs);
  return {
    state: step.state,
    commands: [over, ...ended.commands, ...opening, ...step.commands],
  };
}

function endOf(state: NegotiationState, brief: CaseBrief, talk: Talk, atMs: number) {
  if (talk.theirs !== null) return judgeStanding(state, brief, talk, atMs);
  const until = new Date(talk.real?.answerByMs ?? atMs).toISOString();
  const obstacle = `no quote came until ${until}`;
  return { talk: { ...talk, status: 'no_agreement' as const, obstacle }, commands: [] };
}

const LIVE: readonly Talk['status'][] = ['open', 'held', 'waiting'];

/** Tells real suppliers whose talks have ended, so that their page says so and takes no more. */
export function tellEnded(before: NegotiationState, after: NegotiationState): DeskCommand[] {
  return after.talks.flatMap((talk) => {
    const was = before.talks.find((it) => supplierIdOf(it) === supplierIdOf(talk));
    const hasEnded = was !== undefined && was.status !== talk.status && !LIVE.includes(talk.status);
    if (talk.real === undefined || talk.real.turn === 0 || !hasEnded) return [];
    const clear: DeskCommand = { kind: 'clear', name: timerOf(supplierIdOf(talk)) };
    const action = talk.status === 'agreed' ? 'agreed' : 'ended';
    return [clear, tend(talk, action, `${after.attempt}.${talk.real.turn}.${talk.status}`)];
  });
}
