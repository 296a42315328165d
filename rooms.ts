/**
 * Who may import whom: the table behind the linter's rules (`oxlint.config.ts`) and behind the test
 * that plants a violation of each (`tests/architecture/rooms.test.ts`).
 */
export type Room = {
  /** Folder, from the root. */
  path: string;
  values: readonly string[];
  /** May be imported as types only. */
  types: readonly string[];
};

export const rooms: Readonly<Record<string, Room>> = {
  domain: { path: 'src/domain', values: [], types: ['contracts'] },
  contracts: { path: 'src/contracts', values: [], types: ['kit'] },
  kit: { path: 'src/kit', values: [], types: [] },
  ports: { path: 'src/ports', values: [], types: ['kit', 'contracts', 'domain'] },
  platform: { path: 'src/platform', values: ['contracts'], types: [] },
  workflows: { path: 'workflows', values: ['kit', 'domain'], types: ['contracts', 'activities'] },
  activities: { path: 'activities', values: ['kit', 'contracts', 'domain'], types: ['ports'] },
  memory: { path: 'src/memory', values: ['kit', 'contracts', 'domain'], types: ['ports'] },
  integrations: {
    path: 'src/integrations',
    values: ['kit', 'contracts', 'domain', 'platform'],
    types: ['ports'],
  },
  web: { path: 'src/web', values: [], types: ['contracts'] },
  engine: { path: 'src/engine', values: ['contracts', 'platform'], types: [] },
};
