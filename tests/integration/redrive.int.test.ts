import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCaseLog } from '#memory/case-log.ts';
import type { DeadLetterView } from '#memory/dead-letters.ts';
import { workflowIdOf } from '#kit/directory.ts';
import { loadTemporalConfig } from '#platform/config.ts';
import { connectClient } from '#platform/temporal-connection.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { aTenantId, aTurn, anEnvelope, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { openCase, startApi, startWorker, stockCatalogue, until } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let administrator: Caller;
let temporal: Awaited<ReturnType<typeof connectClient>>;

beforeAll(async () => {
  // Suppliers take their time, so that the case stays open.
  api = await startApi({ PARLEY_SIMULATED_REPLY_MS: '5000' });
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  administrator = await api.caller(database, tenantId, 'administrator');
  temporal = await connectClient(
    loadTemporalConfig({ TEMPORAL_ADDRESS: engineOfTest().temporalAddress }),
  );
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await temporal.connection.close();
  await database.close();
});

/** The open letter about this message; null when there is none. */
const letterOf = async ({ id }: { id: string }) => {
  const { body } = await administrator.get<{ items: DeadLetterView[] }>(
    '/v1/dead-letters?status=open',
  );
  return body.items.find((it) => (it.envelope as { id?: string }).id === id) ?? null;
};
const redrive = ({ deadLetterId }: DeadLetterView) =>
  administrator.post<Problem & { messageId: string; delivery: string }>(
    `/v1/dead-letters/${encodeURIComponent(deadLetterId)}/redrive`,
    {},
  );

it('what an agent that ended too early never read reaches it when it is back', async () => {
  const path = await openCase(administrator);
  const caseId = path.slice(path.lastIndexOf('/') + 1);
  const at = { tenantId, caseId };
  const sourcing = temporal.client.workflow.getHandle(
    workflowIdOf({ tenantId, conversationId: caseId, role: 'sourcing' }),
  );
  // Only after the agent's first turn is there a place to go back to at which it was not yet closed.
  const firstTurn = await until(async () => {
    const history = await sourcing.fetchHistory().catch(() => null);
    return history?.events?.find((it) => it.workflowTaskCompletedEventAttributes) ?? null;
  });
  const closing = anEnvelope(at, { from: 'person:x', to: 'sourcing', topic: 'case.closed' });
  await sourcing.signal('message.v1', closing);
  await sourcing.result();

  // From one who has not written to it before: behind a number lost in the reset it would be held back.
  const from = 'person:auditor';
  const lost = anEnvelope(at, { from, to: 'sourcing', topic: 'test.note' });
  const log = createCaseLog(database);
  await log.append(aTurn(at, { agent: from, envelopes: [lost] }));
  await log.markDelivered(tenantId, [{ id: lost.id, delivery: 'closed' }]);
  const letter = await until(() => letterOf(lost));
  expect(letter).toMatchObject({ agent: 'sourcing', reason: 'AGENT_CLOSED' });

  const early = await redrive(letter);
  expect(early).toMatchObject({ status: 409, body: { code: 'COMMAND_REFUSED' } });
  expect(early.body.detail).toContain('Reset its workflow');
  expect(await letterOf(lost)).toEqual(letter);

  await temporal.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: sourcing.workflowId },
    workflowTaskFinishEventId: firstTurn.eventId ?? null,
    requestId: `back-${caseId}`,
    reason: 'ended too early',
    resetReapplyExcludeTypes: [1],
  });
  expect(await redrive(letter)).toMatchObject({
    status: 202,
    body: { messageId: lost.id, delivery: 'delivered' },
  });
  // It was read: sourcing has no handler for this topic and says so.
  const again = await until(() => letterOf(lost));
  expect(again).toMatchObject({ agent: 'sourcing', reason: 'NO_HANDLER', status: 'open' });
  await administrator.post(`${path}/commands`, { command: 'abort', because: 'not needed' });
});
