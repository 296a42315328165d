import type { CaseBrief } from '#contracts/messages.ts';
import type { RealChannel, SupplierAsk } from '#contracts/supplier-answer.ts';
import { answerByMs, answerWindow } from '#domain/negotiation/answer-window.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { moveOf, outgoing } from './offers.ts';
import type { NegotiationState, RealTalk, Talk } from './state.ts';
import { deadlineOf, supplierIdOf } from './state.ts';

const answerTimer = 'supplier ';
export const timerOf = (supplierId: string): string => answerTimer + supplierId;
export const timedSupplier = (timerName: string): string | null =>
  timerName.startsWith(answerTimer) ? timerName.slice(answerTimer.length) : null;

/** Suppliers that answer for themselves were met for the first time: from now on they are asked. */
export function askPending(
  state: NegotiationState,
  brief: CaseBrief,
  pending: readonly RealChannel[],
  atMs: number,
): DeskStep<NegotiationState> {
  if (pending.length === 0) return { state, commands: [] };
  const talks = state.talks.map((talk) => {
    const met = pending.find((it) => it.supplierId === supplierIdOf(talk));
    return met === undefined || talk.status !== 'open' ? talk : withChannel(talk, met.channel);
  });
  const timely = withoutOutOfTime({ ...state, talks }, brief, atMs);
  const met = timely.talks.filter((it) => it.status === 'open' && it.real !== undefined);
  return askSuppliers(timely, brief, met, atMs, 'ask-new');
}

const withChannel = (talk: Talk, channel: RealTalk['channel']): Talk => ({
  ...talk,
  real: {
    channel,
    turn: 0,
    answerByMs: 0,
    reminded: false,
    extended: false,
    looksCount: 0,
    sealing: null,
    validUntilMs: null,
  },
});

/** When an answer to an ask of this moment is due. */
export function dueMs({ requisition, policy, timing }: CaseBrief, atMs: number): number {
  const { openedAtMs } = requisition;
  const { answerWithinMs } = answerWindow(policy.negotiation);
  return answerByMs(atMs, answerWithinMs, { openedAtMs, caseDeadlineMs: timing.caseDeadlineMs });
}

/** Real suppliers that can no longer answer before the award are out, with what they said last. */
export function withoutOutOfTime(
  state: NegotiationState,
  brief: CaseBrief,
  atMs: number,
): NegotiationState {
  const isOut = (it: Talk) => it.status === 'open' && it.real !== undefined;
  if (!state.talks.some(isOut) || dueMs(brief, atMs) > atMs) return state;
  const obstacle = 'no time is left for another answer';
  const talks = state.talks.map((it) =>
    isOut(it) ? { ...it, status: 'no_agreement' as const, obstacle } : it,
  );
  return { ...state, talks };
}

/** What a supplier offered until a day that is past is no longer on the table. */
export function withoutLapsed(state: NegotiationState, atMs: number): NegotiationState {
  const isLapsed = ({ real, status }: Talk) =>
    real !== undefined &&
    real.validUntilMs !== null &&
    real.validUntilMs < atMs &&
    (status === 'agreed' || status === 'no_agreement');
  if (!state.talks.some((it) => isLapsed(it) && it.theirs !== null)) return state;
  const obstacle = 'their offer was valid for a time that is over';
  const talks = state.talks.map((it) =>
    isLapsed(it) ? { ...it, status: 'no_agreement' as const, theirs: null, obstacle } : it,
  );
  return { ...state, talks };
}

/** Puts the next ask before each of these talks; all get the same time. */
export function askSuppliers(
  state: NegotiationState,
  brief: CaseBrief,
  asked: readonly Talk[],
  atMs: number,
  label = 'ask',
): DeskStep<NegotiationState> {
  if (asked.length === 0) return { state, commands: [] };
  const untilMs = dueMs(brief, atMs);
  const talks = state.talks.map((it) =>
    asked.includes(it) ? waiting(it, untilMs, state.exchangesCount) : it,
  );
  const now = talks.filter((_, at) => asked.includes(state.talks[at] as Talk));
  const supplierIds = now.map(supplierIdOf);
  const { requisition } = brief;
  return {
    state: { ...state, talks },
    commands: [
      ...now.map((it) => askRecord(it, untilMs)),
      {
        kind: 'run',
        activity: 'askSuppliers',
        key: `${label}-${state.attempt}-${state.exchangesCount}`,
        input: { requisition, asks: now.map((it) => askOf(state, brief, it, untilMs)) },
      },
      ...now.map((it) => answerTimerFor(brief, it, atMs)),
      tellSupervisor(untilMs, supplierIds),
    ],
  };
}

export const waiting = (talk: Talk, untilMs: number, batch: number): Talk => ({
  ...talk,
  status: 'waiting',
  ...(talk.real && {
    real: {
      ...talk.real,
      turn: talk.real.turn + 1,
      answerByMs: untilMs,
      reminded: false,
      extended: false,
      looksCount: 0,
      sealing: talk.theirs === null ? { batch, quoteHash: null } : null,
    },
  }),
});

function askOf(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  untilMs: number,
): SupplierAsk {
  const { candidate } = talk.cleared;
  const { move, terms, gapToBest = null } = outgoing(state, brief, talk);
  return {
    supplierId: candidate.supplierId,
    supplierName: candidate.supplierName,
    turn: talk.real?.turn ?? 1,
    move,
    terms,
    lines: (talk.mandate?.lines ?? []).map(({ lineNo, quantity }) => ({ lineNo, quantity })),
    gapToBest,
    answerByMs: untilMs,
    endsAtMs: deadlineOf(brief),
  };
}

function askRecord(talk: Talk, untilMs: number): DeskCommand {
  const { supplierId, supplierName } = talk.cleared.candidate;
  return {
    kind: 'record',
    record: {
      kind: 'supplier_asked',
      supplierId,
      supplierName,
      channel: talk.real?.channel ?? 'portal',
      turn: talk.real?.turn ?? 1,
      move: moveOf(talk),
      answerByMs: untilMs,
    },
  };
}

/** Rings for the reminder first where there is time for one, else at the end. */
export function answerTimerFor(brief: CaseBrief, talk: Talk, atMs: number): DeskCommand {
  const { remindBeforeMs } = answerWindow(brief.policy.negotiation);
  const leftMs = (talk.real?.answerByMs ?? atMs) - atMs;
  const reminds = talk.real?.reminded === false && remindBeforeMs > 0 && remindBeforeMs < leftMs;
  const afterMs = Math.max(1, reminds ? leftMs - remindBeforeMs : leftMs);
  return { kind: 'timer', name: timerOf(supplierIdOf(talk)), afterMs };
}

/** Without it the supervisor would take days of waiting for a silent peer. */
export const tellSupervisor = (untilMs: number, supplierIds: string[]): DeskCommand => ({
  kind: 'send',
  to: 'supervisor',
  type: 'NOTIFICATION',
  topic: 'negotiation.waiting',
  body: { untilMs, supplierIds, because: `${supplierIds.length} suppliers were asked.` },
});
