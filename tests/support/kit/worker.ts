/** A worker process of the kit's test agents that stands still at a given place in `post`. */
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createPostOffice } from '#kit/client/post-office.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openDatabase } from '#memory/database.ts';
import { loadConfig } from '#platform/config.ts';
import { connectWorker } from '#platform/temporal-connection.ts';
import { kitDirectory } from './directory.ts';
import { kitActivities } from './post.ts';

const logger = new DefaultLogger('ERROR');
Runtime.install({ logger });

const [desk = '', role = '', halt] = process.argv.slice(2);
const config = loadConfig(process.env);
const connection = await connectWorker(config.temporal);
const directory = kitDirectory(desk);
const activities = kitActivities({
  log: createCaseLog(openDatabase(config.database.appUrl)),
  office: createPostOffice({ client: new Client({ connection }), directory }),
  async halted(at) {
    if (at !== halt) return;
    process.send?.({ type: 'halted' });
    await new Promise(() => undefined);
  },
});
const worker = await Worker.create({
  connection,
  taskQueue: `${desk}-${role}`,
  activities,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./agents.ts', import.meta.url)),
    logger,
  }),
});
process.send?.({ type: 'ready' });
await worker.run();
