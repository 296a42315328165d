import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';

import { createPostOffice } from '#kit/client/post-office.ts';
import { deliverAll } from '#kit/delivery.ts';
import type { PostOffice } from '#kit/delivery.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { AgentStatus } from '#kit/temporal/listen.ts';
import { messagesOf } from '#memory/case-history.ts';
import type { MessageView } from '#memory/case-history.ts';
import { createCaseLog } from '#memory/case-log.ts';
import type { Database } from '#memory/database.ts';
import type { CaseLog } from '#ports/case-log.ts';
import { engineOfTest } from '../engine-of-test.ts';
import { aTurn, anEnvelope, anOpenCase } from '../memory-builders.ts';
import type { KitRole } from './directory.ts';
import { KIT_ROLES, kitDirectory } from './directory.ts';
import { kitActivities } from './post.ts';

const LOOK_MS = 30;
const logger = new DefaultLogger('ERROR');
Runtime.install({ logger });

type Said = Pick<Envelope, 'to' | 'type' | 'topic' | 'body'> & Partial<Envelope>;

/** One case of the kit's test agents on the real log and engine; workers come and go by role. */
export type TestDesk = {
  name: string;
  at: { tenantId: string; caseId: string };
  log: CaseLog;
  office: PostOffice;
  client: Client;
  startWorker(role: KitRole): Promise<void>;
  /** Writes a person's message to the log and delivers it. */
  say(message: Said): Promise<Envelope>;
  /** The case's messages in the order they were written, without the opening one. */
  messages(): Promise<MessageView[]>;
  /** The message with this topic to a person, as soon as there is one. */
  answer(topic: string): Promise<MessageView>;
  status(role: KitRole): Promise<AgentStatus>;
  handle(role: KitRole): ReturnType<Client['workflow']['getHandle']>;
  close(): Promise<void>;
};

let bundling: ReturnType<typeof bundleWorkflowCode> | undefined;
const bundle = () =>
  (bundling ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./agents.ts', import.meta.url)),
    logger,
  }));

export async function openTestDesk(
  database: Database,
  { roles = KIT_ROLES }: { roles?: readonly KitRole[] } = {},
): Promise<TestDesk> {
  const address = engineOfTest().temporalAddress;
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection });
  const at = await anOpenCase(database);
  const directory = kitDirectory(at.caseId);
  const log = createCaseLog(database);
  const office = createPostOffice({ client, directory });
  const running: { worker: Worker; done: Promise<void> }[] = [];
  const desk: TestDesk = {
    name: at.caseId,
    at,
    log,
    office,
    client,
    async startWorker(role) {
      const worker = await Worker.create({
        connection: native,
        taskQueue: directory[role].taskQueue,
        activities: kitActivities({ log, office }),
        workflowBundle: await bundle(),
      });
      running.push({ worker, done: worker.run() });
    },
    async say(message) {
      const envelope = anEnvelope(at, { from: 'person:tester', ...message });
      const stored = await log.append(aTurn(at, { agent: envelope.from, envelopes: [envelope] }));
      await log.markDelivered(at.tenantId, await deliverAll(office, stored));
      return stored[0] ?? envelope;
    },
    messages: async () =>
      (await messagesOf(database, at.tenantId, at.caseId, { limit: 2_000 })).filter(
        (it) => it.from !== 'buyer',
      ),
    answer: (topic) =>
      until(async () => {
        const all = await desk.messages();
        return all.find((it) => it.topic === topic && it.to === 'person:tester') ?? null;
      }),
    status: (role) => desk.handle(role).query<AgentStatus>('status'),
    handle: (role) =>
      client.workflow.getHandle(
        workflowIdOf({ tenantId: at.tenantId, conversationId: at.caseId, role }),
      ),
    async close() {
      for (const role of KIT_ROLES) {
        await desk
          .handle(role)
          .terminate('the test is over')
          .catch(() => undefined);
      }
      for (const { worker } of running) worker.shutdown();
      await Promise.all(running.map((it) => it.done));
      await native.close();
      await connection.close();
    },
  };
  for (const role of roles) await desk.startWorker(role);
  return desk;
}

/** Asks again until there is an answer; the test's own time-out bounds it. */
export async function until<T>(question: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}
