import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createActivities } from '#activities/index.ts';
import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { createDeskPostOffice } from '#integrations/post-office.ts';
import type { privateLimits } from '#integrations/simulated-suppliers/private-limits.ts';
import { createSimulatedSuppliers } from '#integrations/simulated-suppliers/simulated-suppliers.ts';
import { deliverAll } from '#kit/delivery.ts';
import { createAnswerStore } from '#memory/answer-store.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openCase } from '#memory/cases.ts';
import type { Database } from '#memory/database.ts';
import { openingAdvice } from '#memory/learning/opening-advice.ts';
import { createLearningMemory } from '#memory/learning-memory.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { openingMessage } from '#memory/opening-message.ts';
import { createOrderBook } from '#memory/orders/order-book.ts';
import { createSourcingMemory } from '#memory/sourcing-memory.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { createSupplierSessions } from '#memory/supplier-sessions.ts';
import { SEARCH_ATTRIBUTES } from '#contracts/search-attributes.ts';
import { directory } from '#workflows/roster.ts';
import { createWorkerPool } from '../../../src/worker/worker-pool.ts';
import { bundleWorkflows } from '../../../src/worker/workflow-bundle.ts';

/** Four agents at work, and the way in which the API gives them a case. */
export type Agents = {
  /** Asks the memory, writes the case, and gives it to the supervisor. */
  open(brief: CaseBrief): Promise<Advice[]>;
  stop(): Promise<void>;
};

/** The worker as `src/worker/main.ts` joins it, in this process. */
export async function startAgents(
  days: TestWorkflowEnvironment,
  database: Database,
  limitsOf?: typeof privateLimits,
): Promise<Agents> {
  const log = createCaseLog(database);
  await addSearchAttributes(days);
  const office = createDeskPostOffice(days.client, directory);
  const activities = createActivities({
    log,
    office,
    tracer: { inSpan: (_name, { traceparent }, run) => run(traceparent) },
    answers: createAnswerStore(database),
    directory: createSupplierDirectory(database),
    screening: createScreening(database),
    memory: createLearningMemory(database),
    sourcing: createSourcingMemory(database),
    suppliers: createSimulatedSuppliers(limitsOf),
    sessions: createSupplierSessions(database),
    orders: createOrderBook(database),
  });
  const pool = await createWorkerPool({
    connection: days.nativeConnection,
    namespace: days.namespace ?? 'default',
    roles: AGENT_ROLES,
    activities,
    workflowBundle: await bundleWorkflows(new DefaultLogger('ERROR')),
  });
  const running = pool.run();
  return {
    async open(brief) {
      const { requisition, policy } = brief;
      const advice = await openingAdvice(database, requisition, policy);
      const firstMessage = openingMessage(brief, advice);
      const opened = await openCase(database, {
        brief,
        openedBy: requisition.requestedBy,
        firstMessage,
        idempotency: null,
      });
      if (opened.kind !== 'opened') throw new Error(`${requisition.caseId} was opened before`);
      const { tenantId } = requisition;
      await log.markDelivered(tenantId, await deliverAll(office, [opened.firstMessage]));
      return advice;
    },
    async stop() {
      pool.shutdown();
      await running;
    },
  };
}

// temporal.api.enums.v1.IndexedValueType; the enum itself lives in a package we do not depend on.
const KEYWORD = 2;

/** The time-skipping server can add them but not list them, which the product does before. */
async function addSearchAttributes({ connection, namespace = 'default' }: TestWorkflowEnvironment) {
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      Object.values(SEARCH_ATTRIBUTES).map((name) => [name, KEYWORD]),
    ),
  });
}
