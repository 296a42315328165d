import { expect, it } from 'vitest';
import { historyUrl } from './history-url.ts';

const ui = 'http://127.0.0.1:8233';

it('names a workflow whose id holds slashes as one part of the path', () => {
  const settings = { temporalUi: ui, temporalNamespace: 'default' };
  expect(historyUrl(settings, 'main/procurement/c1/sourcing')).toBe(
    `${ui}/namespaces/default/workflows/main%2Fprocurement%2Fc1%2Fsourcing`,
  );
});

it('is nowhere without an address, or with one that is no web page', () => {
  const at = (temporalUi: string | null) =>
    historyUrl({ temporalUi, temporalNamespace: 'default' }, 'w');
  expect([at(null), at('javascript:alert(1)')]).toEqual([null, null]);
});
