import { z } from 'zod';
import { Alert, AlertRequest, AlertStatus } from '#contracts/alerts.ts';
import { PageOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import { mayOperate, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id, PageQuery } from './case-params.ts';

export const listAlerts = route({
  method: 'get',
  path: '/v1/alerts',
  operationId: 'listAlerts',
  summary: 'What runs wrong and needs a person, last raised first',
  tag: 'operations',
  roles: mayRead,
  query: z.strictObject({ ...PageQuery.shape, status: AlertStatus.optional() }),
  answers: { status: 200, description: 'A page of alerts', schema: PageOf(Alert) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, status } = query;
    const filter = { ...(status && { status }) };
    return { body: await desk.store.listAlerts(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const settleAlert = route({
  method: 'post',
  path: '/v1/alerts/{id}',
  operationId: 'settleAlert',
  summary: 'Take care of an alert, or call it over',
  tag: 'operations',
  roles: mayOperate,
  params: z.object({ id: Id(100) }),
  unknown: { id: 'ALERT_UNKNOWN' },
  body: AlertRequest,
  answers: { status: 200, description: 'The alert as it is now', schema: Alert },
  async handle({ desk, holder, params, body: { action, comment } }) {
    const { tenantId, name: by } = holder;
    const settled = await desk.store.settleAlert(tenantId, params.id, { action, by, comment });
    if (settled.kind === 'unknown') {
      throw new ParleyError('ALERT_UNKNOWN', `There is no alert ${params.id} of yours.`);
    }
    if (settled.kind === 'settled') {
      const { status, acknowledgedBy, resolvedBy } = settled.alert;
      const who = (status === 'resolved' ? resolvedBy : acknowledgedBy) ?? 'somebody';
      throw new ParleyError('ALERT_SETTLED', `This alert was ${status} before, by ${who}.`);
    }
    return { body: settled.alert };
  },
});
