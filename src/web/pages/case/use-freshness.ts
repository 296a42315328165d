import { useEffect, useRef } from 'react';
import { queryClient } from '../../app/query-client.ts';
import type { CaseEvent } from '../../live/case-stream.ts';
import { useCaseStream } from '../../live/case-stream.ts';
import { isMadeOld } from './freshness.ts';

/** However much happens, what is shown is read anew at most this often. */
const REFRESH_MS = 1_500;
const FIRST_MS = 200;

/**
 * Reads anew what events have made old, and nothing else.
 * @param known sequence up to which everything on the page was read when it was opened
 */
export function useFreshness(caseId: string, known: number): void {
  const { events } = useCaseStream(caseId);
  const state = useRef({ known, refreshedAtMs: 0, kinds: new Set<CaseEvent['kind']>() });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const it = state.current;
    for (let at = events.length - 1; at >= 0; at -= 1) {
      const event = events[at];
      if (event === undefined || event.sequence <= it.known) break;
      it.kinds.add(event.kind);
    }
    it.known = Math.max(it.known, events.at(-1)?.sequence ?? 0);
    if (it.kinds.size === 0 || timer.current !== undefined) return;
    const waitMs = Math.max(FIRST_MS, it.refreshedAtMs + REFRESH_MS - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const { kinds } = it;
      it.kinds = new Set();
      it.refreshedAtMs = Date.now();
      void queryClient.invalidateQueries({
        queryKey: ['case', caseId],
        predicate: ({ queryKey }) => isMadeOld(String(queryKey[2]), kinds),
      });
    }, waitMs);
  }, [caseId, events]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
