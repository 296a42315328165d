import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { choosePort } from '../ports.ts';
import type { PortWish } from '../ports.ts';
import { processLog } from '../process-log.ts';
import type { ProcessRegister } from '../process-register.ts';
import type { Progress } from '../progress.ts';
import { readOrDrawSecrets } from '../secrets.ts';
import { supervise } from '../supervised-process.ts';
import type { Supervised } from '../supervised-process.ts';
import { postgresAccount } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { SUPERUSER, ensureCluster } from './cluster.ts';
import { APP_ROLE, OWNER_ROLE, databaseUrl, ensureRolesAndDatabase } from './roles.ts';
import { clearStaleServerLock } from './stale-lock.ts';

export type EmbeddedPostgres = { ownerUrl: string; appUrl: string; process: Supervised };

export type PostgresOptions = {
  dataDir: string;
  port: PortWish;
  register: ProcessRegister;
  onProgress: Progress;
  signal?: AbortSignal | undefined;
  onRunning: () => void;
  onLost: (reason: string) => void;
  /** Settings of the server that differ from ours, by name; for measurements of larger data. */
  settings?: Readonly<Record<string, string>>;
};

const READY_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 15_000;

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  // A committed award survives a power cut.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
};

/** Starts PostgreSQL on the state of the data folder and keeps it running. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, register, onProgress } = options;
  const clusterDir = join(dataDir, 'postgres');
  const binaries = await postgresBinaries();
  const account = postgresAccount([dataDir, binaries.root], onProgress);
  const secrets = await readOrDrawSecrets(dataDir);
  await ensureCluster(clusterDir, secrets.superuserPassword, binaries, account, onProgress);
  const port = await choosePort(dataDir, 'postgres', options.port);
  const log = processLog(join(dataDir, 'logs', 'postgres.log'));
  const flags = Object.entries({ ...settings, ...options.settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const command = account.command(binaries.postgres, ['-D', clusterDir, '-p', `${port}`, ...flags]);
  const probeUrl = databaseUrl(port, SUPERUSER, secrets.superuserPassword, 'postgres');
  const process = await supervise({
    name: 'PostgreSQL',
    async spawn() {
      clearStaleServerLock(clusterDir);
      const output = log.open();
      // Its own process group: a Ctrl-C in the terminal must not stop it before its users.
      const child = spawn(command.file, command.args, {
        ...command.options,
        detached: true,
        stdio: ['ignore', output, output],
      });
      await once(child, 'spawn').finally(() => log.close(output));
      return child;
    },
    isReady: () => answers(probeUrl),
    readyTimeoutMs: READY_TIMEOUT_MS,
    stopSignal: 'SIGINT',
    stopGraceMs: STOP_GRACE_MS,
    lastWords: log.lastWords,
    onProgress,
    signal: options.signal,
    onRunning(pid) {
      register.record('PostgreSQL', pid, 'SIGINT');
      options.onRunning();
    },
    onLost: options.onLost,
  });
  try {
    await ensureRolesAndDatabase(port, secrets);
  } catch (cause) {
    await process.stop();
    throw cause;
  }
  return {
    ownerUrl: databaseUrl(port, OWNER_ROLE, secrets.ownerPassword),
    appUrl: databaseUrl(port, APP_ROLE, secrets.appPassword),
    process,
  };
}

/** True when a server behind this connection string answers a query. */
export async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  // A server that ends meanwhile is reported by the query, not as an uncaught event.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
