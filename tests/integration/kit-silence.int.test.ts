import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openTestDesk } from '../support/kit/desk.ts';
import type { TestDesk } from '../support/kit/desk.ts';
import { testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
let desk: TestDesk;
afterEach(() => desk.close());
afterAll(() => database.close());

const pass = (topic: 'report' | 'mull', withinMs = 300) =>
  desk.say({ to: 'anna', type: 'REQUEST', topic: 'pass', body: { to: 'bert', topic, withinMs } });

const answersTo = async (requestId: string) =>
  (await desk.messages()).filter((it) => it.inReplyTo === requestId);

describe('a role that no worker serves', () => {
  it('keeps its messages, its peer is told in time, and a later worker handles each once', async () => {
    desk = await openTestDesk(database, { roles: ['anna'] });
    for (const n of [1, 2, 3]) {
      const body = { to: 'bert', n };
      await desk.say({ to: 'anna', type: 'NOTIFICATION', topic: 'tell', body });
    }
    const question = await pass('report');
    expect((await desk.answer('noticed')).body).toEqual({ topic: 'report', waitedMs: 300 });
    expect(await desk.office.workersCount('bert')).toBe(0);
    expect((await desk.handle('bert').describe()).status.name).toBe('RUNNING');
    const waiting = (await desk.messages()).filter((it) => it.to === 'bert');
    expect(waiting.map((it) => [it.delivery, it.handledAtMs])).toEqual(
      [1, 2, 3, 4].map(() => ['delivered', null]),
    );

    await desk.startWorker('bert');
    expect((await desk.answer('counted')).body).toEqual({ numbers: [1, 2, 3] });
    expect(await answersTo(question.id)).toHaveLength(1);
    const handled = (await desk.messages()).filter((it) => it.to === 'bert');
    expect(handled.every((it) => it.handledAtMs !== null)).toBe(true);
    expect(await desk.status('bert')).toMatchObject({ handledCount: 4, owed: [] });
    expect(await desk.status('anna')).toMatchObject({ owed: [], awaiting: [] });
  });
});

describe('a peer that hears and says nothing', () => {
  it('is noticed once, and does not stop the one who waits for it', async () => {
    desk = await openTestDesk(database);
    await pass('mull', 200);
    await desk.answer('noticed');
    await desk.say({ to: 'anna', type: 'NOTIFICATION', topic: 'count', body: { n: 5 } });
    await desk.say({ to: 'anna', type: 'REQUEST', topic: 'report', body: {} });
    expect((await desk.answer('counted')).body).toEqual({ numbers: [5] });
    const noticed = (await desk.messages()).filter((it) => it.topic === 'noticed');
    expect(noticed).toHaveLength(1);
  });

  it('answers with an ERROR when it ends, and that late answer still counts', async () => {
    desk = await openTestDesk(database);
    const question = await pass('mull', 200);
    await desk.answer('noticed');
    await desk.say({ to: 'bert', type: 'NOTIFICATION', topic: 'leave', body: {} });
    expect((await desk.answer('agent.error')).body).toMatchObject({ code: 'AGENT_CLOSED' });
    expect(await answersTo(question.id)).toHaveLength(1);
    expect(await desk.handle('bert').result()).toEqual({ outcome: 'left with 0' });
  });
});

describe('an agent that ends', () => {
  it('answers also who writes to it in its last moment', async () => {
    desk = await openTestDesk(database);
    await desk.say({ to: 'anna', type: 'NOTIFICATION', topic: 'count', body: { n: 1 } });
    await Promise.all([
      desk.say({ to: 'anna', type: 'NOTIFICATION', topic: 'leave', body: {} }),
      ...Array.from({ length: 20 }, () =>
        desk.say({ to: 'anna', type: 'REQUEST', topic: 'report', body: {} }),
      ),
    ]);
    await desk.handle('anna').result();
    const asked = (await desk.messages()).filter((it) => it.type === 'REQUEST');
    expect(asked).toHaveLength(20);
    for (const { id, delivery } of asked) {
      const answers = await answersTo(id);
      expect(answers, `${delivery}`).toHaveLength(delivery === 'delivered' ? 1 : 0);
    }
  });
});
