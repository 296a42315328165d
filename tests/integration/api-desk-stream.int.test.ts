import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskAnswer } from '#contracts/desk.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { keptDeskPositions, pruneDeskEvents } from '#memory/desk/desk-events.ts';
import { createKey, revokeKey } from '#memory/keys.ts';
import { browserAt } from '../support/browser-session.ts';
import { aRecord, aTenantId, aTurn, anOpenCase, testDatabase } from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { RunningApi, StreamedEvent } from '../support/running-api.ts';

const database = testDatabase();
const log = createCaseLog(database);
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

type Place = { tenantId: string; caseId: string };

const tellStage = (at: Place, sentence: string) =>
  log.append(aTurn(at, { records: [aRecord({ kind: 'stage', stage: 'sourcing', sentence })] }));
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const idsOf = (events: readonly StreamedEvent[]) => events.map((it) => it.id);
const isLast = (it: StreamedEvent) => it.data.sentence === 'the last';

const CASES = 8;
const TURNS = 25;

/** Cases of a new tenant; `work` has them all report at the same time, then one says the last word. */
async function busyTenant() {
  const tenantId = aTenantId();
  const places: Place[] = [];
  for (let n = 0; n < CASES; n += 1) places.push(await anOpenCase(database, tenantId));
  const work = async () => {
    await Promise.all(
      places.map(async (at) => {
        for (let n = 0; n < TURNS; n += 1) await tellStage(at, `${at.caseId} ${n}`);
      }),
    );
    await tellStage(places[0] as Place, 'the last');
  };
  return { tenantId, work, eventsCount: CASES + CASES * TURNS + 1 };
}

describe('the stream of the desk', () => {
  it('tells small events with their stage and sentence, in the order of their places', async () => {
    const { tenantId, work, eventsCount } = await busyTenant();
    const reader = await api.caller(database, tenantId, 'auditor');
    const reading = reader.events('/v1/events?after=0', { enough: isLast });
    await work();
    const [ready, ...events] = await reading;
    expect(ready).toMatchObject({ id: 0, event: 'desk', data: { kind: 'ready' } });
    expect(idsOf(events)).toEqual(upTo(eventsCount));
    expect(events[0]).toMatchObject({ event: 'desk', data: { kind: 'opened', sequence: null } });
    expect(events.at(-1)?.data).toMatchObject({
      kind: 'stage',
      stage: 'sourcing',
      sentence: 'the last',
    });
  });

  it('goes on without a gap or a repetition, although the API dies again and again', async () => {
    const { tenantId, work, eventsCount } = await busyTenant();
    const { key } = await createKey(database, { tenantId, role: 'auditor', name: 'Al' });
    const working = work();
    const seen: StreamedEvent[] = [];
    let mortal = await startApi();
    while (!seen.some(isLast)) {
      let left = 60;
      const more = await mortal.withKey(key).events('/v1/events', {
        lastEventId: seen.at(-1)?.id ?? 0,
        enough: (it) => isLast(it) || (left -= 1) === 0,
      });
      seen.push(...more.filter((it) => it.data.kind !== 'ready'));
      await mortal.kill();
      if (!seen.some(isLast)) mortal = await startApi();
    }
    await working;
    expect(idsOf(seen)).toEqual(upTo(eventsCount));
  });

  it('goes on after the position that the desk was read at', async () => {
    const at = await anOpenCase(database, aTenantId());
    const reader = await api.caller(database, at.tenantId, 'buyer');
    await tellStage(at, 'before');
    const { position } = (await reader.get<DeskAnswer>('/v1/desk')).body;
    const reading = reader.events(`/v1/events?after=${position}`, { enough: isLast });
    await tellStage(at, 'the last');
    expect(idsOf(await reading)).toEqual([position, position + 1]);
  });

  it('begins from now on for who names no place, with a place to come back to', async () => {
    const at = await anOpenCase(database, aTenantId());
    const reader = await api.caller(database, at.tenantId, 'buyer');
    const events = await reader.events('/v1/events', { enough: () => true });
    expect(events).toMatchObject([{ id: 1, event: 'desk', data: { kind: 'ready' } }]);
  });

  it('has who was away for too long begin anew at the current place', async () => {
    const at = await anOpenCase(database, aTenantId());
    const { tenantId } = at;
    for (const sentence of ['a', 'b', 'c']) await tellStage(at, sentence);
    const reader = await api.caller(database, tenantId, 'buyer');
    const whole = { keptMs: 60_000, limit: 10 };
    expect(await pruneDeskEvents(database, tenantId, whole)).toBe(0);
    expect(await pruneDeskEvents(database, tenantId, { keptMs: 0, limit: 2 })).toBe(2);
    const enough = () => true;
    const [kept] = await reader.events('/v1/events?after=2', { enough });
    expect(kept).toMatchObject({ id: 2, data: { kind: 'ready' } });
    const [anew] = await reader.events('/v1/events', { lastEventId: 1, enough });
    expect(anew).toMatchObject({ id: 4, data: { kind: 'ready' } });
  });

  it('never loses its count, although everything is old', async () => {
    const at = await anOpenCase(database, aTenantId());
    const { tenantId } = at;
    await tellStage(at, 'before');
    expect(await pruneDeskEvents(database, tenantId, { keptMs: 0, limit: 10 })).toBe(1);
    await tellStage(at, 'after');
    expect(await keptDeskPositions(database, tenantId)).toEqual({ first: 2, last: 3 });
  });

  it('tells nothing of another tenant', async () => {
    const at = await anOpenCase(database, aTenantId());
    const other = await api.caller(database, aTenantId(), 'administrator');
    await tellStage(at, 'theirs');
    const [ready] = await other.events('/v1/events?after=0', { enough: () => true });
    expect(ready).toMatchObject({ id: 0, data: { kind: 'ready' } });
  });

  it('refuses a place that is none', async () => {
    const reader = await api.caller(database, aTenantId(), 'buyer');
    expect(await reader.get('/v1/events', { 'Last-Event-ID': 'x' })).toMatchObject({
      status: 400,
      body: { code: 'QUERY_INVALID' },
    });
  });
});

describe('who signed in from a browser', () => {
  const follow = async (path: string, cookie: string | null) => {
    const leaving = new AbortController();
    const headers: Record<string, string> =
      cookie === null ? {} : { Cookie: `parley_session=${cookie}` };
    const answer = await fetch(`${api.url}${path}`, { headers, signal: leaving.signal });
    return { answer, leave: () => leaving.abort() };
  };

  it('may follow the desk and each case with the cookie alone, and nobody may without', async () => {
    const at = await anOpenCase(database, aTenantId());
    const { key } = await createKey(database, {
      tenantId: at.tenantId,
      role: 'buyer',
      name: 'Bo',
    });
    const browser = browserAt(api.url);
    await browser.signIn(key);
    for (const path of ['/v1/events', `/v1/procurements/${at.caseId}/events`]) {
      const own = await follow(path, browser.cookie);
      expect(own.answer.headers.get('content-type')).toContain('text/event-stream');
      own.leave();
      const nobody = await follow(path, null);
      expect(nobody.answer.status).toBe(401);
      nobody.leave();
    }
  });

  it('is not told anything for long once the key is revoked', async () => {
    const at = await anOpenCase(database, aTenantId());
    const { tenantId } = at;
    const { key, keyId } = await createKey(database, { tenantId, role: 'buyer', name: 'Bo' });
    const browser = browserAt(api.url);
    await browser.signIn(key);
    const { answer } = await follow('/v1/events', browser.cookie);
    await revokeKey(database, tenantId, keyId);
    // Ends by itself, else the test's own time-out does.
    expect(await answer.text()).toContain('"kind":"ready"');
  });
});
