import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Envelope } from '#kit/envelope.ts';
import { openTestDesk, until } from '../support/kit/desk.ts';
import type { TestDesk } from '../support/kit/desk.ts';
import type { KitRole } from '../support/kit/directory.ts';
import { aTurn, anEnvelope, testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
let desk: TestDesk;
afterEach(() => desk.close());
afterAll(() => database.close());

const numbersUpTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

/** Messages of one peer as the log numbers them, not yet delivered. */
const written = (to: KitRole, last: number): Promise<Envelope[]> => {
  const envelopes = numbersUpTo(last).map((n) =>
    anEnvelope(desk.at, { from: 'bert', to, topic: 'count', body: { n } }),
  );
  return desk.log.append(aTurn(desk.at, { agent: 'bert', envelopes }));
};

const deliver = async (envelopes: Envelope[]) => {
  for (const it of envelopes) await desk.office.deliver(it, { wake: true });
};

const handledCount = (role: KitRole, count: number) =>
  until(async () => ((await desk.status(role)).handledCount >= count ? true : null));

/** The same order in every run, and far from the first one: 7 and `count` have no common factor. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items.map((_, n) => items[(n * 7 + 3) % items.length] as T);

describe('messages that come twice and out of order', () => {
  it('are handled once each, in the order of their sender', async () => {
    desk = await openTestDesk(database, { roles: ['anna'] });
    const messages = await written('anna', 30);
    await Promise.all([deliver(shuffled(messages)), deliver(messages.toReversed())]);
    await handledCount('anna', 30);
    await deliver(messages);
    await desk.say({ to: 'anna', type: 'REQUEST', topic: 'report', body: {} });
    expect((await desk.answer('counted')).body).toEqual({ numbers: numbersUpTo(30) });
    expect(await desk.status('anna')).toMatchObject({ handledCount: 31, inboxCount: 0 });
  });
});

type Run = { eventsCount: number; next: string | null };

async function runOf(workflowId: string, runId: string): Promise<Run> {
  const { events = [] } = await desk.client.workflow.getHandle(workflowId, runId).fetchHistory();
  const last = events?.at(-1);
  const next = last?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? null;
  return { eventsCount: events?.length ?? 0, next };
}

async function runsOf(role: KitRole, firstRunId: string): Promise<Run[]> {
  const { workflowId } = desk.handle(role);
  const runs: Run[] = [];
  for (let runId: string | null = firstRunId; runId !== null;) {
    const run: Run = await runOf(workflowId, runId);
    runs.push(run);
    runId = run.next;
  }
  return runs;
}

/** Sent one after the other, while the agent handles and renews itself. */
const STREAM = 600;
/** 60 events, then what may come in while a run that is younger than a second waits to be renewed. */
const RUN_EVENTS_MAX = 300;

describe('an agent that is renewed while messages stream in', () => {
  it('loses none, handles none twice and keeps every history short', async () => {
    desk = await openTestDesk(database, { roles: ['carl'] });
    const messages = await written('carl', STREAM);
    await deliver(messages.slice(0, 1));
    const { runId: firstRunId } = await desk.handle('carl').describe();
    await deliver(messages.slice(1));
    await handledCount('carl', STREAM);
    await deliver(messages.slice(0, 40));
    await desk.say({ to: 'carl', type: 'REQUEST', topic: 'report', body: {} });
    expect((await desk.answer('counted')).body).toEqual({ numbers: numbersUpTo(STREAM) });
    expect((await desk.status('carl')).handledCount).toBe(STREAM + 1);

    const runs = await runsOf('carl', firstRunId);
    expect(runs.length).toBeGreaterThan(2);
    for (const { eventsCount } of runs) expect(eventsCount).toBeLessThan(RUN_EVENTS_MAX);
  });
});
