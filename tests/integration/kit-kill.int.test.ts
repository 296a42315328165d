import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openTestDesk, until } from '../support/kit/desk.ts';
import type { TestDesk } from '../support/kit/desk.ts';
import type { KitRole } from '../support/kit/directory.ts';
import type { Halt } from '../support/kit/post.ts';
import { testDatabase } from '../support/memory-builders.ts';
import { programEnv } from '../support/running-program.ts';

const workerScript = fileURLToPath(new URL('../support/kit/worker.ts', import.meta.url));
const database = testDatabase();
let desk: TestDesk;
afterEach(() => desk.close());
afterAll(() => database.close());

/** A worker process that stands still at `halt`; killed there, without a warning. */
async function killedWorker(role: KitRole, halt: Halt, meanwhile: () => Promise<unknown>) {
  const child = spawn(process.execPath, [workerScript, desk.name, role, halt], {
    env: programEnv(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const halted = new Promise<void>((resolve, reject) => {
    child.on('message', ({ type }: { type?: string }) => {
      if (type === 'halted') resolve();
    });
    void exited.then(() => reject(new Error('the worker ended by itself')));
  });
  await halted;
  await meanwhile();
  child.kill('SIGKILL');
  await exited;
}

const tell = (n: number) =>
  desk.say({ to: 'anna', type: 'NOTIFICATION', topic: 'tell', body: { to: 'bert', n } });
const count = (n: number) =>
  desk.say({ to: 'anna', type: 'NOTIFICATION', topic: 'count', body: { n } });
const ask = (to: KitRole) => desk.say({ to, type: 'REQUEST', topic: 'report', body: {} });

const answersOf = async (from: KitRole) =>
  (await desk.messages()).filter((it) => it.from === from && it.topic === 'counted');

/** What anna has said so far; `toBert` = the sequences of her messages to bert. */
async function stateOf() {
  const toBert = (await desk.messages())
    .filter((it) => it.from === 'anna' && it.to === 'bert')
    .map((it) => it.sequence);
  const answers = (await answersOf('anna')).map(({ inReplyTo, body }) => ({ inReplyTo, body }));
  return { toBert, answers, answersCount: answers.length };
}

const halts: Halt[] = ['before the commit', 'after the commit', 'after the delivery'];

describe('a worker that is killed in the middle of a turn', () => {
  it.each(halts)('%s: nothing is lost, doubled or out of order', async (halt) => {
    desk = await openTestDesk(database, { roles: ['bert'] });
    const first = [await tell(1), await count(10), await ask('anna')];
    const before = await stateOf();
    expect(before).toMatchObject({ toBert: [], answersCount: 0 });
    const meanwhile: string[] = [];
    await killedWorker('anna', halt, async () => {
      const { toBert, answersCount } = await stateOf();
      expect([toBert, answersCount]).toEqual(halt === 'before the commit' ? [[], 0] : [[1], 1]);
      for (const it of [await tell(2), await count(20), await ask('anna')]) meanwhile.push(it.id);
    });

    await desk.startWorker('anna');
    await until(async () => ((await stateOf()).answersCount === 2 ? true : null));
    const { toBert, answers } = await stateOf();
    expect(toBert).toEqual([1, 2]);
    expect(answers).toEqual([
      { inReplyTo: first[2]?.id, body: { numbers: [10] } },
      { inReplyTo: meanwhile[2], body: { numbers: [10, 20] } },
    ]);
    const messages = await desk.messages();
    expect(new Set(messages.map((it) => it.id)).size).toBe(messages.length);
    expect(messages.filter((it) => it.to === 'anna' && it.handledAtMs === null)).toEqual([]);
    await ask('bert');
    const told = await until(async () => (await answersOf('bert'))[0] ?? null);
    expect(told.body).toEqual({ numbers: [1, 2] });
  });
});
