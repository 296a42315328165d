import { Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { SeenHit } from '#contracts/screening.ts';
import { get } from '../../client/calls.ts';
import type { Page } from '../../client/types.ts';
import { LoadMore } from '../../display/load-more.tsx';
import { Empty, Failure, Waiting } from '../../display/query-state.tsx';
import { useRowFocus } from '../../display/row-keys.ts';
import { HitCard } from './hit-card.tsx';

const PAGE_SIZE = 20;
type State = SeenHit['state'];
const none: Readonly<Record<State, readonly [title: string, why: string]>> = {
  open: ['No hit is open', 'Suppliers are compared again whenever they or a list change.'],
  cleared: ['No hit is cleared', 'A cleared hit comes back when its day has passed.'],
  confirmed: ['No hit is confirmed', 'A confirmed hit stops its supplier for good.'],
};

/** Hits in one state, newest first; `j` and `k` walk over them, `enter` opens the supplier. */
export function HitList({ state }: { state: State }) {
  const cards = useRowFocus<HTMLDivElement>();
  const query = useInfiniteQuery({
    queryKey: ['screening', 'hits', state],
    queryFn: ({ pageParam, signal }) =>
      get<Page<SeenHit>>(
        '/v1/screening/hits',
        { state, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const hits = query.data?.pages.flatMap((it) => it.items) ?? [];
  if (query.data === undefined) {
    if (query.error === null) return <Waiting rows={6} />;
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (hits.length === 0) return <Empty title={none[state][0]}>{none[state][1]}</Empty>;
  return (
    <Stack ref={cards}>
      {hits.map((hit) => (
        <HitCard key={hit.hitId} hit={hit} firstSeenAtMs={hit.firstSeenAtMs} />
      ))}
      <LoadMore query={query} />
    </Stack>
  );
}
