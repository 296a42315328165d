import type { AgentIdentity } from '../directory.ts';
import type { Envelope } from '../envelope.ts';
import { releaseHeldBack, takeNext } from '../mailbox.ts';
import type { Awaited, Carried } from './carried.ts';
import type { AgentOptions } from './options.ts';
import { refuse } from './unanswered.ts';
import type { Cause, TurnDraft } from './turn.ts';
import { remember, tail } from './turn.ts';

/** How long a message waits for a predecessor that is still on its way. */
const HOLD_BACK_MS = 30_000;

export type HandledEvent = { event: unknown; cause: Cause };

/**
 * Takes the next event: what fell due before the oldest message was sent comes first, so that a
 * repeated turn meets timers and messages in the order of the first one. null = nothing to do.
 */
export function nextEvent<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  options: AgentOptions,
  draft: TurnDraft,
  clockMs: number,
): HandledEvent | null {
  while (draft.finish === null) {
    const envelope = takeMessage(carried, options, clockMs);
    if (envelope !== null) {
      const handled = handleEnvelope(identity, carried, options, draft, envelope, clockMs);
      if (handled !== null) return handled;
      continue;
    }
    const due = carried.paused ? null : nearestDue(carried);
    if (due === null || due.dueAtMs > clockMs) return null;
    const handled = due.take();
    if (handled !== null) return handled;
  }
  return null;
}

/** The next message, unless a timer comes before it; while paused only urgent ones are taken. */
function takeMessage<State>(
  carried: Carried<State>,
  options: AgentOptions,
  clockMs: number,
): Envelope | null {
  const { inbox } = carried.mailbox;
  const next = carried.paused
    ? inbox.find((it) => options.urgentTopics.includes(it.topic))
    : inbox[0];
  if (next === undefined) return null;
  const due = carried.paused ? null : nearestDue(carried);
  if (due !== null && due.dueAtMs <= clockMs && due.dueAtMs <= next.sentAtMs) return null;
  const first = [next, ...inbox.filter((it) => it !== next)];
  const [envelope, mailbox] = takeNext({ ...carried.mailbox, inbox: first });
  carried.mailbox = mailbox;
  return envelope;
}

/** Whether anything has arrived that may be handled now. */
export function hasArrivals<State>(carried: Carried<State>, options: AgentOptions): boolean {
  const { inbox, deadLetters } = carried.mailbox;
  if (deadLetters.length > 0) return true;
  return carried.paused
    ? inbox.some((it) => options.urgentTopics.includes(it.topic))
    : inbox.length > 0;
}

/** When the agent must wake by itself; null = only a message can wake it. */
export function nextWakeMs<State>(carried: Carried<State>): number | null {
  return carried.paused ? null : (nearestDue(carried)?.dueAtMs ?? null);
}

type Due = { dueAtMs: number; take: () => HandledEvent | null };

function nearestDue<State>(carried: Carried<State>): Due | null {
  const timers = Object.entries(carried.timers).map(([name, it]): Due => ({
    dueAtMs: it.dueAtMs,
    take: () => timerEvent(carried, name),
  }));
  const overdue = carried.awaiting.flatMap((it): Due[] =>
    it.limit === null
      ? []
      : [
          {
            dueAtMs: it.limit.dueAtMs,
            take: () => overdueEvent(carried, it, it.limit?.answerWithinMs ?? 0),
          },
        ],
  );
  const held = carried.mailbox.heldBack[0];
  const gap: Due[] =
    held === undefined
      ? []
      : [
          {
            dueAtMs: held.sentAtMs + HOLD_BACK_MS,
            take: () => {
              carried.mailbox = releaseHeldBack(carried.mailbox);
              return null;
            },
          },
        ];
  const all = [...timers, ...overdue, ...gap].toSorted((a, b) => a.dueAtMs - b.dueAtMs);
  return all[0] ?? null;
}

function timerEvent<State>(carried: Carried<State>, name: string): HandledEvent | null {
  const timer = carried.timers[name];
  if (timer === undefined) return null;
  delete carried.timers[name];
  const key = `timer.${name}.${timer.serial}`;
  const event = { kind: 'timer', name, atMs: timer.eventAtMs };
  return { event, cause: causeOf(key, key, timer.eventAtMs, carried.traceparent) };
}

function overdueEvent<State>(
  carried: Carried<State>,
  awaited: Awaited,
  waitedMs: number,
): HandledEvent {
  // It stays awaited, without a limit: a late answer still counts.
  carried.awaiting = carried.awaiting.map((it) => (it === awaited ? { ...it, limit: null } : it));
  const { requestId, to, topic, sentAtMs } = awaited;
  const atMs = sentAtMs + waitedMs;
  const event = { kind: 'overdue', requestId, to, topic, waitedMs, atMs };
  return {
    event,
    cause: causeOf(`overdue.${tail(requestId)}`, requestId, atMs, carried.traceparent),
  };
}

function handleEnvelope<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  options: AgentOptions,
  draft: TurnDraft,
  envelope: Envelope,
  clockMs: number,
): HandledEvent | null {
  carried.handledCount += 1;
  draft.handledIds.push(envelope.id);
  const cause = causeOfMessage(envelope);
  draft.lastCause = cause;
  carried.traceparent = envelope.traceparent ?? carried.traceparent;
  if (!envelope.from.includes(':') && envelope.from !== 'buyer') remember(carried, envelope.from);
  if (envelope.inReplyTo !== null && !strikeAwaited(carried, envelope.inReplyTo)) return null;
  const { topic, body, sentAtMs: atMs } = envelope;
  if (topic === options.pauseTopic) carried.paused = true;
  if (topic === options.resumeTopic) carried.paused = false;
  const isExpired = envelope.expiresAtMs !== null && envelope.expiresAtMs < clockMs;
  if (!isExpired && options.topics.includes(topic)) {
    return { event: { kind: 'message', topic, envelope, body, atMs }, cause };
  }
  if (topic === options.closeTopic) draft.finish = 'case_closed';
  else if (topic !== options.pauseTopic && topic !== options.resumeTopic) {
    const [code, because] = isExpired
      ? (['EXPIRED', `${topic} came after its expiry`] as const)
      : (['NO_HANDLER', `${identity.role} has no handler for ${topic}`] as const);
    refuse(identity, carried, draft, envelope, cause, code, because);
  }
  return null;
}

/** Whether an answer was awaited; one to a request this run never made is dropped. */
function strikeAwaited<State>(carried: Carried<State>, requestId: string): boolean {
  const known = carried.awaiting.some((it) => it.requestId === requestId);
  carried.awaiting = carried.awaiting.filter((it) => it.requestId !== requestId);
  return known;
}

function causeOfMessage(envelope: Envelope): Cause {
  const mark = envelope.sequence > 0 ? String(envelope.sequence) : tail(envelope.id);
  const key = `${envelope.from}.${mark}`;
  return causeOf(key, envelope.id, envelope.sentAtMs, envelope.traceparent);
}

const causeOf = (
  key: string,
  causationId: string,
  atMs: number,
  traceparent: string | null,
): Cause => ({ key, causationId, atMs, traceparent, stepsCount: 0 });
