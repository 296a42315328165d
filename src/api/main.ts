import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { ParleyError } from '#contracts/errors.ts';
import { createOrderOffice } from '#integrations/order-office.ts';
import { createDeskPostOffice } from '#integrations/post-office.ts';
import { tracedPostOffice } from '#integrations/traced-post-office.ts';
import { listenForCaseEvents } from '#memory/case-event-listener.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import { createDeskStore } from '#memory/desk-store.ts';
import { actingAs } from '#memory/audit/actor.ts';
import { importCatalogueCsv } from '#memory/import/catalogue.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { loadConfig } from '#platform/config.ts';
import { createLogger } from '#platform/logger.ts';
import { connectClient } from '#platform/temporal-connection.ts';
import { startTracing } from '#platform/tracing.ts';
import { directory } from '#workflows/roster.ts';
import { startAlertWatch } from './alert-watch.ts';
import { startAuditWatch } from './audit-watch.ts';
import { createAgentGateway } from './agent-gateway.ts';
import { createApp } from './app.ts';
import type { Desk } from './desk.ts';
import { startDeskPruning } from './desk-pruning.ts';
import { createEventStreams } from './event-streams.ts';
import type { EventStreams } from './event-streams.ts';
import { startLearningFold } from './learning-fold.ts';
import { startListWatch } from './list-watch.ts';
import { startOrderWaker } from './orders/order-waker.ts';
import { startRelay } from './relay.ts';
import { createWebhookCaller } from './webhook-caller.ts';
import { startWebhookPoster } from './webhook-poster.ts';
import { readWorkerMetrics } from './worker-metrics.ts';

/** For sending a request; what a route does has bounds of its own, and streams have none. */
const REQUEST_MS_MAX = 60_000;
const HEADERS_MS_MAX = 15_000;
/** Requests under way get this long to be answered at a stop; below the starter's patience. */
const STOP_MS_MAX = 10_000;
/** A caller waits meanwhile; what is not delivered then, the relay delivers later. */
const DELIVERY_MS_MAX = 2_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger('api', config);
  const tracing = startTracing(config, 'parley-api');
  const database = openDatabase(config.database.appUrl);
  const { client, connection } = await connectClient(config.temporal);
  const office = tracedPostOffice(
    createDeskPostOffice(client, directory, { deadlineMs: DELIVERY_MS_MAX }),
    tracing,
  );
  const store = createDeskStore(database);
  const log = createCaseLog(database);
  const streams = createEventStreams(store, (on) =>
    listenForCaseEvents(config.database.appUrl, on),
  );
  const webhooks = createWebhookCaller(config.webhooks);
  const desk: Desk = {
    store,
    log,
    office,
    streams,
    webhooks,
    screening: createScreening(database),
    logger,
    tracer: tracing,
    workerMetrics: () => readWorkerMetrics(config.metrics.workerUrls),
    timing: config.timing,
    settings: { temporalUi: config.temporalUi, temporalNamespace: config.temporal.namespace },
    sessionTimes: config.api.sessions,
    orders: createOrderOffice(client),
    agents: createAgentGateway(client, office),
    importCsv(tenantId, kind, file, skipBadRows, importedBy) {
      const importer = kind === 'suppliers' ? importSuppliersCsv : importCatalogueCsv;
      return importer(actingAs(database, importedBy), tenantId, file, { skipBadRows });
    },
    async ready() {
      const asked = [
        database.client.$queryRaw`select 1`,
        client.withDeadline(Date.now() + 2_000, () => connection.workflowService.getSystemInfo({})),
      ];
      const [db, engine] = await Promise.allSettled(asked);
      return { database: db?.status === 'fulfilled', engine: engine?.status === 'fulfilled' };
    },
  };
  const server = createServer(
    { requestTimeout: REQUEST_MS_MAX, headersTimeout: HEADERS_MS_MAX },
    createApp(desk, config.api),
  );
  const port = await listen(server, config.api.port, config.api.host);
  const relay = startRelay({ log, office, logger });
  const orderWaker = startOrderWaker(desk);
  const poster = startWebhookPoster({ store, webhooks, logger });
  const listWatch = startListWatch(desk);
  const learningFold = startLearningFold({ store, logger });
  const alertWatch = startAlertWatch(desk);
  const auditWatch = startAuditWatch(desk);
  const deskPruning = startDeskPruning({ store, logger });
  logger.info({ port }, 'api ready');
  process.send?.({ type: 'ready', port });
  await stopSignal();
  logger.info('api stops');
  const watches = [listWatch, alertWatch, auditWatch];
  const repeating = [relay, orderWaker, poster, learningFold, deskPruning, ...watches];
  await Promise.all([closeServer(server, streams), ...repeating.map((it) => it.stop())]);
  await tracing.stop();
  await database.close();
  await connection.close();
  process.exit(0);
}

/** Takes no more requests, ends the streams, and lets what is under way be answered. */
async function closeServer(server: Server, streams: EventStreams): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await streams.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), STOP_MS_MAX);
  await closed;
  clearTimeout(cut);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ParleyError(
              'PORT_OCCUPIED',
              `Port ${port} is taken by another program. Set PARLEY_API_PORT to a free one, or to 0 for any.`,
            )
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Asked to stop, or left alone by the program that started us. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const)
      process.once(signal, () => resolve());
  });

main().catch((error: unknown) => {
  console.error(
    'The API could not run:',
    error instanceof ParleyError ? `${error.code}: ${error.message}` : error,
  );
  process.exit(1);
});
