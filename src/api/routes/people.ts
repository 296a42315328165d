import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { ApiRole } from '#contracts/http.ts';
import { PersonAnswer } from '#contracts/session.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';

export const listPeople = route({
  method: 'get',
  path: '/v1/people',
  operationId: 'listPeople',
  summary: 'Whom one can name: the holders of keys that are not revoked',
  tag: 'desk',
  roles: mayRead,
  query: z.strictObject({ role: ApiRole.optional() }),
  answers: { status: 200, description: 'People by name', schema: ItemsOf(PersonAnswer) },
  async handle({ desk, holder, query }) {
    return { body: { items: await desk.store.peopleOf(holder.tenantId, query.role) } };
  },
});
