import { fileURLToPath } from 'node:url';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivities } from '#activities/index.ts';
import type { Body, Bodies } from '#contracts/messages.ts';
import { SupplierAnswerRequest } from '#contracts/supplier-answer.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { createSimulatedSuppliers } from '#integrations/simulated-suppliers/simulated-suppliers.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import { createAnswerStore } from '#memory/answer-store.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { createLearningMemory } from '#memory/learning-memory.ts';
import { createOrderBook } from '#memory/orders/order-book.ts';
import { createSourcingMemory } from '#memory/sourcing-memory.ts';
import { takeSupplierAnswer } from '#memory/supplier-answers.ts';
import { sessionsOf, setChannel } from '#memory/supplier-channels.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { createSupplierSessions } from '#memory/supplier-sessions.ts';
import { anEnvelope, anOpenCase, testDatabase } from '../support/memory-builders.ts';
import { aQuote } from '../support/portal-supplier.ts';
import { aBrief, aCandidate, aCleared, aPumpMarket } from '../support/talk-builders.ts';
import { skippingServer } from '../support/test-server.ts';
import { until } from '../support/running-api.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const HOUR_MS = 3_600_000;
const database = testDatabase();
const log = createCaseLog(database);
let days: TestWorkflowEnvironment;
let workflowBundle: { code: string };
let worker: { stop(): Promise<void> } | null = null;
let place: { tenantId: string; caseId: string };

beforeAll(async () => {
  days = await skippingServer();
  workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
  place = await anOpenCase(database);
  for (const supplierId of ['alpha', 'beta']) {
    await database.inTenant(place.tenantId, (tx) =>
      tx.supplier.create({ data: { tenantId: place.tenantId, supplierId, legalName: supplierId } }),
    );
    await setChannel(database, place.tenantId, supplierId, { kind: 'portal', webhookUrl: null });
  }
});

afterAll(async () => {
  await worker?.stop();
  await days.teardown();
  await database.close();
});

/** The negotiation agent with everything real but its peers, which only the log hears of. */
async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const activities = createActivities({
    log,
    office: { deliver: async () => 'delivered', workersCount: async () => 1 },
    tracer: { inSpan: (_name, { traceparent }, run) => run(traceparent) },
    answers: createAnswerStore(database),
    directory: createSupplierDirectory(database),
    screening: createScreening(database),
    memory: createLearningMemory(database),
    sourcing: createSourcingMemory(database),
    suppliers: createSimulatedSuppliers(),
    sessions: createSupplierSessions(database),
    orders: createOrderBook(database),
  });
  const worker = await Worker.create({
    connection: days.nativeConnection,
    taskQueue: 'negotiation',
    activities,
    workflowBundle,
    // Each task replays the whole history, as after a restart; and this server waits for ever for
    // the cache of a worker that is gone.
    maxCachedWorkflows: 0,
  });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
    },
  };
}

const agent = () =>
  days.client.workflow.getHandle(
    workflowIdOf({
      tenantId: place.tenantId,
      conversationId: place.caseId,
      role: 'negotiation',
    }),
  );

async function cleared(): Promise<Envelope> {
  const { tenantId, caseId } = place;
  const openedAtMs = await days.currentTimeMs();
  const needBy = new Date(openedAtMs + 90 * 24 * HOUR_MS).toISOString().slice(0, 10);
  const body: Bodies['negotiation.cleared'] = {
    brief: aBrief({ tenantId, caseId, openedAtMs, needBy }),
    attempt: 1,
    cleared: ['alpha', 'beta'].map((it) => aCleared(aCandidate(it))),
    market: aPumpMarket(),
    pendingSupplierIds: [],
  };
  const to = { from: 'compliance', to: 'negotiation', topic: 'negotiation.cleared' };
  return anEnvelope(place, { ...to, sequence: 1, sentAtMs: openedAtMs, body });
}

const viewOf = async (supplierId: string): Promise<SupplierView | null> => {
  const sessions = await sessionsOf(database, place.tenantId, place.caseId);
  return sessions.find((it) => it.view.supplierId === supplierId)?.view ?? null;
};

/** Answers as the edge would, at the time of the days that are skipped. */
async function answer(view: SupplierView, body: unknown) {
  const given = SupplierAnswerRequest.parse(body);
  const nowMs = await days.currentTimeMs();
  const { tenantId } = place;
  const taken = await takeSupplierAnswer(database, tenantId, view.sessionId, given, nowMs);
  if (taken.kind === 'taken') await agent().signal('message.v1', taken.message);
  return taken;
}

const decisionsOf = () =>
  database.inTenant(place.tenantId, (tx) =>
    tx.decision.findMany({ where: { tenantId: place.tenantId } }),
  );

describe('a worker that restarts in the middle of a three-day wait', () => {
  it('loses nothing: reminder, one extension, unsealing at the end, a counter and an outcome', async () => {
    worker = await startWorker();
    await days.client.workflow.start('negotiation', {
      workflowId: agent().workflowId,
      taskQueue: 'negotiation',
      args: [],
    });
    await agent().signal('message.v1', await cleared());
    const [alpha, beta] = await until(async () => {
      const views = await Promise.all([viewOf('alpha'), viewOf('beta')]);
      return views[0] === null || views[1] === null ? null : [views[0], views[1]];
    });
    expect(alpha?.answerByMs).toBe(beta?.answerByMs);
    if (alpha === undefined) throw new Error('alpha was to be asked');
    expect(await answer(alpha, aQuote(alpha, 101_000))).toMatchObject({ kind: 'taken' });

    await days.sleep(36 * HOUR_MS);
    await worker.stop();
    await days.sleep(6 * HOUR_MS);
    worker = await startWorker();

    await days.sleep(8 * HOUR_MS);
    await until(async () => ((await viewOf('beta'))?.reminded === true ? true : null));
    expect((await viewOf('alpha'))?.reminded).toBe(false);
    await days.sleep(24 * HOUR_MS);
    const extended = await until(async () => {
      const view = await viewOf('beta');
      return view !== null && view.answerByMs > alpha.answerByMs ? view : null;
    });
    expect(extended.answerByMs - alpha.answerByMs).toBe(24 * HOUR_MS);
    expect((await viewOf('alpha'))?.turn).toBe(1);
    await days.sleep(24 * HOUR_MS);

    const countered = await until(async () => {
      const view = await viewOf('alpha');
      return view?.turn === 2 ? view : null;
    });
    expect((await viewOf('beta'))?.status).toBe('closed');
    const late = await answer(extended, aQuote(extended, 90_000));
    expect(late).toMatchObject({ kind: 'refused', code: 'ANSWER_LATE' });
    expect(await answer(countered, { kind: 'accept', turn: 2 })).toMatchObject({ kind: 'taken' });
    const outcome = await until(async () => {
      const message = await database.inTenant(place.tenantId, (tx) =>
        tx.message.findFirst({
          where: { tenantId: place.tenantId, topic: 'negotiation.outcome' },
        }),
      );
      return (message?.body ?? null) as Body<'negotiation.outcome'> | null;
    });
    expect(outcome.kind).toBe('agreed');
    expect(outcome.talks.map((it) => `${it.supplierId} ${it.result}`)).toEqual([
      'alpha agreed',
      'beta no_agreement',
    ]);
    const chosen = (await decisionsOf())
      .filter((it) => it.question === 'beta Ltd has not answered; what now?')
      .map((it) => it.chosen);
    expect(chosen.toSorted()).toEqual(['extend once', 'go on without an answer', 'remind']);
  });
});
