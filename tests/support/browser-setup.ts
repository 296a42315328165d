import type { TestProject } from 'vitest/node';
import { buildWeb } from './build-web.ts';
import { startParley } from './running-parley.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the one Parley that all browser tests look at. */
    dataDir: string;
  }
}

/** The pages as a user gets them, and one Parley as a user starts it, for all files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb();
  const parley = await startParley({ PARLEY_SIMULATED_REPLY_MS: '150' });
  project.provide('dataDir', parley.dataDir);
  return parley.stop;
}
