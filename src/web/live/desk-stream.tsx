import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { DeskAnswer, DeskEvent } from '#contracts/desk.ts';
import { queryClient } from '../app/query-client.ts';
import { openEventStream } from './event-stream.ts';
import { heardOn } from './heard.ts';
import type { Heard } from './heard.ts';

type Listener = (event: DeskEvent) => void;

const listeners = new Set<Listener>();
const LiveContext = createContext<Heard>({ connection: 'connecting', heardAtMs: 0 });

/** Queries that a kind of event makes old. Stages are not here: pages write those in themselves. */
const madeOld: Readonly<Record<string, readonly string[]>> = {
  approval: ['approvals', 'desk'],
  approval_steps: ['approvals', 'desk'],
  approval_closed: ['approvals', 'desk'],
  opened: ['desk', 'figures', 'cases'],
  supplier_answer: ['desk'],
  hit: ['desk'],
  lesson: ['desk'],
  order: ['orders', 'desk'],
  alert: ['alerts'],
  award: ['orders', 'savings', 'figures'],
  closed: ['desk', 'figures', 'cases'],
};
const REFRESH_MS = 250;

/** What may have changed between the reading of the desk and the first event after it. */
function missedSince(position: number): readonly string[] {
  const desk = queryClient.getQueryData<DeskAnswer>(['desk']);
  return desk?.position === position ? [] : [...new Set(Object.values(madeOld).flat())];
}

/** Keeps the tenant's stream open for the whole desk. */
export function DeskStreamProvider({ children }: { children: ReactNode }) {
  const [live, setLive] = useState<Heard>(() => ({
    connection: 'connecting',
    heardAtMs: Date.now(),
  }));
  useEffect(() => {
    const old = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      for (const name of old) void queryClient.invalidateQueries({ queryKey: [name] });
      old.clear();
    };
    const close = openEventStream<'desk'>({
      url: (after) => (after === 0 ? '/v1/events' : `/v1/events?after=${after}`),
      kinds: ['desk'],
      onEvent({ sequence, data }) {
        const event = data as DeskEvent;
        for (const it of listeners) it(event);
        const names = event.kind === 'ready' ? missedSince(sequence) : madeOld[event.kind];
        for (const name of names ?? []) old.add(name);
        if (old.size > 0) timer ??= setTimeout(refresh, REFRESH_MS);
      },
      onConnection: (connection) => setLive((before) => heardOn(before, connection, Date.now())),
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, []);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Whether the desk is live, and since when it has been so or not. */
export const useConnection = (): Heard => useContext(LiveContext);

/** Hears every event of the tenant while the caller is drawn. */
export function useDeskEvents(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}
