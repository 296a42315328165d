import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Engine } from '#engine/engine.ts';
import { startEngine } from '#engine/engine.ts';
import { migrate } from '#memory/migrate.ts';
import type { TestEngine } from './engine-of-test.ts';

/** A real Temporal server and a real PostgreSQL for each file that runs at a time. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  const running: Engine[] = [];
  const stop = async () => {
    await Promise.all(running.map((it) => it.stop()));
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const names = Array.from({ length: project.config.maxWorkers }, (_, at) => `engine-${at + 1}`);
    const engines: TestEngine[] = [];
    for (const name of names) {
      const engine = await startTestEngine(join(dataDir, name));
      running.push(engine);
      const { ownerUrl, appUrl } = engine.database;
      engines.push({ temporalAddress: engine.temporal.address, ownerUrl, appUrl });
    }
    project.provide('engines', engines);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function startTestEngine(dataDir: string): Promise<Engine> {
  const env = { ...process.env, DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined };
  const engine = await startEngine({ dataDir, env, onProgress: () => undefined });
  const { ownerUrl, appUrl } = engine.database;
  await migrate({ ownerUrl, appRole: decodeURIComponent(new URL(appUrl).username) });
  return engine;
}
