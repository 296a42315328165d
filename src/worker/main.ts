import { parseArgs } from 'node:util';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { Client } from '@temporalio/client';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { ParleyError } from '#contracts/errors.ts';
import { createActivities } from '#activities/index.ts';
import { createDeskPostOffice } from '#integrations/post-office.ts';
import { tracedPostOffice } from '#integrations/traced-post-office.ts';
import { createSimulatedSuppliers } from '#integrations/simulated-suppliers/simulated-suppliers.ts';
import { createAnswerStore } from '#memory/answer-store.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import { createOrderBook } from '#memory/orders/order-book.ts';
import { createLearningMemory } from '#memory/learning-memory.ts';
import { createSourcingMemory } from '#memory/sourcing-memory.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { createSupplierSessions } from '#memory/supplier-sessions.ts';
import type { Config } from '#platform/config.ts';
import { loadConfig } from '#platform/config.ts';
import type { Logger } from '#platform/logger.ts';
import { createLogger } from '#platform/logger.ts';
import { connectWorker } from '#platform/temporal-connection.ts';
import { startTracing } from '#platform/tracing.ts';
import { directory } from '#workflows/roster.ts';
import { logActivities } from './activity-log.ts';
import { createWorkerPool } from './worker-pool.ts';
import { bundleWorkflows } from './workflow-bundle.ts';

/** Reads `--roles a,b`; without it the process serves every role. */
export function rolesFrom(args: readonly string[]): readonly string[] {
  const { values } = parseArgs({ args: [...args], options: { roles: { type: 'string' } } });
  const roles = values.roles?.split(',').map((it) => it.trim()) ?? [...AGENT_ROLES];
  const unknown = roles.filter((it) => !(AGENT_ROLES as readonly string[]).includes(it));
  if (unknown.length === 0) return roles;
  throw new ParleyError(
    'CONFIG_INVALID',
    `--roles names ${unknown.join(', ')}; the roles are ${AGENT_ROLES.join(', ')}`,
  );
}

async function main(): Promise<void> {
  const roles = rolesFrom(process.argv.slice(2));
  const config = loadConfig(process.env);
  const logger = createLogger('worker', config);
  installRuntime(config, logger);
  const tracing = startTracing(config, 'parley-worker');
  const database = openDatabase(config.database.appUrl);
  const connection = await connectWorker(config.temporal);
  const { namespace } = config.temporal;
  const client = new Client({ connection, namespace });
  const answers = createAnswerStore(database);
  const activities = createActivities({
    log: createCaseLog(database),
    office: tracedPostOffice(createDeskPostOffice(client, directory), tracing),
    tracer: tracing,
    answers,
    directory: createSupplierDirectory(database),
    screening: createScreening(database),
    memory: createLearningMemory(database),
    sourcing: createSourcingMemory(database),
    suppliers: createSimulatedSuppliers(),
    sessions: createSupplierSessions(database),
    orders: createOrderBook(database),
  });
  const workflowBundle = await bundleWorkflows();
  const pool = await createWorkerPool({
    connection,
    namespace,
    roles,
    activities,
    workflowBundle,
    interceptors: { activity: [logActivities(logger)] },
  });
  const running = pool.run();
  // Whoever started us is gone: finish what is running and go too.
  process.once('disconnect', () => pool.shutdown());
  logger.info({ roles }, 'worker ready');
  process.send?.({ type: 'ready', roles });
  await running;
  await tracing.stop();
  await database.close();
  await connection.close();
  // The channel to whoever started us would keep the process alive.
  if (process.connected) process.disconnect();
}

function installRuntime(config: Config, logger: Logger): void {
  const level = {
    TRACE: 'trace',
    DEBUG: 'debug',
    INFO: 'info',
    WARN: 'warn',
    ERROR: 'error',
  } as const;
  const { host, port } = config.metrics;
  Runtime.install({
    logger: new DefaultLogger('INFO', (entry) => {
      logger[level[entry.level]]({ ...entry.meta }, entry.message);
    }),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN' }), forward: {} },
      ...(port === null
        ? {}
        : {
            metrics: {
              prometheus: { bindAddress: `${host}:${port}`, countersTotalSuffix: true },
            },
          }),
    },
  });
}

main().catch((error: unknown) => {
  const reason = error instanceof ParleyError ? `${error.code}: ${error.message}` : error;
  console.error('The worker could not run:', reason);
  process.exit(1);
});
