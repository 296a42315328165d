import { queryOptions } from '@tanstack/react-query';
import type { ApprovalPolicyView } from '#contracts/approval-policy.ts';
import type { PersonAnswer } from '#contracts/session.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';

export const policiesQuery = queryOptions({
  queryKey: ['approval-policies'],
  queryFn: ({ signal }) => get<Items<ApprovalPolicyView>>('/v1/approval-policies', {}, signal),
});

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get<Items<PersonAnswer>>('/v1/people', {}, signal),
});

/** Roles that may answer a question, as a policy names them. */
const APPROVING_ROLES = ['approver', 'compliance_officer', 'administrator'];

/** Whom a step can name: the people who may approve, and every role that one of them holds. */
export function approverChoices(people: readonly PersonAnswer[]): string[] {
  const able = people.filter((it) => APPROVING_ROLES.includes(it.role));
  const roles = new Set(able.map((it) => `role:${it.role}`));
  return [...roles, ...new Set(able.map((it) => it.name))];
}
