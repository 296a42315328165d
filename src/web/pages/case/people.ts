import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PersonAnswer } from '#contracts/session.ts';
import { get } from '../../client/calls.ts';
import type { Items } from '../../client/types.ts';

/** Names of the tenant's people by the id of their key; empty until they are read. */
export function usePeopleNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => get<Items<PersonAnswer>>('/v1/people', {}, signal),
    staleTime: 5 * 60_000,
  });
  return useMemo(() => new Map(data?.items.map((it) => [it.keyId, it.name])), [data]);
}
