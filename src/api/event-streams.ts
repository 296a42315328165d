import type { Response } from 'express';
import { DESK_EVENT } from '#contracts/desk.ts';
import type { DeskEvent } from '#contracts/desk.ts';
import { ParleyError } from '#contracts/errors.ts';
import type { Outcome } from '#contracts/messages.ts';
import type { CaseEventListener } from '#memory/case-event-listener.ts';
import type { CaseEvent } from '#memory/case-history.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import { createBell } from './bell.ts';
import { hideLimits } from './hide-limits.ts';
import { openStreams } from './metrics.ts';
import { sharedReads } from './shared-reads.ts';
import { beginEvents, isOpen, sendEvents, sseText } from './sse.ts';
import type { EventSource } from './sse.ts';

/** Streams that one key, and this process, may hold open at once. */
const STREAMS_PER_KEY_MAX = 50;
const STREAMS_MAX = 1_000;
/** Looked for anyway this often, should a notice have been lost. */
const POLL_MS = 1_000;
/** Also how long a stream outlives its key or session. */
const HEARTBEAT_MS = 15_000;
/** Peers still answer what they owe after the case is closed; then nothing comes any more. */
const QUIET_MS = 500;

export type Reader = {
  tenantId: string;
  keyId: string;
  res: Response;
  /** Whether key or session of the reader still let it read. */
  mayStill: () => Promise<boolean>;
  /** Whether the reader may see what we aim at or would go up to. */
  limitsShown: boolean;
};

export type CaseWish = Reader & {
  caseId: string;
  /** Sequence of the last event that the reader has; 0 = none. */
  after: number;
  /** Null while the case is open. */
  closed: { outcome: Outcome | null; atMs: number } | null;
};

/** `after` is the position of the last event that the reader has; null = from now on. */
export type DeskWish = Reader & { after: number | null };

export type EventStreams = {
  /** Sends a case's events after a sequence, live, until the case is closed or the reader leaves. */
  stream(wish: CaseWish): Promise<void>;
  /** Sends what changes for the desk of the tenant, live, until the reader leaves. */
  streamDesk(wish: DeskWish): Promise<void>;
  close(): Promise<void>;
};

type Listen = (on: {
  grown(tenantId: string, caseId: string): void;
  gap(): void;
}) => CaseEventListener;

/**
 * Server-Sent Events from stored streams: the same rows live and afterwards, each with its place as
 * id, so that a reader who comes back misses and repeats nothing.
 */
export function createEventStreams(store: DeskStore, listen: Listen): EventStreams {
  const bell = createBell();
  const perKey = new Map<string, number>();
  const open = new Set<Response>();
  const listener = listen({
    grown: (tenantId, caseId) => bell.ring(bellName(tenantId, caseId)),
    gap: () => bell.ringAll(),
  });
  const readDesk = sharedReads((tenantId: string, after: number, limit: number) =>
    store.deskEventsAfter(tenantId, after, limit),
  );
  const hold = async ({ keyId, res, mayStill }: Reader, send: () => Promise<void>) => {
    const held = perKey.get(keyId) ?? 0;
    if (held >= STREAMS_PER_KEY_MAX || open.size >= STREAMS_MAX) {
      throw new ParleyError('RATE_LIMITED', 'Too many streams are open; close one first.');
    }
    perKey.set(keyId, held + 1);
    open.add(res);
    openStreams.set(open.size);
    const heartbeat = setInterval(() => void beat(res, mayStill), HEARTBEAT_MS);
    try {
      beginEvents(res);
      await send();
    } finally {
      clearInterval(heartbeat);
      open.delete(res);
      openStreams.set(open.size);
      const left = (perKey.get(keyId) ?? 1) - 1;
      if (left > 0) perKey.set(keyId, left);
      else perKey.delete(keyId);
    }
    res.end();
  };
  return {
    stream: (wish) => hold(wish, () => sendEvents(bell, wish.res, caseSource(store, wish))),
    streamDesk: (wish) =>
      hold(wish, async () => {
        const { tenantId, res, limitsShown } = wish;
        const { first, last } = await store.keptDeskPositions(tenantId);
        const asked = wish.after ?? last;
        const after = asked >= first - 1 && asked <= last ? asked : last;
        // A place to come back to, also for who is cut off before anything happens; one beyond where
        // the reader was tells that what it missed is no longer kept.
        res.write(sseText(after, DESK_EVENT, ready()));
        await sendEvents(bell, res, {
          bellName: bellName(tenantId, ''),
          after,
          read: (position, limit) => readDesk(tenantId, position, limit),
          idOf: (it) => it.position,
          toText: ({ position, event }) =>
            sseText(position, DESK_EVENT, limitsShown ? event : hideLimits(event)),
          pauseMs: () => POLL_MS,
        });
      }),
    async close() {
      for (const res of open) res.end();
      bell.ringAll();
      await listener.close();
    },
  };
}

/** Without a case: what the database rings for the desk of the tenant. */
const bellName = (tenantId: string, caseId: string): string => `${tenantId} ${caseId}`;

/** Keeps the connection alive, and ends it once nobody may read there any more. */
async function beat(res: Response, mayStill: () => Promise<boolean>): Promise<void> {
  if (isOpen(res) && !res.writableNeedDrain) res.write(': alive\n\n');
  // While the database is away nobody is sent anything, and nobody is sent away.
  if (!(await mayStill().catch(() => true)) && isOpen(res)) res.end();
}

const ready = (): DeskEvent => ({
  kind: 'ready',
  caseId: null,
  sequence: null,
  ref: null,
  atMs: Date.now(),
});

function caseSource(
  store: DeskStore,
  { tenantId, caseId, after, closed, limitsShown }: CaseWish,
): EventSource<CaseEvent> {
  let end = closed;
  return {
    bellName: bellName(tenantId, caseId),
    after,
    read: (sequence, limit) => store.eventsAfter(tenantId, caseId, sequence, limit),
    idOf: (it) => it.sequence,
    toText(it) {
      end ??= closingOf(it);
      const { sequence, kind, sourceId, atMs } = it;
      const body = limitsShown ? it.body : hideLimits(it.body);
      return sseText(sequence, kind, { kind, sourceId, atMs, body });
    },
    pauseMs: () => (end === null ? POLL_MS : QUIET_MS),
    lastWords: () =>
      end !== null && Date.now() - end.atMs >= QUIET_MS
        ? sseText(null, 'end', { outcome: end.outcome })
        : null,
  };
}

const closingOf = ({ kind, body }: CaseEvent): CaseWish['closed'] =>
  kind === 'closed'
    ? { outcome: (body as { outcome?: Outcome }).outcome ?? null, atMs: Date.now() }
    : null;
