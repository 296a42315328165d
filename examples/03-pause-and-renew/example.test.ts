import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { AgentStatus } from '#kit/temporal/listen.ts';
import { engineOfTest } from '../../tests/support/engine-of-test.ts';
import type { KitDesk } from '../support/kit-desk.ts';
import { withKitDesk } from '../support/kit-desk.ts';

const workflowsPath = fileURLToPath(new URL('./agents.ts', import.meta.url));
const add = { to: 'counter', type: 'NOTIFICATION', topic: 'add', body: { amount: 1 } } as const;

const statusOf = (desk: KitDesk) =>
  desk
    .handle('counter')
    .query<AgentStatus>('status')
    .catch(() => null);

const options = () => ({
  address: engineOfTest().temporalAddress,
  workflowsPath,
  roles: ['counter'],
});

it('an agent renewed many times forgets nothing and counts nothing twice', async () => {
  await withKitDesk(options(), async (desk) => {
    for (let n = 1; n <= 40; n += 1) {
      await desk.say(add);
      const repeated = desk.log.at(-1);
      if (repeated !== undefined) await desk.office.deliver(repeated, { wake: true });
    }
    await desk.say({ to: 'counter', type: 'REQUEST', topic: 'total', body: {} });
    expect(await desk.handle('counter').result()).toEqual({ outcome: 'counted 40' });
    const query =
      `WorkflowId = '${desk.handle('counter').workflowId}'` +
      ` AND ExecutionStatus = 'ContinuedAsNew'`;
    // The list of workflows lags behind a little.
    const renewed = await desk.until(
      async () => (await desk.client.workflow.count(query)).count || null,
    );
    expect(renewed).toBeGreaterThan(0);
  });
});

it('a paused agent keeps what comes and deals with it when resumed', async () => {
  await withKitDesk(options(), async (desk) => {
    await desk.say({ to: 'counter', type: 'NOTIFICATION', topic: 'pause', body: {} });
    await desk.say(add);
    const paused = await desk.until(async () => {
      const status = await statusOf(desk);
      return status?.paused && status.inboxCount === 1 ? status : null;
    });
    expect(paused).toMatchObject({ handledCount: 1 });
    await desk.say({ to: 'counter', type: 'NOTIFICATION', topic: 'resume', body: {} });
    await desk.say({ to: 'counter', type: 'REQUEST', topic: 'total', body: {} });
    expect(await desk.handle('counter').result()).toEqual({ outcome: 'counted 1' });
  });
});
