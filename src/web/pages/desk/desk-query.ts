import { queryOptions } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { DeskAnswer, DeskEvent } from '#contracts/desk.ts';
import { queryClient } from '../../app/query-client.ts';
import { get } from '../../client/calls.ts';
import { useConnection, useDeskEvents } from '../../live/desk-stream.tsx';
import { withEvent } from './live/live-patch.ts';

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => get<DeskAnswer>('/v1/desk', {}, signal),
});

/** Events of one moment are drawn together. */
const BATCH_MS = 30;
/** Next steps and who is waited for are not in the events; they follow a little later. */
const FOLLOW_UP_MS = 1_500;

/** Writes what the stream tells into what the desk shows, at once and without asking anybody. */
export function useLiveDesk(): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const batch = useRef<DeskEvent[]>([]);
  const hear = useCallback((event: DeskEvent) => {
    batch.current.push(event);
    if (batch.current.length === 1) {
      setTimeout(() => {
        const events = batch.current;
        batch.current = [];
        queryClient.setQueryData(
          deskQuery.queryKey,
          (desk) => desk && events.reduce(withEvent, desk),
        );
      }, BATCH_MS);
    }
    if (event.stage === undefined) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries(deskQuery);
    }, FOLLOW_UP_MS);
  }, []);
  useDeskEvents(hear);
  useEffect(() => () => clearTimeout(timer.current), []);

  const { connection } = useConnection();
  useEffect(() => {
    // What happened before the stream was there is in a fresh answer.
    if (connection === 'live') void queryClient.invalidateQueries(deskQuery);
  }, [connection]);
}
