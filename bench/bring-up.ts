import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '#engine/engine.ts';
import type { Engine } from '#engine/engine.ts';
import { migrate } from '#memory/migrate.ts';

export type Undo = () => Promise<unknown>;

/**
 * Brings up what is measured. `stop` undoes all of it in reverse order, as does a failure with
 * whatever was reached.
 */
export async function bringUp<Parts>(
  parts: (undo: Undo[]) => Promise<Parts>,
): Promise<Parts & { stop(): Promise<void> }> {
  const undo: Undo[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return { ...(await parts(undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An engine of our own, whatever servers the machine has, with the schema, in a folder of its own. */
export async function startOwnEngine(
  say: (line: string) => void,
  undo: Undo[],
): Promise<{ dataDir: string; engine: Engine; childEnv: NodeJS.ProcessEnv }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  // Empty counts as not set.
  const none = { DATABASE_URL: '', DATABASE_OWNER_URL: '', TEMPORAL_ADDRESS: '' };
  const env = { ...process.env, ...none, TEMPORAL_CONFIG_FILE: join(dataDir, 'no-profile.toml') };
  const engine = await startEngine({ dataDir, env, onProgress: say });
  undo.push(() => engine.stop());
  const { ownerUrl, appUrl } = engine.database;
  await migrate({ ownerUrl, appRole: new URL(appUrl).username });
  const childEnv = {
    ...env,
    DATABASE_URL: appUrl,
    TEMPORAL_ADDRESS: engine.temporal.address,
    TEMPORAL_NAMESPACE: engine.temporal.namespace,
    PARLEY_LOG_LEVEL: 'warn',
  };
  return { dataDir, engine, childEnv };
}
