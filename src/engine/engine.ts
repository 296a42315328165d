import { lockDataDir } from './data-dir-lock.ts';
import { dataDirError, isDiskFull, openDataDir } from './data-dir.ts';
import { givenDatabase } from './postgres/given.ts';
import { startPostgres } from './postgres/server.ts';
import { openProcessRegister } from './process-register.ts';
import type { ProcessRegister } from './process-register.ts';
import type { Progress } from './progress.ts';
import { requestedPort } from './requested-port.ts';
import type { Environment } from './temporal/cache.ts';
import { NAMESPACE, startDevServer } from './temporal/dev-server.ts';
import { findTemporal } from './temporal/find.ts';
import { givenTemporal } from './temporal/given.ts';
import { olderServerNotes } from './temporal/version.ts';

/** What Parley stands on, running: a Temporal server and a PostgreSQL database. */
export type Engine = {
  /** Absolute path of the folder that holds all state. */
  readonly dataDir: string;
  readonly temporal: {
    address: string;
    namespace: string;
    /** Null for a server that we did not start. */
    uiUrl: string | null;
    readonly pid: number | null;
    /** Of the server, such as `1.32.0`. */
    version: string;
  };
  readonly database: {
    /** Owns the schema and runs migrations. */
    ownerUrl: string;
    /** Bound by row-level security; for worker and API. */
    appUrl: string;
    readonly pid: number | null;
  };
  /** The processes that were started from this data folder. */
  readonly register: ProcessRegister;
  /** Ends what was started here, Temporal first, and gives the data folder free. */
  stop(): Promise<void>;
  /** The same at once, without a chance to tidy up; state survives it. */
  kill(): void;
};

export type EngineOptions = {
  dataDir: string;
  env: Environment;
  onProgress: Progress;
  /** Gives up a start that is under way, and ends what it had started. */
  signal?: AbortSignal | undefined;
  /** After each start and restart of one of the two. */
  onChange?: () => void;
  /** One of the two cannot be brought back. */
  onLost?: (what: 'temporal' | 'postgres', reason: string) => void;
};

type Part = { stop(): Promise<void>; kill(): void };

/**
 * Starts Temporal and PostgreSQL, or uses those that the environment names, and keeps them running
 * until `stop`. State stays in `dataDir`.
 * @throws ParleyError ENGINE_NOT_FOUND, DATA_DIR_IN_USE, DATA_DIR_UNWRITABLE, DATA_DIR_FULL,
 * PORT_OCCUPIED, CONFIG_INVALID, ENGINE_UNAVAILABLE or DATABASE_UNAVAILABLE
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const dataDir = await openDataDir(options.dataDir);
  const unlock = await lockDataDir(dataDir);
  const parts: Part[] = [];
  const stop = async () => {
    for (const part of parts.toReversed()) await part.stop();
    await unlock();
  };
  try {
    const register = openProcessRegister(dataDir);
    await register.endLeftovers(options.onProgress);
    const database = await startDatabase(options, dataDir, register, parts);
    options.signal?.throwIfAborted();
    const temporal = await startTemporal(options, dataDir, register, parts);
    options.signal?.throwIfAborted();
    const kill = () => parts.forEach((part) => part.kill());
    return { dataDir, temporal, database, register, stop, kill };
  } catch (cause) {
    await stop();
    throw isDiskFull(cause) ? dataDirError(dataDir, cause) : cause;
  }
}

async function startDatabase(
  { env, onProgress, signal, onChange, onLost }: EngineOptions,
  dataDir: string,
  register: ProcessRegister,
  parts: Part[],
): Promise<Engine['database']> {
  const given = await givenDatabase(env, dataDir);
  if (given !== null) return { ...given, pid: null };
  const { ownerUrl, appUrl, process } = await startPostgres({
    dataDir,
    port: { requested: requestedPort(env, 'PARLEY_POSTGRES_PORT') },
    register,
    onProgress,
    signal,
    onRunning: () => onChange?.(),
    onLost: (reason) => onLost?.('postgres', reason),
  });
  parts.push(supervisedPart('PostgreSQL', process, register));
  return {
    ownerUrl,
    appUrl,
    get pid() {
      return process.pid;
    },
  };
}

async function startTemporal(
  { env, onProgress, signal, onChange, onLost }: EngineOptions,
  dataDir: string,
  register: ProcessRegister,
  parts: Part[],
): Promise<Engine['temporal']> {
  const given = await givenTemporal(env);
  if (given !== null) {
    olderServerNotes(given.version).forEach(onProgress);
    return { ...given, uiUrl: null, pid: null };
  }
  const program = await findTemporal({ env, onProgress, signal });
  olderServerNotes(program.serverVersion).forEach(onProgress);
  const { address, uiUrl, process } = await startDevServer({
    dataDir,
    program,
    ports: {
      frontend: { requested: requestedPort(env, 'PARLEY_TEMPORAL_PORT') },
      ui: { requested: requestedPort(env, 'PARLEY_TEMPORAL_UI_PORT') },
    },
    register,
    onProgress,
    signal,
    onRunning: () => onChange?.(),
    onLost: (reason) => onLost?.('temporal', reason),
  });
  parts.push(supervisedPart('Temporal', process, register));
  return {
    address,
    namespace: NAMESPACE,
    uiUrl,
    version: program.serverVersion,
    get pid() {
      return process.pid;
    },
  };
}

function supervisedPart(name: string, process: Part, register: ProcessRegister): Part {
  return {
    async stop() {
      await process.stop();
      register.forget(name);
    },
    kill: () => process.kill(),
  };
}
