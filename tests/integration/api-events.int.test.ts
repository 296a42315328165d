import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageView } from '#memory/case-history.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, RunningApi, StreamedEvent } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;

beforeAll(async () => {
  // Suppliers take their time, so that a reader can come and go while the talks are on.
  api = await startApi({ PARLEY_SIMULATED_REPLY_MS: '120' });
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const idsOf = (events: StreamedEvent[]) =>
  events.filter((it) => it.event !== 'end').map((it) => it.id);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const END: StreamedEvent = { id: null, event: 'end', data: { outcome: 'awarded' } };

describe('the stream of a case', () => {
  it('is the same to who watched it live and to who comes after the end', async () => {
    const path = await openCase(buyer);
    const live = await buyer.events(`${path}/events`);
    const { lastEventSequence } = await closedCase(buyer, path);
    expect(idsOf(live)).toEqual(upTo(lastEventSequence));
    expect(live.at(-1)).toEqual(END);
    expect(await buyer.events(`${path}/events`)).toEqual(live);
  });

  it('comes while the case goes on, not only at its end', async () => {
    const path = await openCase(buyer);
    const first = await buyer.events(`${path}/events`, { enough: (it) => it.event === 'offers' });
    const { body } = await buyer.get(path);
    expect(body).toMatchObject({ closedAtMs: null, stage: 'negotiating' });
    expect(first.map((it) => it.event)).toEqual(expect.arrayContaining(['message', 'clearance']));
    await closedCase(buyer, path);
  });

  it('holds every message of the case, each under the place it has in the log', async () => {
    const path = await openCase(buyer);
    const events = await buyer.events(`${path}/events`);
    const { body } = await buyer.get<{ items: MessageView[] }>(`${path}/messages`);
    const streamed = events.filter((it) => it.event === 'message');
    expect(streamed.map((it) => [it.id, it.data.sourceId])).toEqual(
      body.items.map((it) => [it.eventSequence, it.id]),
    );
  });
});

describe('a reader who comes back', () => {
  it('goes on after the last event it has, without gap or repetition, however often', async () => {
    const path = await openCase(buyer);
    const seen: StreamedEvent[] = [];
    while (seen.at(-1)?.event !== 'end') {
      let left = 9;
      const lastEventId = seen.at(-1)?.id ?? null;
      const options = { enough: () => (left -= 1) === 0 };
      const more = await buyer.events(
        `${path}/events`,
        lastEventId === null ? options : { ...options, lastEventId },
      );
      expect(more.length).toBeGreaterThan(0);
      seen.push(...more);
    }
    const { lastEventSequence } = await closedCase(buyer, path);
    expect(idsOf(seen)).toEqual(upTo(lastEventSequence));
  });

  it('after the end gets what it missed, and only the end when it missed nothing', async () => {
    const path = await openCase(buyer);
    const whole = await buyer.events(`${path}/events`);
    const last = whole.at(-2)?.id ?? 0;
    const missed = await buyer.events(`${path}/events`, { lastEventId: last - 3 });
    expect(missed).toEqual(whole.slice(-4));
    expect(await buyer.events(`${path}/events`, { lastEventId: last })).toEqual([END]);
    expect(await buyer.events(`${path}/events?after=${last - 3}`)).toEqual(missed);
  });

  it('goes on where it was although the API died and came back', async () => {
    const mortal = await startApi({ PARLEY_SIMULATED_REPLY_MS: '120' });
    const before = await mortal.caller(database, tenantId, 'auditor');
    const path = await openCase(buyer);
    const first = await before.events(`${path}/events`, { enough: (it) => it.event === 'offers' });
    await mortal.kill();
    const lastEventId = first.at(-1)?.id ?? 0;
    const rest = await buyer.events(`${path}/events`, { lastEventId });
    const { lastEventSequence } = await closedCase(buyer, path);
    expect(idsOf([...first, ...rest])).toEqual(upTo(lastEventSequence));
  });

  it('with something that is no sequence is told so', async () => {
    const path = await openCase(buyer);
    const answer = await buyer.get(`${path}/events`, { 'Last-Event-ID': 'yesterday' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
    await closedCase(buyer, path);
  });
});

describe('many readers', () => {
  it('of one case all get the same', async () => {
    const path = await openCase(buyer);
    const streams = await Promise.all(
      Array.from({ length: 20 }, () => buyer.events(`${path}/events`)),
    );
    const { lastEventSequence } = await closedCase(buyer, path);
    for (const it of streams) expect(idsOf(it)).toEqual(upTo(lastEventSequence));
  });

  it('under one key are limited', async () => {
    const reader = await api.caller(database, tenantId, 'auditor');
    const path = await openCase(buyer);
    let refused = 0;
    const open = Array.from({ length: 51 }, async () => {
      const events = await reader.events(`${path}/events`);
      if (events.length === 0) refused += 1;
    });
    await Promise.all(open);
    expect(refused).toBe(1);
    expect((await reader.events(`${path}/events`)).at(-1)).toEqual(END);
  });
});
