import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { Delegation, DelegationRequest } from '#contracts/approvals.ts';
import { ParleyError } from '#contracts/errors.ts';
import { isoDayOf } from '#domain/days.ts';
import { isSameName } from '#domain/same-person.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';
import { mayApprove, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id } from './case-params.ts';

export const listDelegations = route({
  method: 'get',
  path: '/v1/delegations',
  operationId: 'listDelegations',
  summary: 'Who answers in whose place, and who is out of office',
  tag: 'approvals',
  roles: mayRead,
  answers: { status: 200, description: 'The delegations', schema: ItemsOf(Delegation) },
  async handle({ desk, holder }) {
    return { body: { items: await desk.store.listDelegations(holder.tenantId) } };
  },
});

export const makeDelegation = route({
  method: 'post',
  path: '/v1/delegations',
  operationId: 'makeDelegation',
  summary: 'Let somebody answer in your place from a day to a day',
  tag: 'approvals',
  roles: mayApprove,
  body: DelegationRequest,
  answers: { status: 201, description: 'The delegation', schema: Delegation },
  async handle({ desk, holder, body }) {
    const { personName = holder.name, ...rest } = body;
    requireOwn(holder, personName);
    if (isSameName(personName, body.delegateName)) {
      throw invalid('delegateName', 'nobody stands in for oneself');
    }
    if (body.untilDay < body.fromDay) throw invalid('untilDay', 'is before fromDay');
    if (body.untilDay < isoDayOf(Date.now())) throw invalid('untilDay', 'is past');
    const people = await approversOf(desk, holder.tenantId);
    for (const [field, name] of [
      ['personName', personName],
      ['delegateName', body.delegateName],
    ] as const) {
      if (!people.some((it) => isSameName(it, name))) {
        throw invalid(field, `"${name}" is nobody with a live key that may approve`);
      }
    }
    const wanted = { ...rest, personName };
    const made = await desk.store.makeDelegation(holder.tenantId, wanted, holder.name);
    return { status: 201, body: made };
  },
});

export const endDelegation = route({
  method: 'delete',
  path: '/v1/delegations/{id}',
  operationId: 'endDelegation',
  summary: 'End a delegation at once; it stays in the list',
  tag: 'approvals',
  roles: mayApprove,
  params: z.object({ id: Id(100) }),
  unknown: { id: 'DELEGATION_UNKNOWN' },
  answers: { status: 200, description: 'The ended one', schema: Delegation },
  async handle({ desk, holder, params: { id } }) {
    const found = await desk.store.getDelegation(holder.tenantId, id);
    if (found === null) {
      throw new ParleyError('DELEGATION_UNKNOWN', `There is no delegation ${id} of yours.`);
    }
    requireOwn(holder, found.personName);
    return { body: await desk.store.endDelegation(holder.tenantId, id, holder.name) };
  },
});

/** Nobody gives away what is somebody else's, but for administrators. */
function requireOwn({ name, role }: KeyHolder, personName: string): void {
  if (role === 'administrator' || isSameName(name, personName)) return;
  throw new ParleyError(
    'ROLE_FORBIDDEN',
    `Only ${personName} or an administrator may say who stands in for ${personName}.`,
  );
}

async function approversOf(desk: Desk, tenantId: string): Promise<string[]> {
  const keys = await desk.store.listKeys(tenantId);
  return keys
    .filter((it) => it.revokedAt === null && mayApprove.includes(it.role))
    .map((it) => it.name);
}

const invalid = (path: string, message: string) =>
  new ParleyError('DELEGATION_INVALID', `${path}: ${message}.`, [{ path, message }]);
