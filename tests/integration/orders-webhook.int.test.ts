import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail, OrderSummary } from '#contracts/orders.ts';
import { anAwardedCase, aPortalSupplier } from '../support/order-builders.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import { startApi, startWorker, until } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';
import { postSigned, webhookSupplier } from '../support/webhook-supplier.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let server: Awaited<ReturnType<typeof webhookSupplier>>;
let secret: string;

beforeAll(async () => {
  api = await startApi({ PARLEY_WEBHOOK_ALLOW_PRIVATE: 'true' });
  worker = await startWorker(['supervisor']);
  server = await webhookSupplier(0);
  await aPortalSupplier(database, tenantId, 'acme');
  buyer = await api.caller(database, tenantId, 'buyer');
  const administrator = await api.caller(database, tenantId, 'administrator');
  const channel = { kind: 'webhook', webhookUrl: server.url };
  const set = await administrator.post<{ secret: string }>('/v1/suppliers/acme/channel', channel);
  secret = set.body.secret;
});

afterAll(async () => {
  await server.stop();
  await worker.stop();
  await api.stop();
  await database.close();
});

async function anOrder() {
  const sessionId = crypto.randomUUID();
  const caseId = await anAwardedCase(database, tenantId, {
    before: (tx, at) =>
      tx.supplierSession.create({
        data: {
          ...at,
          sessionId,
          supplierId: 'acme',
          channel: 'webhook',
          request: { supplierName: 'Acme', title: 'Cells', currency: 'USD', needBy: '', lines: [] },
          turn: 1,
          move: 'confirm',
          status: 'agreed',
          answerBy: new Date(),
          expiresAt: new Date(),
        },
      }),
  });
  const { body } = await buyer.get<{ items: OrderSummary[] }>(`/v1/orders?caseId=${caseId}`);
  return { sessionId, path: `/v1/orders/${body.items[0]?.orderNo}` };
}

const toldOf = (event: string, sessionId: string) =>
  until(async () => {
    const posts = server.posted.map((it) => it.body as { event: string; sessionId?: string });
    return posts.find((it) => it.event === event && it.sessionId === sessionId) ?? null;
  });

describe('a supplier with a webhook', () => {
  it('is told of its order, answers it by a signed call, and hears when it is taken back', async () => {
    const { sessionId, path } = await anOrder();
    const hook = `${api.url}/v1/webhooks/suppliers/acme`;
    await toldOf('order_issued', sessionId);
    const order = { kind: 'accepted', revision: 1, text: 'gladly' };
    expect(await postSigned(hook, { sessionId, order }, { secret: 'wrong' })).toContain('403');
    const wrong = { sessionId, order: { ...order, kind: 'perhaps' } };
    expect(await postSigned(hook, wrong, { secret })).toBe('422 BODY_INVALID');
    expect(await postSigned(hook, { sessionId, order }, { secret })).toBe('202 taken');
    expect(await postSigned(hook, { sessionId, order }, { secret })).toBe('202 taken');
    const { body } = await buyer.get<OrderDetail>(path);
    expect(body).toMatchObject({ status: 'acknowledged', responses: [{ text: 'gladly' }] });
    await buyer.post(`${path}/cancel`, { because: 'not needed' });
    await toldOf('order_cancelled', sessionId);
  });
});
