import type { Envelope } from './envelope.ts';
import { envelopeFault } from './envelope.ts';
import type { DeadLetter } from './journal.ts';

/** Remembered ids; above the most that can be in flight plus a client's retry window (ADR 0009). */
export const SEEN_IDS_MAX = 1_000;
/** Messages waiting or held back; more than this is a loop or an attack, not a conversation. */
export const INBOX_MAX = 500;
/** Undeliverable messages kept in the agent; each is also written to the dead-letter table. */
const DEAD_LETTERS_MAX = 50;
const SKIPPED_MAX = 100;

/** All an agent remembers of its messages; survives continue-as-new as it is. */
export type MailboxState = {
  inbox: Envelope[];
  /** Came before their predecessor; wait here, by sender, in sequence order. */
  heldBack: Envelope[];
  seenIds: string[];
  /** Last sequence handed on, by sender. */
  lastSequence: Record<string, number>;
  /** Sequences given up as lost, by sender; the newest few, should one come after all. */
  skipped: Record<string, number[]>;
  deadLetters: DeadLetter[];
  owed: { requestId: string; from: string; topic: string }[];
};

export const emptyMailbox = (): MailboxState => ({
  inbox: [],
  heldBack: [],
  seenIds: [],
  lastSequence: {},
  skipped: {},
  deadLetters: [],
  owed: [],
});

/**
 * Takes one arriving message: a duplicate vanishes, a message ahead of its sender's sequence waits
 * for its predecessor, what does not parse becomes a dead letter. Never throws.
 * @param nowMs time of arrival, only kept with dead letters
 */
export function receive(mailbox: MailboxState, arrival: unknown, nowMs: number): MailboxState {
  const fault = envelopeFault(arrival);
  if (fault !== null) return bury(mailbox, arrival, 'MALFORMED', fault, nowMs);
  const envelope = arrival as Envelope;
  if (isKnown(mailbox, envelope)) return mailbox;
  if (mailbox.inbox.length + mailbox.heldBack.length >= INBOX_MAX) {
    return bury(mailbox, arrival, 'INBOX_FULL', `more than ${INBOX_MAX} messages wait`, nowMs);
  }
  const seenIds = [...mailbox.seenIds, envelope.id].slice(-SEEN_IDS_MAX);
  return release({ ...mailbox, seenIds, heldBack: [...mailbox.heldBack, envelope] });
}

function isKnown(mailbox: MailboxState, envelope: Envelope): boolean {
  if (mailbox.seenIds.includes(envelope.id)) return true;
  // Older than the window: the log numbers every message, so a number handed on is a message seen.
  const handedOn = envelope.sequence <= (mailbox.lastSequence[envelope.from] ?? 0);
  const givenUp = mailbox.skipped[envelope.from]?.includes(envelope.sequence) ?? false;
  return envelope.sequence > 0 && handedOn && !givenUp;
}

/** Moves every held message whose turn has come into the inbox, in sequence order. */
function release(mailbox: MailboxState): MailboxState {
  const lastSequence = { ...mailbox.lastSequence };
  const inbox = [...mailbox.inbox];
  let heldBack = mailbox.heldBack;
  for (;;) {
    const next = heldBack.find((it) => it.sequence <= (lastSequence[it.from] ?? 0) + 1);
    if (next === undefined) return { ...mailbox, inbox, heldBack, lastSequence };
    lastSequence[next.from] = Math.max(lastSequence[next.from] ?? 0, next.sequence);
    inbox.push(next);
    heldBack = heldBack.filter((it) => it !== next);
  }
}

/** Gives up waiting for lost predecessors: what was held back is handed on in sequence order. */
export function releaseHeldBack(mailbox: MailboxState): MailboxState {
  const inOrder = mailbox.heldBack.toSorted((a, b) => a.sequence - b.sequence);
  const lastSequence = { ...mailbox.lastSequence };
  const skipped = { ...mailbox.skipped };
  for (const it of inOrder) {
    const last = lastSequence[it.from] ?? 0;
    const lost = Array.from({ length: it.sequence - last - 1 }, (_, n) => last + 1 + n);
    skipped[it.from] = [...(skipped[it.from] ?? []), ...lost].slice(-SKIPPED_MAX);
    lastSequence[it.from] = it.sequence;
  }
  return {
    ...mailbox,
    inbox: [...mailbox.inbox, ...inOrder],
    heldBack: [],
    lastSequence,
    skipped,
  };
}

/** Takes the oldest message out; a REQUEST is owed an answer from here on. */
export function takeNext(mailbox: MailboxState): [Envelope | null, MailboxState] {
  const [next, ...inbox] = mailbox.inbox;
  if (next === undefined) return [null, mailbox];
  if (next.type !== 'REQUEST') return [next, { ...mailbox, inbox }];
  const debt = { requestId: next.id, from: next.from, topic: next.topic };
  return [next, { ...mailbox, inbox, owed: [...mailbox.owed, debt] }];
}

/** Strikes off a debt. Throws when the request is not owed: an answer twice is a bug. */
export function settle(mailbox: MailboxState, requestId: string): MailboxState {
  if (!mailbox.owed.some((it) => it.requestId === requestId)) {
    throw new Error(`request ${requestId} is not owed an answer: unknown or answered already`);
  }
  return { ...mailbox, owed: mailbox.owed.filter((it) => it.requestId !== requestId) };
}

export function bury(
  mailbox: MailboxState,
  envelope: unknown,
  reason: DeadLetter['reason'],
  because: string,
  atMs: number,
): MailboxState {
  const id = (envelope as { id?: unknown } | null)?.id;
  const letter: DeadLetter = {
    id: typeof id === 'string' ? id : `unreadable-${atMs}-${mailbox.deadLetters.length}`,
    envelope,
    reason,
    because,
    atMs,
  };
  return { ...mailbox, deadLetters: [...mailbox.deadLetters, letter].slice(-DEAD_LETTERS_MAX) };
}
