import type { Response } from 'express';
import type { Bell } from './bell.ts';

const PAGE = 200;
/** A reader comes back with Last-Event-ID and a key that is looked at again. */
const STREAM_MS_MAX = 60 * 60 * 1_000;
/** Who takes nothing for so long is let go; what it missed it gets when it comes back. */
const DRAIN_MS_MAX = 30_000;

/** Stored events of one kind, in the order of their ids. */
export type EventSource<T> = {
  /** What is rung when there is more. */
  bellName: string;
  /** Id of the last event that the reader has; 0 = none. */
  after: number;
  read(after: number, limit: number): Promise<T[]>;
  idOf(event: T): number;
  toText(event: T): string;
  /** Looked for anyway after so long, should a notice have been lost. */
  pauseMs(): number;
  /** Asked when nothing is left to send; words that end the stream, or null to wait for more. */
  lastWords?(): string | null;
};

export const isOpen = (res: Response): boolean => !res.writableEnded && !res.destroyed;

/** One event as Server-Sent Events write it. */
export const sseText = (id: number | null, event: string, data: unknown): string =>
  `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export function beginEvents(res: Response): void {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
}

/** Sends what is stored and what comes, until the source says its last words or the reader leaves. */
export async function sendEvents<T>(
  bell: Bell,
  res: Response,
  source: EventSource<T>,
): Promise<void> {
  const endsAtMs = Date.now() + STREAM_MS_MAX;
  let sent = source.after;
  while (isOpen(res) && Date.now() < endsAtMs) {
    // Listening starts before reading, so that what is written in between is not missed.
    const growth = bell.wait(source.bellName, source.pauseMs(), res);
    try {
      const events = await source.read(sent, PAGE);
      for (const it of events) {
        if (!isOpen(res)) return;
        if (!res.write(source.toText(it))) await drained(res);
        sent = source.idOf(it);
      }
      if (events.length === PAGE) continue;
      const lastWords = source.lastWords?.() ?? null;
      if (lastWords !== null) {
        if (isOpen(res)) res.write(lastWords);
        return;
      }
      await growth.heard;
    } finally {
      growth.stop();
    }
  }
}

/** Resolves when the reader has caught up or is gone. */
function drained(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(patience);
      res.off('drain', done).off('close', done);
      resolve();
    };
    const patience = setTimeout(() => res.destroy(), DRAIN_MS_MAX);
    res.once('drain', done).once('close', done);
    if (!isOpen(res)) done();
  });
}
