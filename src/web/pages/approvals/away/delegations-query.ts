import { queryOptions } from '@tanstack/react-query';
import type { Delegation } from '#contracts/approvals.ts';
import type { PersonAnswer } from '#contracts/session.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: ({ signal }) => get<Items<Delegation>>('/v1/delegations', {}, signal),
});

const APPROVING = ['approver', 'compliance_officer', 'administrator'];

/** Everybody with a role that may approve. */
export const approversQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get<Items<PersonAnswer>>('/v1/people', {}, signal),
  select: ({ items }) => items.filter((it) => APPROVING.includes(it.role)).map((it) => it.name),
});
