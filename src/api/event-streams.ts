import type { Response } from 'express';
import { ParleyError } from '#contracts/errors.ts';
import type { Outcome } from '#contracts/messages.ts';
import type { CaseEventListener } from '#memory/case-event-listener.ts';
import type { CaseEvent } from '#memory/case-history.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import { createBell } from './bell.ts';
import type { Bell } from './bell.ts';
import { openStreams } from './metrics.ts';

/** Streams that one key, and this process, may hold open at once. */
const STREAMS_PER_KEY_MAX = 50;
const STREAMS_MAX = 1_000;
const PAGE = 200;
/** Looked for anyway this often, should a notice have been lost. */
const POLL_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** Peers still answer what they owe after the case is closed; then nothing comes any more. */
const QUIET_MS = 500;
/** A reader comes back with Last-Event-ID and a key that is looked at again. */
const STREAM_MS_MAX = 60 * 60 * 1_000;

export type StreamWish = {
  tenantId: string;
  caseId: string;
  keyId: string;
  /** Sequence of the last event that the reader has; 0 = none. */
  after: number;
  /** Null while the case is open. */
  closed: { outcome: Outcome | null; atMs: number } | null;
  res: Response;
};

export type EventStreams = {
  /** Sends a case's events after a sequence, live, until the case is closed or the reader leaves. */
  stream(wish: StreamWish): Promise<void>;
  close(): Promise<void>;
};

type Listen = (on: {
  grown(tenantId: string, caseId: string): void;
  gap(): void;
}) => CaseEventListener;

/**
 * Server-Sent Events from the case's stored stream: the same rows live and afterwards, each with
 * its sequence as id, so that a reader who comes back misses and repeats nothing.
 */
export function createEventStreams(store: DeskStore, listen: Listen): EventStreams {
  const bell = createBell();
  const perKey = new Map<string, number>();
  const open = new Set<Response>();
  const listener = listen({
    grown: (tenantId, caseId) => bell.ring(`${tenantId} ${caseId}`),
    gap: () => bell.ringAll(),
  });
  return {
    async stream(wish) {
      const { keyId, res } = wish;
      const held = perKey.get(keyId) ?? 0;
      if (held >= STREAMS_PER_KEY_MAX || open.size >= STREAMS_MAX) {
        throw new ParleyError('RATE_LIMITED', 'Too many streams are open; close one first.');
      }
      perKey.set(keyId, held + 1);
      open.add(res);
      openStreams.set(open.size);
      const heartbeat = setInterval(() => beat(res), HEARTBEAT_MS);
      try {
        await send(store, bell, wish);
      } finally {
        clearInterval(heartbeat);
        open.delete(res);
        openStreams.set(open.size);
        const left = (perKey.get(keyId) ?? 1) - 1;
        if (left > 0) perKey.set(keyId, left);
        else perKey.delete(keyId);
      }
      res.end();
    },
    async close() {
      for (const res of open) res.end();
      bell.ringAll();
      await listener.close();
    },
  };
}

const isOpen = (res: Response): boolean => !res.writableEnded && !res.destroyed;

function beat(res: Response): void {
  if (isOpen(res) && !res.writableNeedDrain) res.write(': alive\n\n');
}

async function send(
  store: DeskStore,
  bell: Bell,
  { tenantId, caseId, after, closed, res }: StreamWish,
): Promise<void> {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  const endsAtMs = Date.now() + STREAM_MS_MAX;
  let sent = after;
  let end = closed;
  while (isOpen(res) && Date.now() < endsAtMs) {
    const pauseMs = end === null ? POLL_MS : QUIET_MS;
    // Listening starts before reading, so that what is written in between is not missed.
    const growth = bell.wait(`${tenantId} ${caseId}`, pauseMs, res);
    try {
      const events = await store.eventsAfter(tenantId, caseId, sent, PAGE);
      for (const it of events) {
        if (!isOpen(res)) return;
        if (!res.write(toText(it))) await drained(res);
        sent = it.sequence;
        end ??= closingOf(it);
      }
      if (events.length === PAGE) continue;
      if (end !== null && Date.now() - end.atMs >= QUIET_MS) {
        if (isOpen(res)) res.write(toEnd(end.outcome));
        return;
      }
      await growth.heard;
    } finally {
      growth.stop();
    }
  }
}

function toText({ sequence, kind, sourceId, atMs, body }: CaseEvent): string {
  const data = JSON.stringify({ kind, sourceId, atMs, body });
  return `id: ${sequence}\nevent: ${kind}\ndata: ${data}\n\n`;
}

const toEnd = (outcome: Outcome | null): string =>
  `event: end\ndata: ${JSON.stringify({ outcome })}\n\n`;

const closingOf = ({ kind, body }: CaseEvent): StreamWish['closed'] =>
  kind === 'closed'
    ? { outcome: (body as { outcome?: Outcome }).outcome ?? null, atMs: Date.now() }
    : null;

/** Resolves when the reader has caught up or is gone. */
function drained(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.once('drain', done).once('close', done);
    if (!isOpen(res)) done();
  });
}
