import { choosePort } from '#engine/ports.ts';
import { startEngine } from '#engine/engine.ts';
import type { Engine } from '#engine/engine.ts';
import type { Progress } from '#engine/progress.ts';
import type { Supervised } from '#engine/supervised-process.ts';
import type { ChildProgram } from './child-program.ts';
import { startProgram } from './child-program.ts';
import { endpointsOf, removeEndpoints, writeEndpoints } from './endpoints.ts';
import type { Endpoints } from './endpoints.ts';
import type { StartOptions } from './options.ts';

/** The rest of Parley as a start sees it: its programs and its database. */
export type StartParts = {
  apiScript: string;
  workerScript: string;
  /** Migrates, makes the first keys, and imports the sample data where that is wanted. */
  prepareDatabase(wishes: {
    engine: Engine;
    sampleData: boolean;
    onProgress: Progress;
  }): Promise<{ firstKey: string | null; approverKey: string | null; sampleDataImported: boolean }>;
};

export type Parley = {
  engine: Engine;
  endpoints: Endpoints;
  /** The environment in which our own programs find this Parley. */
  env: NodeJS.ProcessEnv;
  firstKey: string | null;
  approverKey: string | null;
  sampleDataImported: boolean;
};

export type StartRun = {
  /** Rejects when something does not start, or when the run was stopped before it was up. */
  started: Promise<Parley>;
  /** Ends everything that this run started, API first, PostgreSQL last. */
  stop(): Promise<void>;
  /** The same at once. */
  kill(): void;
};

type Part = Pick<Supervised, 'stop' | 'kill'>;

const API_PORT_PREFERRED = 8_080;
/** Simulated suppliers take this long to answer, so that people can watch, pause and interrupt. */
const SIMULATED_REPLY_MS = '700';

/** Starts the engine, worker and API, and keeps all of them running. */
export function startParley(
  options: StartOptions,
  parts: StartParts,
  listeners: { onProgress: Progress; onLost: (what: string, reason: string) => void },
): StartRun {
  const aborted = new AbortController();
  // In the order in which they were started; they are stopped the other way round.
  const running: Part[] = [];
  const started = bringUp(options, parts, listeners, aborted.signal, running);
  return {
    started,
    async stop() {
      aborted.abort(new Error('stopped'));
      await started.catch(() => undefined);
      while (running.length > 0) await running.pop()?.stop();
    },
    kill() {
      aborted.abort(new Error('stopped'));
      for (const part of running.toReversed()) part.kill();
    },
  };
}

async function bringUp(
  options: StartOptions,
  parts: StartParts,
  { onProgress, onLost }: Parameters<typeof startParley>[2],
  signal: AbortSignal,
  running: Part[],
): Promise<Parley> {
  const children: { api: Supervised | null; worker: Supervised | null } = {
    api: null,
    worker: null,
  };
  let publish = () => {};
  const engine = await startEngine({
    dataDir: options.dataDir,
    env: process.env,
    onProgress,
    signal,
    onChange: () => publish(),
    onLost,
  });
  running.push(engine, {
    stop: async () => removeEndpoints(engine.dataDir),
    kill: () => undefined,
  });
  const chooseApiPort = () =>
    choosePort(engine.dataDir, 'api', {
      requested: options.port,
      preferred: API_PORT_PREFERRED,
    });
  // An occupied one is said at once, but chosen late: it stays free until another program takes it.
  if (options.port !== undefined) await chooseApiPort();
  const database = await parts.prepareDatabase({
    engine,
    sampleData: options.sampleData,
    onProgress,
  });
  signal.throwIfAborted();
  const apiPort = await chooseApiPort();
  onProgress('Starting worker and API');
  const metricsPort =
    process.env.PARLEY_METRICS_PORT || String(await choosePort(engine.dataDir, 'workerMetrics'));
  const env = environmentOf(engine, apiPort, metricsPort);
  const start = async (role: 'api' | 'worker', program: ChildProgram) => {
    const lost = (reason: string) => onLost(program.name, reason);
    const child = await startProgram(program, engine, {
      onProgress,
      onChange: () => publish(),
      onLost: lost,
      signal,
    });
    children[role] = child;
    running.push(child);
    signal.throwIfAborted();
  };
  await start('worker', workerProgram(parts, options, env));
  await start('api', apiProgram(parts, apiPort, env));
  // Not before: until the API has its port, another program may answer there.
  publish = () => writeEndpoints(engine.dataDir, endpointsOf(engine, apiPort, children));
  publish();
  return { engine, endpoints: endpointsOf(engine, apiPort, children), env, ...database };
}

const workerProgram = (
  { workerScript: script }: StartParts,
  { roles }: StartOptions,
  env: NodeJS.ProcessEnv,
): ChildProgram => ({
  name: 'worker',
  logName: 'worker',
  script,
  args: ['--roles', roles.join(',')],
  env,
  readyUrl: null,
});

const apiProgram = (
  { apiScript: script }: StartParts,
  port: number,
  env: NodeJS.ProcessEnv,
): ChildProgram => ({
  name: 'API',
  logName: 'api',
  script,
  args: [],
  env,
  readyUrl: `http://127.0.0.1:${port}/readyz`,
});

// The owner's address stays out of it: what serves requests must not be able to change the schema.
function environmentOf(engine: Engine, apiPort: number, metricsPort: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_OWNER_URL: '',
    DATABASE_URL: engine.database.appUrl,
    TEMPORAL_ADDRESS: engine.temporal.address,
    TEMPORAL_NAMESPACE: engine.temporal.namespace,
    PARLEY_TEMPORAL_UI_URL: process.env.PARLEY_TEMPORAL_UI_URL || (engine.temporal.uiUrl ?? ''),
    PARLEY_API_PORT: String(apiPort),
    PARLEY_METRICS_PORT: metricsPort,
    PARLEY_WORKER_METRICS: `http://127.0.0.1:${metricsPort}/metrics`,
    PARLEY_DATA_DIR: engine.dataDir,
    PARLEY_SIMULATED_REPLY_MS: process.env.PARLEY_SIMULATED_REPLY_MS ?? SIMULATED_REPLY_MS,
  };
}
