import type { Command } from '../agent.ts';
import type { AgentIdentity } from '../directory.ts';
import { workflowIdOf } from '../directory.ts';
import type { Envelope } from '../envelope.ts';
import type { DeadLetter, DecisionRecord } from '../journal.ts';
import { settle } from '../mailbox.ts';
import type { Carried } from './carried.ts';

/** Decisions shown by the `decisions` query; older ones are in the journal. */
const DECIDED_SHOWN_MAX = 30;

/** What one handled event was: ids of all it causes are made from `key`, so they repeat exactly. */
export type Cause = {
  key: string;
  causationId: string;
  atMs: number;
  traceparent: string | null;
  /** Commands carried out so far for this event. */
  stepsCount: number;
};

/** What a turn will leave behind through one `post`. */
export type TurnDraft = {
  envelopes: Envelope[];
  /** Ids of envelopes that must not start their receiver. */
  unwokenIds: string[];
  decisions: DecisionRecord[];
  records: { id: string; causationId: string; atMs: number; record: unknown }[];
  deadLetters: DeadLetter[];
  handledIds: string[];
  finish: string | null;
  /** What the agent handled last; null = nothing yet. */
  lastCause: Cause | null;
};

export const emptyDraft = (): TurnDraft => ({
  envelopes: [],
  unwokenIds: [],
  decisions: [],
  records: [],
  deadLetters: [],
  handledIds: [],
  finish: null,
  lastCause: null,
});

export const isEmptyDraft = (draft: TurnDraft): boolean =>
  draft.envelopes.length +
    draft.decisions.length +
    draft.records.length +
    draft.deadLetters.length +
    draft.handledIds.length ===
    0 && draft.finish === null;

type AnyCommand = Command<Record<string, object>, Record<string, unknown>, unknown>;
type Run = Extract<AnyCommand, { kind: 'run' }>;

/**
 * Carries out the commands of one step on the carried state and the draft; both are changed in
 * place. Activities are not run here but given back in order.
 * @param clockMs the workflow's clock, used only for when timers fire
 */
export function applyCommands<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  draft: TurnDraft,
  cause: Cause,
  commands: readonly AnyCommand[],
  clockMs: number,
): Run[] {
  refuseWrong(identity, carried, commands);
  const runs: Run[] = [];
  const nextId = (mark: string) =>
    `${workflowIdOf(identity)}${mark}${cause.key}.${(cause.stepsCount += 1)}`;
  for (const command of commands) {
    if (command.kind === 'run') runs.push(command);
    else if (command.kind === 'send')
      send(identity, carried, draft, cause, command, nextId('#'), clockMs);
    else if (command.kind === 'reply') reply(identity, carried, draft, cause, command, nextId('#'));
    else if (command.kind === 'decide')
      decide(identity, carried, draft, cause, command, nextId('!'));
    else if (command.kind === 'record') {
      draft.records.push({ id: nextId('*'), ...stamp(cause), record: command.record });
    } else if (command.kind === 'timer') setTimer(carried, command, cause, clockMs);
    else if (command.kind === 'clear') delete carried.timers[command.name];
    else if (command.kind === 'show')
      carried.shown = { stage: command.stage, details: command.details };
    else draft.finish = command.outcome;
  }
  return runs;
}

/** Throws before anything is done, so that a wrong step leaves no half of itself behind. */
function refuseWrong<State>(
  { role }: AgentIdentity,
  { mailbox }: Carried<State>,
  commands: readonly AnyCommand[],
): void {
  let left = mailbox;
  for (const command of commands) {
    if (command.kind === 'reply') left = settle(left, command.requestId);
    if (command.kind === 'send' && command.to === role)
      throw new Error(`${role} writes to itself: ${command.topic}`);
  }
}

const stamp = (cause: Cause) => ({ causationId: cause.causationId, atMs: cause.atMs });

function envelopeOf(
  identity: AgentIdentity,
  cause: Cause,
  id: string,
  parts: Pick<Envelope, 'to' | 'type' | 'topic' | 'inReplyTo' | 'labels' | 'body'>,
): Envelope {
  return {
    id,
    tenantId: identity.tenantId,
    conversationId: identity.conversationId,
    from: identity.role,
    causationId: cause.causationId,
    sequence: 0,
    sentAtMs: cause.atMs,
    expiresAtMs: null,
    priority: 'normal',
    traceparent: cause.traceparent,
    ...parts,
  };
}

function send<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  draft: TurnDraft,
  cause: Cause,
  command: Extract<AnyCommand, { kind: 'send' }>,
  id: string,
  clockMs: number,
): void {
  const { to, type, topic, body } = command;
  draft.envelopes.push(
    envelopeOf(identity, cause, id, {
      to,
      type,
      topic,
      body,
      inReplyTo: null,
      labels: command.labels ?? [],
    }),
  );
  if (command.wake === false) draft.unwokenIds.push(id);
  else remember(carried, to);
  if (type !== 'REQUEST') return;
  const { answerWithinMs } = command;
  const limit =
    answerWithinMs === undefined ? null : { dueAtMs: clockMs + answerWithinMs, answerWithinMs };
  carried.awaiting.push({ requestId: id, to, topic, sentAtMs: cause.atMs, limit });
}

function reply<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  draft: TurnDraft,
  cause: Cause,
  command: Extract<AnyCommand, { kind: 'reply' }>,
  id: string,
): void {
  const debt = carried.mailbox.owed.find((it) => it.requestId === command.requestId);
  carried.mailbox = settle(carried.mailbox, command.requestId);
  const { type, topic, body } = command;
  draft.envelopes.push(
    envelopeOf(identity, cause, id, {
      to: debt?.from ?? '',
      type,
      topic,
      body,
      inReplyTo: command.requestId,
      labels: command.labels ?? [],
    }),
  );
}

function decide<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  draft: TurnDraft,
  cause: Cause,
  command: Extract<AnyCommand, { kind: 'decide' }>,
  id: string,
): void {
  const { question, chosen } = command.decision;
  draft.decisions.push({ ...command.decision, id, agent: identity.role, ...stamp(cause) });
  carried.decided = [...carried.decided, { question, chosen, atMs: cause.atMs }].slice(
    -DECIDED_SHOWN_MAX,
  );
}

function setTimer<State>(
  carried: Carried<State>,
  command: Extract<AnyCommand, { kind: 'timer' }>,
  cause: Cause,
  clockMs: number,
): void {
  carried.timersSet += 1;
  carried.timers[command.name] = {
    // The wait is counted from when it is set, so that an outage never makes a reminder early;
    // the policy is told the time that follows from its own event.
    dueAtMs: clockMs + command.afterMs,
    eventAtMs: cause.atMs + command.afterMs,
    serial: carried.timersSet,
  };
}

export function remember<State>(carried: Carried<State>, peer: string): void {
  if (!carried.knownPeers.includes(peer)) carried.knownPeers.push(peer);
}

/** What tells an id apart from the others of its maker. */
export const tail = (id: string): string => id.slice(id.lastIndexOf('#') + 1);

export const errorAnswer = (requestId: string, body: { code: string; because: string }) =>
  ({ kind: 'reply', requestId, type: 'ERROR', topic: 'agent.error', body }) as const;
