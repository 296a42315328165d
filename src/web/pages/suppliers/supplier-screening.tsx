import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SupplierScreening } from '#contracts/screening.ts';
import { get } from '../../client/calls.ts';
import { Moment } from '../../display/moment.tsx';
import { share } from '../../display/money.ts';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { HitCard } from '../screening/hit-card.tsx';

/** What a supplier resembles today, on which lists of which day. */
export function SupplierScreeningPanel({ supplierId }: { supplierId: string }) {
  const query = useQuery({
    queryKey: ['screening', 'supplier', supplierId],
    queryFn: ({ signal }) =>
      get<SupplierScreening>(
        `/v1/suppliers/${encodeURIComponent(supplierId)}/screening`,
        {},
        signal,
      ),
  });
  return (
    <QueryState query={query}>
      {(screening) => (
        <Stack>
          <Text size="sm">
            Compared <Moment atMs={screening.screenedAtMs} /> with{' '}
            {screening.lists.length === 0
              ? 'no list: nobody has loaded one'
              : screening.lists.map((it) => `${it.title}, version ${it.version}`).join('; ')}
            . From {share(screening.reviewAtBp)} on a person has to look, from{' '}
            {share(screening.blockAtBp)} on it stops the supplier.
          </Text>
          {screening.hits.length === 0 ? (
            <Empty title={screening.lists.length === 0 ? 'Not screened' : 'It resembles nobody'}>
              {screening.lists.length === 0
                ? 'That it was not found means nothing without a list.'
                : 'It is compared again whenever a list or the supplier changes.'}
            </Empty>
          ) : (
            screening.hits.map((hit) => <HitCard key={hit.hitId} hit={hit} />)
          )}
        </Stack>
      )}
    </QueryState>
  );
}
