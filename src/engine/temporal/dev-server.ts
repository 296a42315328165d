import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { registerSearchAttributes, searchAttributes } from '#platform/search-attributes.ts';
import { choosePort } from '../ports.ts';
import type { PortWish } from '../ports.ts';
import { processLog } from '../process-log.ts';
import type { ProcessRegister } from '../process-register.ts';
import type { Progress } from '../progress.ts';
import { supervise } from '../supervised-process.ts';
import type { Supervised } from '../supervised-process.ts';
import type { TemporalProgram } from './find.ts';
import { prepareStateFile, settleStateFile } from './state-file.ts';

export const NAMESPACE = 'default';

export type DevServer = { address: string; uiUrl: string; process: Supervised };

export type DevServerOptions = {
  dataDir: string;
  program: TemporalProgram;
  ports: { frontend: PortWish; ui: PortWish };
  register: ProcessRegister;
  onProgress: Progress;
  signal?: AbortSignal | undefined;
  onRunning: () => void;
  onLost: (reason: string) => void;
};

const READY_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 10_000;

// Without the first three a hop between two agents waits up to 50 ms and a timer up to 1 s; the
// last two save a quarter of the server's work each (docs/architecture.md, the embedded engine).
export const dynamicConfig: Readonly<Record<string, string>> = {
  'history.transferProcessorMaxPollRPS': '5000',
  'history.timerProcessorMaxPollRPS': '5000',
  'history.timerProcessorMaxTimeShift': '"1ms"',
  'system.enableActivityEagerExecution': 'true',
  'system.forceSearchAttributesCacheRefreshOnRead': 'false',
};

/** Starts Temporal with its UI on the state of the data folder and keeps it running. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { dataDir, program, register, onProgress } = options;
  const port = await choosePort(dataDir, 'temporal', options.ports.frontend);
  const uiPort = await choosePort(dataDir, 'temporalUi', options.ports.ui);
  const address = `127.0.0.1:${port}`;
  const database = join(dataDir, 'temporal.db');
  const log = processLog(join(dataDir, 'logs', 'temporal.log'));
  const process = await supervise({
    name: 'Temporal',
    async spawn() {
      prepareStateFile(database);
      const output = log.open();
      const child = spawn(program.path, startFlags(database, port, uiPort), {
        // Its own process group: a Ctrl-C in the terminal must not stop it before its users.
        detached: true,
        stdio: ['ignore', output, output],
      });
      await once(child, 'spawn').finally(() => closeSync(output));
      return child;
    },
    isReady: () => serves(address),
    readyTimeoutMs: READY_TIMEOUT_MS,
    stopSignal: 'SIGTERM',
    stopGraceMs: STOP_GRACE_MS,
    lastWords: log.lastWords,
    onProgress,
    signal: options.signal,
    onRunning(pid) {
      settleStateFile(database);
      register.record('Temporal', pid, 'SIGTERM');
      options.onRunning();
    },
    onLost: options.onLost,
  });
  return { address, uiUrl: `http://127.0.0.1:${uiPort}`, process };
}

function startFlags(database: string, port: number, uiPort: number): string[] {
  const options: [name: string, value: string][] = [
    ['--ip', '127.0.0.1'],
    ['--port', `${port}`],
    ['--ui-port', `${uiPort}`],
    ['--namespace', NAMESPACE],
    ['--log-level', 'error'],
    ['--db-filename', database],
    ['--sqlite-pragma', 'journal_mode=WAL'],
    ['--sqlite-pragma', 'synchronous=1'],
  ];
  for (const { name } of Object.values(searchAttributes)) {
    options.push(['--search-attribute', `${name}=Keyword`]);
  }
  for (const [key, value] of Object.entries(dynamicConfig)) {
    options.push(['--dynamic-config-value', `${key}=${value}`]);
  }
  return ['server', 'start-dev', ...options.flat()];
}

async function serves(address: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: '1 second' });
    await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
    await registerSearchAttributes(connection, NAMESPACE);
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
