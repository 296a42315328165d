import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENT_ROLES } from '#contracts/roles.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
const recorded = readdirSync(folder).filter((it) => it.endsWith('.json'));

describe('recorded histories', () => {
  let workflowBundle: { code: string };

  beforeAll(async () => {
    workflowBundle = await bundleWorkflowCode({
      workflowsPath,
      logger: new DefaultLogger('ERROR'),
    });
  });

  it('exist for each workflow type', () => {
    for (const type of [...AGENT_ROLES, 'purchaseOrder']) {
      expect(
        recorded.some((it) => it.startsWith(`${type}.`)),
        type,
      ).toBe(true);
    }
  });

  it.each(recorded)("%s replays on today's code", async (file) => {
    const history: unknown = JSON.parse(readFileSync(folder + file, 'utf8'));
    const results = Worker.runReplayHistories({ workflowBundle }, [
      { workflowId: workflowIdIn(history), history },
    ]);
    for await (const { error } of results) expect(error?.message).toBeUndefined();
  });
});

/** Recorded with the history, because a workflow's id names its case and role. */
function workflowIdIn(history: unknown): string {
  const { events } = history as {
    events: { workflowExecutionStartedEventAttributes?: { workflowId?: string } }[];
  };
  const id = events[0]?.workflowExecutionStartedEventAttributes?.workflowId;
  if (id === undefined) throw new Error('the history does not say its workflow id');
  return id;
}
