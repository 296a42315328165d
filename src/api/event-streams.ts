import { once } from 'node:events';
import type { Response } from 'express';
import { ParleyError } from '#contracts/errors.ts';
import type { CaseEventListener } from '#memory/case-event-listener.ts';
import type { DeskStore } from '#memory/desk-store.ts';

/** Streams one key may hold open at once. */
const STREAMS_PER_KEY_MAX = 50;
const PAGE = 200;
/** Looked for anyway this often, should a notice have been lost. */
const POLL_MS = 1_000;
const HEARTBEAT_MS = 15_000;

export type EventStreams = {
  /** Sends a case's events after a sequence, live, until the case is closed or the reader leaves. */
  stream(options: {
    tenantId: string;
    caseId: string;
    keyId: string;
    after: number;
    res: Response;
  }): Promise<void>;
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
  const waiting = new Map<string, Set<() => void>>();
  const perKey = new Map<string, number>();
  const open = new Set<Response>();
  const wake = (key: string) => waiting.get(key)?.forEach((resume) => resume());
  const listener = listen({
    grown: (tenantId, caseId) => wake(`${tenantId} ${caseId}`),
    gap: () => [...waiting.keys()].forEach(wake),
  });

  async function stream({
    tenantId,
    caseId,
    keyId,
    after,
    res,
  }: Parameters<EventStreams['stream']>[0]) {
    const held = perKey.get(keyId) ?? 0;
    if (held >= STREAMS_PER_KEY_MAX) {
      throw new ParleyError(
        'RATE_LIMITED',
        `This key holds ${held} streams open; close one first.`,
      );
    }
    perKey.set(keyId, held + 1);
    open.add(res);
    const heartbeat = setInterval(() => res.write(': alive\n\n'), HEARTBEAT_MS);
    try {
      await send(store, waiting, { tenantId, caseId, after, res });
    } finally {
      clearInterval(heartbeat);
      open.delete(res);
      perKey.set(keyId, (perKey.get(keyId) ?? 1) - 1);
      res.end();
    }
  }

  return {
    stream,
    async close() {
      for (const res of open) res.end();
      await listener.close();
    },
  };
}

async function send(
  store: DeskStore,
  waiting: Map<string, Set<() => void>>,
  {
    tenantId,
    caseId,
    after,
    res,
  }: { tenantId: string; caseId: string; after: number; res: Response },
): Promise<void> {
  res
    .status(200)
    .set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
  res.flushHeaders();
  let sent = after;
  while (!res.writableEnded && !res.destroyed) {
    // Listening starts before reading, so that what is written in between is not missed.
    const more = grown(waiting, `${tenantId} ${caseId}`, res);
    const events = await store.eventsAfter(tenantId, caseId, sent, PAGE);
    for (const it of events) {
      const data = JSON.stringify({
        kind: it.kind,
        sourceId: it.sourceId,
        atMs: it.atMs,
        body: it.body,
      });
      if (!res.write(`id: ${it.sequence}\nevent: ${it.kind}\ndata: ${data}\n\n`))
        await drained(res);
      sent = it.sequence;
    }
    if (events.length === PAGE) continue;
    const view = await store.getCase(tenantId, caseId);
    if (view === null || (view.closedAtMs !== null && view.lastEventSequence <= sent)) {
      res.write(`event: end\ndata: ${JSON.stringify({ outcome: view?.outcome ?? null })}\n\n`);
      return;
    }
    await more;
  }
}

/** Resolves when the case has grown, at the latest after the polling interval, or when it is left. */
function grown(waiting: Map<string, Set<() => void>>, key: string, res: Response): Promise<void> {
  return new Promise((resolve) => {
    const set = waiting.get(key) ?? new Set();
    waiting.set(key, set);
    const resume = () => {
      clearTimeout(timer);
      set.delete(resume);
      if (set.size === 0) waiting.delete(key);
      res.off('close', resume);
      resolve();
    };
    const timer = setTimeout(resume, POLL_MS);
    set.add(resume);
    res.once('close', resume);
  });
}

const drained = (res: Response): Promise<unknown> =>
  Promise.race([once(res, 'drain'), once(res, 'close')]);
