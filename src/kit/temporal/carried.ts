import type { MailboxState } from '../mailbox.ts';
import { emptyMailbox } from '../mailbox.ts';

export type Timer = { dueAtMs: number; eventAtMs: number; serial: number };

/** A REQUEST that was sent and has no answer yet; `limit` null = waits without limit. */
export type Awaited = {
  requestId: string;
  to: string;
  topic: string;
  sentAtMs: number;
  limit: { dueAtMs: number; answerWithinMs: number } | null;
};

/** Short form of a decision for the `decisions` query; the journal in the database has it whole. */
export type Decided = { question: string; chosen: string; atMs: number };

/**
 * All of an agent that outlives continue-as-new. Nothing else survives, so nothing else may be
 * remembered between turns.
 */
export type Carried<State> = {
  stateVersion: number;
  state: State;
  mailbox: MailboxState;
  timers: Record<string, Timer>;
  timersSet: number;
  awaiting: Awaited[];
  knownPeers: string[];
  decided: Decided[];
  handledCount: number;
  paused: boolean;
  /** Of the last traced message; what timers cause belongs to the same trace. */
  traceparent: string | null;
  shown: { stage: string; details: string };
  /** Events after which the run is renewed even if the server does not suggest it yet. */
  historyMax: number;
};

/** Well under the server's own suggestion at 4,096, so that a burst cannot carry a run past it. */
const HISTORY_MAX = 2_000;

export function freshCarried<State>(state: State, stateVersion: number): Carried<State> {
  return {
    stateVersion,
    state,
    mailbox: emptyMailbox(),
    timers: {},
    timersSet: 0,
    awaiting: [],
    knownPeers: [],
    decided: [],
    handledCount: 0,
    paused: false,
    traceparent: null,
    shown: { stage: 'waiting', details: 'Nothing received yet.' },
    historyMax: HISTORY_MAX,
  };
}
