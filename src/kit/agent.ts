import type { Envelope } from './envelope.ts';
import type { DecisionDraft } from './journal.ts';

/** What an agent can be told; each carries its own time, never the task's clock (ADR 0008). */
export type AgentEvent<Bodies, Results> =
  | MessageEvent<Bodies>
  | { [N in keyof Results & string]: ResultEvent<N, Results[N]> }[keyof Results & string]
  | { kind: 'timer'; name: string; atMs: number }
  /** A REQUEST of ours stayed unanswered for the time it was given. */
  | {
      kind: 'overdue';
      requestId: string;
      to: string;
      topic: string;
      waitedMs: number;
      atMs: number;
    };

type MessageEvent<Bodies> = {
  [T in keyof Bodies & string]: {
    kind: 'message';
    topic: T;
    envelope: Envelope<Bodies[T]>;
    body: Bodies[T];
    atMs: number;
  };
}[keyof Bodies & string];

/** What an activity that the policy asked for came back with; failures are values. */
export type ResultEvent<N extends string, R> = {
  kind: 'result';
  activity: N;
  key: string;
  result: { ok: true; value: R } | { ok: false; code: string; because: string };
  atMs: number;
};

/**
 * What a policy wants done. The shell carries commands out in order; messages, decisions and
 * records of a turn leave together in one `post`.
 */
export type Command<Bodies, Inputs, Record_> =
  | SendCommand<Bodies>
  | ReplyCommand<Bodies>
  | { kind: 'decide'; decision: DecisionDraft }
  | { kind: 'record'; record: Record_ }
  | {
      [N in keyof Inputs & string]: { kind: 'run'; activity: N; key: string; input: Inputs[N] };
    }[keyof Inputs & string]
  /** Replaces a timer of the same name; fires `afterMs` after it is set. */
  | { kind: 'timer'; name: string; afterMs: number }
  | { kind: 'clear'; name: string }
  /** What the agent is doing, for people: current details in Temporal UI and the agents' page. */
  | { kind: 'show'; stage: string; details: string }
  | { kind: 'finish'; outcome: string };

type SendCommand<Bodies> = {
  [T in keyof Bodies & string]: {
    kind: 'send';
    to: string;
    type: 'REQUEST' | 'NOTIFICATION';
    topic: T;
    body: Bodies[T];
    /** For a REQUEST: an `overdue` event follows when no answer came in this time. */
    answerWithinMs?: number;
    /** false: do not start a peer that never lived (closing, reminders). */
    wake?: boolean;
    labels?: string[];
  };
}[keyof Bodies & string];

type ReplyCommand<Bodies> = {
  [T in keyof Bodies & string]: {
    kind: 'reply';
    /** The REQUEST to answer; answering it twice is a bug and throws. */
    requestId: string;
    type: 'RESPONSE' | 'ERROR';
    topic: T;
    body: Bodies[T];
    labels?: string[];
  };
}[keyof Bodies & string];

/** What a policy may look at besides its state; ids of messages it sends are given back here. */
export type PolicyContext = {
  role: string;
  tenantId: string;
  conversationId: string;
  /** REQUESTs received and not yet answered, oldest first. */
  owed: readonly { requestId: string; from: string; topic: string }[];
  /** REQUESTs sent and not yet answered, oldest first. */
  awaiting: readonly { requestId: string; to: string; topic: string }[];
  /** Peers that this agent has written to or heard from. */
  knownPeers: readonly string[];
};

export type Step<State, Cmd> = { state: State; commands: Cmd[] };

/**
 * An agent: a pure function from state and event to state and commands. The same state and event
 * give the same step, always: repeated turns and replays rest on it.
 */
export type AgentDefinition<State, Bodies, Inputs, Results, Record_> = {
  role: string;
  /** Bumped when the shape of `State` changes; carried through continue-as-new. */
  stateVersion: number;
  initial(): State;
  policy(
    state: State,
    event: AgentEvent<Bodies, Results>,
    context: PolicyContext,
  ): Step<State, Command<Bodies, Inputs, Record_>>;
};
