import { inject } from 'vitest';

/** Where one real Temporal server and one real PostgreSQL are. */
export type TestEngine = { temporalAddress: string; ownerUrl: string; appUrl: string };

declare module 'vitest' {
  export interface ProvidedContext {
    /** One for each test file that runs at a time. */
    engines: TestEngine[];
  }
}

/**
 * The engine that no other test file uses while this one runs: a worker that one file stops is none
 * that another waits for. Files that run one after the other share it.
 */
export function engineOfTest(): TestEngine {
  const engine = inject('engines')[Number(process.env['VITEST_POOL_ID']) - 1];
  if (engine === undefined) throw new Error('more test files run at a time than there are engines');
  return engine;
}
