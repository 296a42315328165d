import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEngine } from '#engine/engine.ts';
import { migrate } from '#memory/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    temporalAddress: string;
    ownerUrl: string;
    appUrl: string;
  }
}

/** One real Temporal server and one real PostgreSQL for all files of a run, in a folder of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  const env = { ...process.env, DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined };
  const engine = await startEngine({ dataDir, env, onProgress: () => undefined });
  const stop = async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const { ownerUrl, appUrl } = engine.database;
    await migrate({ ownerUrl, appRole: decodeURIComponent(new URL(appUrl).username) });
    project.provide('temporalAddress', engine.temporal.address);
    project.provide('ownerUrl', ownerUrl);
    project.provide('appUrl', appUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
