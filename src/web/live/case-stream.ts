import { useEffect, useSyncExternalStore } from 'react';
import type { CaseRecord } from '#contracts/records.ts';
import type { DecisionEvent, MessageEnvelope } from '../client/types.ts';
import { openEventStream } from './event-stream.ts';
import type { Connection } from './event-stream.ts';
import { heardOn } from './heard.ts';

/** `sourceId`: of the message, decision or record, which names the agent's turn it comes from. */
type At = { sequence: number; atMs: number; sourceId: string };
export type CaseEvent =
  | (At & { kind: 'message'; body: MessageEnvelope })
  | (At & { kind: 'decision'; body: DecisionEvent })
  | (At & { kind: CaseRecord['kind']; body: unknown });

type Kind = CaseEvent['kind'];
const KINDS: Readonly<Record<Kind, true>> = {
  message: true,
  decision: true,
  stage: true,
  offers: true,
  mandates: true,
  talks: true,
  clearance: true,
  approval: true,
  approval_steps: true,
  approval_closed: true,
  award: true,
  supplier_asked: true,
  quotes_unsealed: true,
  closed: true,
};

/** A case as its stream tells it; a new object whenever something came. */
export type CaseStream = {
  events: readonly CaseEvent[];
  messages: readonly (At & { kind: 'message'; body: MessageEnvelope })[];
  decisions: readonly (At & { kind: 'decision'; body: DecisionEvent })[];
  connection: Connection;
  /** When something was heard last, by this machine's clock. */
  heardAtMs: number;
};

const EMPTY: CaseStream = {
  events: [],
  messages: [],
  decisions: [],
  connection: 'connecting',
  heardAtMs: 0,
};

/** What comes in together is drawn together. */
const BATCH_MS = 16;

type Store = {
  users: number;
  current: CaseStream;
  subscribe: (listener: () => void) => () => void;
  close: () => void;
};
const stores = new Map<string, Store>();

/** The live stream of a case, shared by everything on the page that looks at it. */
export function useCaseStream(caseId: string): CaseStream {
  useEffect(() => {
    const store = storeOf(caseId);
    store.users += 1;
    return () => {
      store.users -= 1;
      // A tab that is changed leaves and comes back in the same moment.
      setTimeout(() => {
        if (store.users > 0 || stores.get(caseId) !== store) return;
        store.close();
        stores.delete(caseId);
      }, 1_000);
    };
  }, [caseId]);
  return useSyncExternalStore(
    (listener) => storeOf(caseId).subscribe(listener),
    () => stores.get(caseId)?.current ?? EMPTY,
  );
}

function storeOf(caseId: string): Store {
  const known = stores.get(caseId);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let waiting: CaseEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (next: Partial<CaseStream>) => {
    store.current = { ...store.current, ...next };
    for (const it of listeners) it();
  };
  const flush = () => {
    timer = undefined;
    const came = waiting;
    waiting = [];
    change({ ...withEvents(store.current, came), heardAtMs: Date.now() });
  };
  const closeStream = openEventStream<Kind>({
    url: (after) => `/v1/procurements/${encodeURIComponent(caseId)}/events?after=${after}`,
    kinds: Object.keys(KINDS) as Kind[],
    onEvent({ sequence, kind, data }) {
      const { atMs, body, sourceId } = data as { atMs: number; body: unknown; sourceId: string };
      waiting.push({ sequence, kind, atMs, sourceId, body } as CaseEvent);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    onConnection: (connection) =>
      queueMicrotask(() => change(heardOn(store.current, connection, Date.now()))),
  });
  const store: Store = {
    users: 0,
    current: EMPTY,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearTimeout(timer);
      closeStream();
    },
  };
  stores.set(caseId, store);
  return store;
}

const withEvents = (stream: CaseStream, came: readonly CaseEvent[]): Partial<CaseStream> => ({
  events: [...stream.events, ...came],
  messages: [...stream.messages, ...came.filter((it) => it.kind === 'message')],
  decisions: [...stream.decisions, ...came.filter((it) => it.kind === 'decision')],
});
