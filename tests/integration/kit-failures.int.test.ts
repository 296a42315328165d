import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '#kit/envelope.ts';
import { listDeadLetters } from '#memory/dead-letters.ts';
import { openTestDesk, until } from '../support/kit/desk.ts';
import type { TestDesk } from '../support/kit/desk.ts';
import type { KitRole } from '../support/kit/directory.ts';
import { testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk(database, { roles: ['anna', 'bert'] });
});
afterEach(() => desk.close());
afterAll(() => database.close());

const request = (to: KitRole, topic: string, body: object = {}) =>
  desk.say({ to, type: 'REQUEST', topic, body });
const note = (to: KitRole, topic: string, body: object = {}) =>
  desk.say({ to, type: 'NOTIFICATION', topic, body });

const answerTo = ({ id }: { id: string }) =>
  until(async () => (await desk.messages()).find((it) => it.inReplyTo === id) ?? null);

const deadLetters = async () => {
  const { tenantId, caseId } = desk.at;
  const wish = { cursor: null, limit: 10 };
  return (await listDeadLetters(database, tenantId, { caseId }, wish)).items;
};

const numbersOf = async (role: KitRole) => (await answerTo(await request(role, 'report'))).body;

describe('a message on which the policy throws', () => {
  it('is answered with an ERROR and buried, and the agent goes on', async () => {
    await note('anna', 'count', { n: 1 });
    const asked = await request('anna', 'stumble');
    await note('anna', 'count', { n: 2 });
    expect(await answerTo(asked)).toMatchObject({
      type: 'ERROR',
      body: { code: 'HANDLER_FAILED', because: 'anna failed on stumble: stumbled over a stone' },
    });
    expect(await numbersOf('anna')).toEqual({ numbers: [1, 2] });
    expect(await deadLetters()).toMatchObject([
      { agent: 'anna', reason: 'HANDLER_FAILED', envelope: { id: asked.id, topic: 'stumble' } },
    ]);
  });

  it('is buried without an answer when nobody waits for one', async () => {
    await note('anna', 'stumble');
    expect(await numbersOf('anna')).toEqual({ numbers: [] });
    expect(await deadLetters()).toMatchObject([{ agent: 'anna', reason: 'HANDLER_FAILED' }]);
    expect((await desk.messages()).filter((it) => it.type === 'ERROR')).toEqual([]);
  });

  it('reaches the peer that sent it like every other ERROR', async () => {
    const body = { to: 'bert', topic: 'stumble', withinMs: 60_000 };
    const asked = await request('anna', 'pass', body);
    expect(await answerTo(asked)).toMatchObject({
      type: 'ERROR',
      body: { code: 'HANDLER_FAILED' },
    });
    expect(await numbersOf('bert')).toEqual({ numbers: [] });
  });
});

describe('an activity that fails for good', () => {
  it('is a result for the policy, and the agent goes on', async () => {
    const asked = await request('anna', 'order', { code: 'SUPPLIER_GONE' });
    expect(await answerTo(asked)).toMatchObject({
      type: 'ERROR',
      body: { code: 'SUPPLIER_GONE', because: 'nothing helps' },
    });
    expect(await numbersOf('anna')).toEqual({ numbers: [] });
    expect(await deadLetters()).toEqual([]);
  });
});

/** As an operator does it: the run goes back to before the agent left, and forgets that it was told. */
async function bringBack(role: KitRole): Promise<void> {
  const { events } = await desk.handle(role).fetchHistory();
  const first = events?.find((it) => it.workflowTaskCompletedEventAttributes);
  const { workflowId } = desk.handle(role);
  await desk.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId },
    workflowTaskFinishEventId: first?.eventId ?? null,
    requestId: `back-${workflowId}`,
    reason: 'left too early',
    resetReapplyExcludeTypes: [1],
  });
}

describe('a message to a peer that has ended', () => {
  it('is a dead letter, and is handled once when it is sent again to a peer that is back', async () => {
    await note('bert', 'count', { n: 1 });
    expect(await numbersOf('bert')).toEqual({ numbers: [1] });
    await note('bert', 'leave');
    await desk.handle('bert').result();
    await note('anna', 'tell', { to: 'bert', n: 9 });
    // A completed peer means a closed case, so the sender ends as well.
    expect(await desk.handle('anna').result()).toEqual({ outcome: 'case_closed' });
    const [letter] = await deadLetters();
    expect(letter).toMatchObject({ agent: 'bert', reason: 'AGENT_CLOSED', status: 'open' });
    expect(letter?.envelope).toMatchObject({ from: 'anna', topic: 'count', body: { n: 9 } });

    await bringBack('bert');
    // Under its own id: bert has never seen it.
    const again = letter?.envelope as Envelope;
    for (const _ of [1, 2]) {
      expect(await desk.office.deliver(again, { wake: false })).toBe('delivered');
    }
    expect(await numbersOf('bert')).toEqual({ numbers: [1, 9] });
  });
});
