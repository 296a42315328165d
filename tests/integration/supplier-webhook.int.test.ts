import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '#contracts/negotiation.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { aQuote, portalSupplier } from '../support/portal-supplier.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';
import { isFromParley, postSigned, webhookSupplier } from '../support/webhook-supplier.ts';

const QUOTED_MINOR = 5_100_000;
const HOUR_MS = 3_600_000;
const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let administrator: Caller;
let server: Awaited<ReturnType<typeof webhookSupplier>>;
let supplierId: string;
let portalId: string;
let secret: string;
let path: string;
let asked: SupplierView;

const hook = (id: string): string => `${api.url}/v1/webhooks/suppliers/${id}`;
const postOf = (event: string, turn: number) =>
  until(async () => {
    const found = server.posted.find(
      (it) => it.body.event === event && it.body.session.turn === turn,
    );
    return found ?? null;
  });
const setChannel = (id: string, body: object, by = administrator) =>
  by.post<{ secret: string | null; code?: string }>(`/v1/suppliers/${id}/channel`, body);

beforeAll(async () => {
  api = await startApi({ PARLEY_LOG_LEVEL: 'info', PARLEY_WEBHOOK_ALLOW_PRIVATE: 'true' });
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  administrator = await api.caller(database, tenantId, 'administrator');
  server = await webhookSupplier(1);
  const simulated = await openCase(buyer);
  await closedCase(buyer, simulated);
  const { body } = await buyer.get<{ items: Offer[] }>(`${simulated}/offers`);
  const ids = [...new Set(body.items.map((it) => it.supplierId))].toSorted();
  [supplierId = '', portalId = ''] = ids;
  const set = await setChannel(supplierId, { kind: 'webhook', webhookUrl: server.url });
  secret = set.body.secret ?? '';
  await setChannel(portalId, { kind: 'portal' });
  path = await openCase(buyer);
  const post = await postOf('asked', 1);
  expect(isFromParley(post, secret)).toBe(true);
  asked = post.body.session;
});

afterAll(async () => {
  await server.stop();
  await worker.stop();
  await api.stop();
  await database.close();
});

const aSignedQuote = (changes: object = {}) => ({
  sessionId: asked.sessionId,
  ...aQuote(asked, QUOTED_MINOR),
  ...changes,
});

describe('a channel', () => {
  it('is set with an address that leads out of our network, unless that is allowed', async () => {
    const strict = await startApi();
    const there = await strict.caller(database, tenantId, 'administrator');
    const wrong = [
      server.url,
      'https://localhost.localdomain/hook',
      'http://supplier.example/hook',
      'https://127.0.0.1/hook',
      'https://[::1]/hook',
      'https://intranet/hook',
      'https://user:word@supplier.example/hook',
      'nonsense',
    ];
    for (const webhookUrl of wrong) {
      const { status, body } = await setChannel(portalId, { kind: 'webhook', webhookUrl }, there);
      expect(`${webhookUrl} ${status} ${body.code}`).toBe(`${webhookUrl} 422 CHANNEL_INVALID`);
    }
    await strict.stop();
  });

  it('is set by an administrator alone', async () => {
    expect((await setChannel(portalId, { kind: 'webhook' })).status).toBe(422);
    expect((await setChannel(portalId, { kind: 'pigeon' })).status).toBe(422);
    expect((await setChannel('nobody', { kind: 'portal' })).body.code).toBe('SUPPLIER_UNKNOWN');
    expect((await setChannel(portalId, { kind: 'portal' }, buyer)).status).toBe(403);
  });
});

describe('a supplier with a webhook', () => {
  it('is refused what it has not signed, and what is old or was sent before', async () => {
    const quote = aSignedQuote({ currency: 'EUR' });
    const at = (id: string, signing: Partial<Parameters<typeof postSigned>[2]>, body = quote) =>
      postSigned(hook(id), body, { secret, ...signing });
    const unsigned = '403 WEBHOOK_SIGNATURE_WRONG';
    expect(await at(supplierId, { secret: 'another' })).toBe(unsigned);
    expect(await at(portalId, {})).toBe(unsigned);
    expect(await at(supplierId, { sentText: JSON.stringify(aSignedQuote()) })).toBe(unsigned);
    expect(await at(supplierId, {}, aSignedQuote({ sessionId: 'none' }))).toBe(unsigned);
    expect(await at(supplierId, { sentText: 'no JSON' })).toBe('400 BODY_MALFORMED');
    expect(await at(supplierId, { atMs: Date.now() - HOUR_MS })).toBe('403 WEBHOOK_STALE');
    expect(await at(supplierId, { atMs: Date.now() + HOUR_MS })).toBe('403 WEBHOOK_STALE');
    const nonce = 'nonce-of-one-call';
    expect(await at(supplierId, { nonce })).toBe('422 ANSWER_CURRENCY_WRONG');
    expect(await at(supplierId, { nonce })).toBe('409 WEBHOOK_REPLAYED');
  });

  it('is told of each turn and comes to an agreement by signed calls alone', async () => {
    const unknownIssue = aSignedQuote({ discount: 5 });
    expect(await postSigned(hook(supplierId), unknownIssue, { secret })).toBe('422 BODY_INVALID');
    expect(await postSigned(hook(supplierId), aSignedQuote(), { secret })).toBe('202 taken');
    const answer = { question: 'Is the floor level?', text: 'Within 2 mm.' };
    await buyer.post(`${path}/suppliers/${portalId}/answers`, answer);
    const told = await postOf('answered', 1);
    expect(isFromParley(told, secret)).toBe(true);
    expect(told.body.session.answers).toMatchObject([answer]);
    const { body } = await buyer.get<{ items: { supplierId: string; link: string }[] }>(
      `${path}/supplier-sessions`,
    );
    const link = body.items.find((it) => it.supplierId === portalId)?.link ?? '';
    expect(body.items.find((it) => it.supplierId === supplierId)?.link).toBeNull();
    expect((await portalSupplier(link).say({ kind: 'decline', turn: 1 })).status).toBe(202);

    const { session } = (await postOf('asked', 2)).body;
    expect(session).toMatchObject({ move: 'counter', yourTurn: true, supplierId });
    const { sessionId } = session;
    const accept = { sessionId, kind: 'accept', turn: 2 };
    expect(await postSigned(hook(supplierId), accept, { secret })).toBe('202 taken');
    await postOf('agreed', 2);
    expect((await postOf('asked', 3)).body.session.move).toBe('confirm');
    const confirm = { ...accept, turn: 3 };
    expect(await postSigned(hook(supplierId), confirm, { secret })).toBe('202 taken');
    const closed = await closedCase(buyer, path);
    expect(closed.award?.proposal.lines).toMatchObject([{ supplierId }]);
    expect(server.posted.map((it) => it.body.postId)).toEqual([
      ...new Set(server.posted.map((it) => it.body.postId)),
    ]);
    expect(await postSigned(hook(supplierId), accept, { secret })).toBe('409 TALKS_ENDED');
  });
});

describe('a link', () => {
  const linked = async (caseId: string) => {
    const { body } = await buyer.get<{ items: { supplierId: string; link: string }[] }>(
      `${caseId}/supplier-sessions`,
    );
    return portalSupplier(body.items.find((it) => it.supplierId === portalId)?.link ?? '');
  };

  it('that has expired opens nothing', async () => {
    await database.inTenant(tenantId, (tx) =>
      tx.supplierSession.updateMany({
        where: { tenantId, supplierId: portalId },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      }),
    );
    const { status, body } = await (await linked(path)).say({ kind: 'decline', turn: 1 });
    expect(`${status} ${body.code}`).toBe('410 PORTAL_LINK_EXPIRED');
  });

  it('of before ends when the channel is set anew', async () => {
    const before = await linked(path);
    await setChannel(portalId, { kind: 'portal' });
    const { body } = await before.say({ kind: 'decline', turn: 1 });
    expect(body.code).toBe('PORTAL_LINK_WRONG');
  });

  it('is written down by no log line', async () => {
    const token = (await linked(path)).link.split('/').at(-1) ?? 'none';
    await fetch(`${api.url}/portal/${token}`);
    await until(async () => (api.output().includes('/portal/…') ? true : null));
    expect(api.output()).not.toContain(token);
  });
});

describe('a webhook in our own network', () => {
  it('that was set before is called no more once that is not allowed', async () => {
    await api.stop();
    const before = server.posted.length;
    const postId = 'a post of before';
    const { sessionId } = asked;
    await database.inTenant(tenantId, (tx) =>
      tx.webhookPost.create({ data: { tenantId, postId, sessionId, supplierId, body: {} } }),
    );
    api = await startApi();
    const tried = await until(() =>
      database.inTenant(tenantId, (tx) =>
        tx.webhookPost.findFirst({ where: { tenantId, postId, attempts: 1 } }),
      ),
    );
    expect(tried).toMatchObject({ status: 'waiting', lastFault: 'it is not https' });
    expect(server.posted).toHaveLength(before);
  });
});
