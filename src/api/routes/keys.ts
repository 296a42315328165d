import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { Key, MadeKey, RevokedKey } from '#contracts/desk-answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import { KeyRequest } from '#contracts/http.ts';
import { mayOperate } from '../roles.ts';
import { route } from '../route.ts';
import { Id } from './case-params.ts';

export const listKeys = route({
  method: 'get',
  path: '/v1/api-keys',
  operationId: 'listKeys',
  summary: 'Keys of the tenant, without their secrets',
  tag: 'operations',
  roles: mayOperate,
  answers: { status: 200, description: 'The keys', schema: ItemsOf(Key) },
  async handle({ desk, holder }) {
    return { body: { items: await desk.store.listKeys(holder.tenantId) } };
  },
});

export const createKey = route({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createKey',
  summary: 'Make a key; it is shown this once',
  tag: 'operations',
  roles: mayOperate,
  body: KeyRequest,
  answers: { status: 201, description: 'The key', schema: MadeKey },
  async handle({ desk, holder, body }) {
    const { tenantId, keyId } = holder;
    return { body: await desk.store.createKey({ tenantId, ...body }, `person:${keyId}`) };
  },
});

export const revokeKey = route({
  method: 'delete',
  path: '/v1/api-keys/{id}',
  operationId: 'revokeKey',
  summary: 'Make a key useless from now on',
  tag: 'operations',
  roles: mayOperate,
  params: z.object({ id: Id(64) }),
  unknown: { id: 'KEY_ID_UNKNOWN' },
  answers: { status: 200, description: 'Revoked', schema: RevokedKey },
  async handle({ desk, holder, params }) {
    const { tenantId, keyId } = holder;
    if (!(await desk.store.revokeKey(tenantId, params.id, `person:${keyId}`))) {
      throw new ParleyError('KEY_ID_UNKNOWN', `There is no live key ${params.id} of yours.`);
    }
    return { body: { revoked: true } };
  },
});
