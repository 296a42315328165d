import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageView } from '#memory/case-history.ts';
import type { BreakableLine } from '../support/breakable-line.ts';
import { breakableLine } from '../support/breakable-line.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  aRequest,
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

type Accepted = { id: string; state: string; note?: string; links: { self: string } };

const database = testDatabase();
const tenantId = aTenantId();
let toDatabase: BreakableLine;
let toEngine: BreakableLine;
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;

beforeAll(async () => {
  const databaseUrl = new URL(engineOfTest().appUrl);
  const [host = '', port] = engineOfTest().temporalAddress.split(':');
  toDatabase = await breakableLine({
    host: databaseUrl.hostname,
    port: Number(databaseUrl.port),
  });
  toEngine = await breakableLine({ host, port: Number(port) });
  databaseUrl.hostname = '127.0.0.1';
  databaseUrl.port = String(toDatabase.port);
  // Only the API has breakable lines; the worker goes on by itself.
  api = await startApi({
    DATABASE_URL: databaseUrl.href,
    TEMPORAL_ADDRESS: `127.0.0.1:${toEngine.port}`,
    PARLEY_LOG_LEVEL: 'silent',
  });
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await Promise.all([toDatabase.stop(), toEngine.stop()]);
  await database.close();
});

const readiness = () => api.withKey(null).get('/readyz');
const ready = () => until(async () => ((await readiness()).status === 200 ? true : null));

describe('while the database is away', () => {
  it('the API lives, says that it is not ready, answers with what to do, and recovers', async () => {
    toDatabase.cut();
    expect(await api.withKey(null).get('/healthz')).toMatchObject({ status: 200 });
    expect(await readiness()).toMatchObject({
      status: 503,
      body: { database: false, engine: true },
    });
    const answer = await buyer.post<Problem>('/v1/procurements', aRequest());
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'DATABASE_UNAVAILABLE', retry: true },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/prisma|password|127\.0\.0\.1/i);
    expect((await api.withKey(null).get('/metrics')).status).toBe(200);
    toDatabase.mend();
    await ready();
    expect((await buyer.get('/v1/procurements')).status).toBe(200);
  });

  it('a reader of a stream waits, and misses nothing when it is back', async () => {
    const slow = await startApi({ PARLEY_SIMULATED_REPLY_MS: '150' });
    const by = await slow.caller(database, tenantId, 'buyer');
    const path = await openCase(by);
    const seen: (number | null)[] = [];
    const first = await buyer.events(`${path}/events`, { enough: (it) => it.event === 'offers' });
    seen.push(...first.map((it) => it.id));
    toDatabase.cut();
    toDatabase.mend();
    await ready();
    const rest = await buyer.events(`${path}/events`, { lastEventId: seen.at(-1) ?? 0 });
    seen.push(...rest.map((it) => it.id));
    const { lastEventSequence } = await closedCase(buyer, path);
    expect(seen).toEqual([...Array.from({ length: lastEventSequence }, (_, n) => n + 1), null]);
    await slow.stop();
  });
});

describe('while the engine is away', () => {
  it('a request is accepted and runs to its end when the engine is back', async () => {
    toEngine.cut();
    expect(await readiness()).toMatchObject({
      status: 503,
      body: { database: true, engine: false },
    });
    const opened = await buyer.post<Accepted>('/v1/procurements', aRequest());
    expect(opened).toMatchObject({ status: 202, body: { state: 'accepted' } });
    expect(opened.body.note).toContain('as soon as it is back');
    const path = opened.body.links.self;
    expect((await buyer.get(path)).body).toMatchObject({ stage: 'opened', closedAtMs: null });
    const agents = await buyer.get<Problem>(`${path}/agents/supervisor`);
    expect(agents).toMatchObject({ status: 503, body: { code: 'ENGINE_UNAVAILABLE' } });
    const directory = await buyer.get<Problem>('/v1/agents');
    expect(directory).toMatchObject({ status: 503, body: { code: 'ENGINE_UNAVAILABLE' } });
    toEngine.mend();
    await ready();
    expect((await closedCase(buyer, path)).outcome).toBe('awarded');
    const { body } = await buyer.get<{ items: MessageView[] }>(`${path}/messages`);
    expect(body.items.filter((it) => it.topic === 'procurement.open')).toMatchObject([
      { delivery: 'delivered' },
    ]);
  });

  it('a command is kept and reaches its agent when the engine is back', async () => {
    const path = await openCase(buyer, { budget: { amountMinor: 600_000, currency: 'USD' } });
    toEngine.cut();
    const abort = { command: 'abort', because: 'no money' };
    const answer = await buyer.post(`${path}/commands`, abort);
    expect(answer).toMatchObject({ status: 202, body: { accepted: true, by: 'relay' } });
    toEngine.mend();
    const view = await closedCase(buyer, path);
    expect(view.outcome).toBe('aborted');
  });
});
