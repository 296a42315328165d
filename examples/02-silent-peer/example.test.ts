import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { engineOfTest } from '../../tests/support/engine-of-test.ts';
import { withKitDesk } from '../support/kit-desk.ts';

const workflowsPath = fileURLToPath(new URL('./agents.ts', import.meta.url));

it('a silent peer is noticed after the limit and the asker is answered without it', async () => {
  const options = {
    address: engineOfTest().temporalAddress,
    workflowsPath,
    roles: ['judge', 'witness'],
  };
  await withKitDesk(options, async ({ say, handle, log }) => {
    await say({ to: 'judge', type: 'REQUEST', topic: 'opinion.ask', body: { about: 'fit' } });
    expect(await handle('judge').result()).toEqual({ outcome: 'decided alone' });
    expect(log.at(-1)).toMatchObject({ topic: 'verdict', body: { alone: true, waitedMs: 300 } });
    await handle('witness').terminate('the example is over');
  });
});

it('a topic without a handler is answered with an ERROR instead of silence', async () => {
  const options = { address: engineOfTest().temporalAddress, workflowsPath, roles: ['judge'] };
  await withKitDesk(options, async ({ say, handle, log, until }) => {
    await say({ to: 'judge', type: 'REQUEST', topic: 'weather', body: {} });
    const answer = await until(() => log.find((it) => it.type === 'ERROR') ?? null);
    expect(answer).toMatchObject({ to: 'person:reader', body: { code: 'NO_HANDLER' } });
    await handle('judge').terminate('the example is over');
  });
});
