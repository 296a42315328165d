import { createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createParser } from 'eventsource-parser';
import { afterEach, describe, expect, it } from 'vitest';
import { createBell } from './bell.ts';
import { beginEvents, sendEvents, sseText } from './sse.ts';

const LIMIT = 1_000;
const servers: Server[] = [];
afterEach(() => {
  for (const it of servers.splice(0)) {
    it.closeAllConnections();
    it.close();
  }
});

/** A stream of numbered events that its reader can be told of; `count` of them are there at once. */
async function aStream(count: number, size = 10) {
  const bell = createBell();
  const stored = Array.from({ length: count }, (_, n) => n + 1);
  const app = express().get('/', async (_req, res) => {
    beginEvents(res);
    await sendEvents(bell, res, {
      bellName: 'it',
      after: 0,
      read: async (after, limit) => stored.slice(after, after + limit),
      idOf: (it) => it,
      toText: (it) => sseText(it, 'it', 'x'.repeat(size)),
      pauseMs: () => 60_000,
      lastWords: () => (stored.length >= LIMIT ? sseText(null, 'end', {}) : null),
    });
    res.end();
  });
  const server = createServer(app).listen(0);
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const add = (more: number) => {
    for (let n = 0; n < more; n += 1) stored.push(stored.length + 1);
    bell.ring('it');
  };
  return { url, add };
}

/** Opens the stream and takes nothing from it. */
const asleep = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(url, (it) => resolve(it.pause()))
      .on('error', reject)
      .end();
  });

async function idsOf(url: string): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  const parser = createParser({ onEvent: (it) => void (it.event === 'it' && ids.push(it.id)) });
  parser.feed(await (await fetch(url)).text());
  return ids;
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));

describe('a stream of events', () => {
  it('sends all that is stored, page by page, and then its last words', async () => {
    const { url } = await aStream(LIMIT);
    expect(await idsOf(url)).toEqual(upTo(LIMIT));
  });

  it('goes on with what comes, without waiting for the next look', async () => {
    const { url, add } = await aStream(1);
    const reading = idsOf(url);
    setTimeout(() => add(LIMIT - 1), 50);
    expect(await reading).toEqual(upTo(LIMIT));
  });

  it('is not held up by a reader who takes nothing', async () => {
    const { url } = await aStream(LIMIT, 20_000);
    const sleeper = await asleep(url);
    expect(await idsOf(url)).toEqual(upTo(LIMIT));
    expect(sleeper.complete).toBe(false);
    sleeper.destroy();
  });
});
