import type { NativeConnection, WorkerInterceptors } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';

/** Agents kept in memory per role; above it the longest idle one is rebuilt from its history. */
const CACHED_WORKFLOWS_MAX = 400;
/** Turns run on one thread each; more at once than this only queue inside the process. */
const TURNS_AT_ONCE_MAX = 40;

export type WorkerPool = { run(): Promise<void>; shutdown(): void };

/**
 * One worker per role, each on the task queue of its role, so that a role scales and fails alone.
 * `run` resolves when all have drained after `shutdown` or a stop signal.
 */
export async function createWorkerPool(options: {
  connection: NativeConnection;
  namespace: string;
  roles: readonly string[];
  activities: object;
  workflowBundle: { code: string };
  interceptors?: WorkerInterceptors;
}): Promise<WorkerPool> {
  const { connection, namespace, roles, activities, workflowBundle, interceptors = {} } = options;
  const workers = await Promise.all(
    roles.map((role) =>
      Worker.create({
        connection,
        namespace,
        taskQueue: role,
        activities,
        workflowBundle,
        interceptors,
        identity: `${role}@${process.pid}`,
        maxCachedWorkflows: CACHED_WORKFLOWS_MAX,
        maxConcurrentWorkflowTaskExecutions: TURNS_AT_ONCE_MAX,
        maxConcurrentLocalActivityExecutions: TURNS_AT_ONCE_MAX,
        // Activities are all local; asking the server for others would only cost.
        enableNonLocalActivities: false,
        shutdownGraceTime: '10 seconds',
        shutdownForceTime: '20 seconds',
      }),
    ),
  );
  return {
    async run() {
      await Promise.all(workers.map((it) => it.run()));
    },
    shutdown() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}
