import { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { createActivities } from '#activities/index.ts';
import { createDeskPostOffice } from '#integrations/post-office.ts';
import { createSimulatedSuppliers } from '#integrations/simulated-suppliers/simulated-suppliers.ts';
import { createAnswerStore } from '#memory/answer-store.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import { createLearningMemory } from '#memory/learning-memory.ts';
import { createOrderBook } from '#memory/orders/order-book.ts';
import { createSourcingMemory } from '#memory/sourcing-memory.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { createSupplierSessions } from '#memory/supplier-sessions.ts';
import { loadConfig } from '#platform/config.ts';
import { connectWorker } from '#platform/temporal-connection.ts';
import { startTracing } from '#platform/tracing.ts';
import { floorActivities } from './activities.ts';
import type { Reference } from './activities.ts';
import { FLOOR_QUEUE, kitDirectory } from './places.ts';

/** The worker of everything that Parley is compared with; its activities are Parley's own. */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const config = loadConfig(process.env);
  const database = openDatabase(config.database.appUrl);
  const connection = await connectWorker(config.temporal);
  const client = new Client({ connection, namespace: config.temporal.namespace });
  const answers = createAnswerStore(database);
  const parleys = createActivities({
    log: createCaseLog(database),
    office: createDeskPostOffice(client, kitDirectory),
    tracer: startTracing(config, 'parley-bench'),
    answers,
    directory: createSupplierDirectory(database),
    screening: createScreening(database),
    memory: createLearningMemory(database),
    sourcing: createSourcingMemory(database),
    suppliers: createSimulatedSuppliers(),
    sessions: createSupplierSessions(database),
    orders: createOrderBook(database),
  });
  const activities = { ...parleys, ...floorActivities({ client, save: parleys.post, reference }) };
  const workflowsPath = fileURLToPath(new URL('./workflows.ts', import.meta.url));
  const workflowBundle = await bundleWorkflowCode({ workflowsPath });
  const queues = [FLOOR_QUEUE, ...Object.values(kitDirectory).map((it) => it.taskQueue)];
  const { namespace } = config.temporal;
  const workers = await Promise.all(
    queues.map((taskQueue) =>
      Worker.create({
        connection,
        namespace,
        taskQueue,
        activities,
        workflowBundle,
        sinks: markSinks(),
        maxCachedWorkflows: 400,
      }),
    ),
  );
  process.on('disconnect', () => process.exit(0));
  const running = Promise.all(workers.map((it) => it.run()));
  process.send?.({ type: 'ready' });
  await running;
  await database.close();
  await connection.close();
  process.disconnect();
}

/** When each ball was caught, by this process's clock; handed to the parent when it asks. */
const caughtAtMs = new Map<string, number[]>();

function markSinks() {
  const mark = (_info: unknown, rally: string, hop: number) => {
    const moments = caughtAtMs.get(rally) ?? [];
    moments[hop] = performance.now();
    caughtAtMs.set(rally, moments);
  };
  return { marks: { mark: { fn: mark, callDuringReplay: false } } };
}

let kept: Reference | null = null;

function reference(): Reference {
  if (kept === null) throw new Error('a bare case was run before the reference case');
  return kept;
}

type Asked =
  | { type: 'take marks'; rally: string }
  | { type: 'keep reference'; reference: Reference };

process.on('message', (asked: Asked) => {
  if (asked.type === 'keep reference') {
    kept = asked.reference;
    process.send?.({ type: 'reference kept' });
    return;
  }
  const moments = caughtAtMs.get(asked.rally) ?? [];
  caughtAtMs.delete(asked.rally);
  process.send?.({ type: 'marks', rally: asked.rally, moments });
});

await main();
