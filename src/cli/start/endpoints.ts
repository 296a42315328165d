import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '#engine/engine.ts';
import { withoutPassword } from '#engine/postgres/given.ts';

/** Everything a script needs to find a running Parley: `endpoints.json` in the data folder. */
export type Endpoints = {
  api: string;
  docs: string;
  openapi: string;
  /** Null for a Temporal server that we did not start. */
  temporalUi: string | null;
  temporal: string;
  /** Without its password. */
  database: string;
  /** Null for what we did not start, or what is just being started again. */
  pids: Record<'start' | 'temporal' | 'postgres' | 'api' | 'worker', number | null>;
};

export type Running = { readonly pid: number | null } | null;

export function endpointsOf(
  engine: Engine,
  apiPort: number,
  children: { api: Running; worker: Running },
): Endpoints {
  const api = `http://127.0.0.1:${apiPort}`;
  return {
    api,
    docs: `${api}/docs`,
    openapi: `${api}/openapi.json`,
    temporalUi: engine.temporal.uiUrl,
    temporal: engine.temporal.address,
    database: withoutPassword(engine.database.appUrl),
    pids: {
      start: process.pid,
      temporal: engine.temporal.pid,
      postgres: engine.database.pid,
      api: children.api?.pid ?? null,
      worker: children.worker?.pid ?? null,
    },
  };
}

/** Replaces the file in one step, so that a script never reads half of it. */
export function writeEndpoints(dataDir: string, endpoints: Endpoints): void {
  const path = join(dataDir, 'endpoints.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(endpoints, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

export function removeEndpoints(dataDir: string): void {
  rmSync(join(dataDir, 'endpoints.json'), { force: true });
}
