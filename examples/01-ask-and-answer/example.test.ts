import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { engineOfTest } from '../../tests/support/engine-of-test.ts';
import { withKitDesk } from '../support/kit-desk.ts';

const workflowsPath = fileURLToPath(new URL('./agents.ts', import.meta.url));

it('a question is passed on and answered once, and both agents end', async () => {
  const options = {
    address: engineOfTest().temporalAddress,
    workflowsPath,
    roles: ['clerk', 'stockist'],
  };
  await withKitDesk(options, async ({ say, handle, log }) => {
    await say({ to: 'clerk', type: 'REQUEST', topic: 'price.ask', body: { item: 'bolt' } });
    expect(await handle('clerk').result()).toEqual({ outcome: 'answered' });
    expect(await handle('stockist').result()).toEqual({ outcome: 'thanked' });
    expect(log.map((it) => `${it.from} -> ${it.to} ${it.type}`)).toEqual([
      'person:reader -> clerk REQUEST',
      'clerk -> stockist REQUEST',
      'stockist -> clerk RESPONSE',
      'clerk -> person:reader RESPONSE',
      'clerk -> stockist NOTIFICATION',
    ]);
  });
});
