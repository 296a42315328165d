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
import type { Envelope } from '#kit/envelope.ts';
import { workflowIdOf } from '#kit/directory.ts';

/** The least a kit application needs: workers for its roles, a log in memory, and a way in. */
export type KitDesk = {
  client: Client;
  office: PostOffice;
  /** All messages sent, in order, each once. */
  log: Envelope[];
  say(message: Pick<Envelope, 'to' | 'type' | 'topic' | 'body'>): Promise<void>;
  until<T>(question: () => Promise<T | null> | T | null): Promise<T>;
  handle(role: string): ReturnType<Client['workflow']['getHandle']>;
};

let desks = 0;
const logger = new DefaultLogger('WARN');
Runtime.install({ logger });

/** Runs `use` with workers for the workflows of one example; stops them afterwards. */
export async function withKitDesk<T>(
  options: {
    address: string;
    workflowsPath: string;
    roles: readonly string[];
    activities?: object;
  },
  use: (desk: KitDesk) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address: options.address });
  const native = await NativeConnection.connect({ address: options.address });
  const client = new Client({ connection });
  const run = `${Date.now().toString(36)}-${(desks += 1)}`;
  const directory = Object.fromEntries(
    options.roles.map((role) => [
      role,
      { workflowType: role, taskQueue: `example-${run}-${role}` },
    ]),
  );
  const office = createPostOffice({ client, directory });
  const log: Envelope[] = [];
  const activities = { ...memoryPost(office, log), ...options.activities };
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: options.workflowsPath, logger });
  const workers = await Promise.all(
    Object.values(directory).map(({ taskQueue }) =>
      Worker.create({ connection: native, taskQueue, activities, workflowBundle }),
    ),
  );
  const running = Promise.all(workers.map((it) => it.run()));
  const place = { tenantId: 'example', conversationId: run };
  try {
    return await use({
      client,
      office,
      log,
      until,
      say: (message) => say(office, place, log, message),
      handle: (role) => client.workflow.getHandle(workflowIdOf({ ...place, role })),
    });
  } finally {
    for (const worker of workers) worker.shutdown();
    await running;
    await native.close();
    await connection.close();
  }
}

/** What an application does in its database: keep the first write of an id, number, deliver. */
function memoryPost(office: PostOffice, log: Envelope[]) {
  return {
    async post(turn: { envelopes: Envelope[]; unwokenIds: string[] }) {
      const stored = turn.envelopes.map((it) => keep(log, it));
      const delivered = await deliverAll(office, stored, turn.unwokenIds);
      const closed = delivered.filter((it) => it.delivery === 'closed');
      return { closedRoles: closed.map((it) => it.to) };
    },
    async loadBody({ messageId }: { messageId: string }) {
      return log.find((it) => it.id === messageId)?.body ?? null;
    },
  };
}

function keep(log: Envelope[], envelope: Envelope): Envelope {
  const known = log.find((it) => it.id === envelope.id);
  if (known !== undefined) return known;
  const before = log.filter((it) => it.from === envelope.from && it.to === envelope.to);
  const stored = { ...envelope, sequence: before.length + 1, sentAtMs: Date.now() };
  log.push(stored);
  return stored;
}

async function say(
  office: PostOffice,
  place: { tenantId: string; conversationId: string },
  log: Envelope[],
  message: Pick<Envelope, 'to' | 'type' | 'topic' | 'body'>,
): Promise<void> {
  const envelope: Envelope = {
    id: `person:reader#${log.length}-${message.topic}`,
    ...place,
    from: 'person:reader',
    ...message,
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: Date.now(),
    expiresAtMs: null,
    priority: 'normal',
    labels: [],
    traceparent: null,
  };
  log.push(envelope);
  await office.deliver(envelope, { wake: true });
}

/** Asks again until the answer is not null; the test's own time-out bounds it. */
async function until<T>(question: () => Promise<T | null> | T | null): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    await new Promise((resume) => {
      setTimeout(resume, 20);
    });
  }
}
