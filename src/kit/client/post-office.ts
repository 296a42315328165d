import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import type { Delivery, PostOffice } from '../delivery.ts';
import type { Directory, DirectoryEntry } from '../directory.ts';
import { workflowIdOf } from '../directory.ts';
import type { Envelope } from '../envelope.ts';

/** What the list of workflows shows of an agent that its first message brings to life. */
export type Introduction = {
  typedSearchAttributes?: SearchAttributePair[];
  memo?: Record<string, unknown>;
};

const DEADLINE_MS = 10_000;

/** Delivers by signal-with-start, so that a first message also brings its receiver to life. */
export function createPostOffice(options: {
  client: Client;
  directory: Directory<string>;
  introduce?: (first: Envelope) => Introduction;
  /** A delivery that takes longer is tried again by `post` or by a relay; 10 s unless told. */
  deadlineMs?: number;
}): PostOffice {
  const { client, directory, introduce = () => ({}), deadlineMs = DEADLINE_MS } = options;
  return {
    async deliver(envelope, { wake }) {
      const entry = directory[envelope.to];
      // People read the log and the event stream; nothing is signalled to them.
      if (entry === undefined) return 'delivered';
      const send = () =>
        wake
          ? signalWithStart(client, entry, envelope, introduce(envelope))
          : signal(client, envelope);
      return client.withDeadline(Date.now() + deadlineMs, send);
    },
    async workersCount(role) {
      const entry = directory[role];
      if (entry === undefined) return 0;
      const { namespace } = client.options;
      const described = await client.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: entry.taskQueue },
        taskQueueType: 1,
      });
      const freshAfterSeconds = Date.now() / 1_000 - POLLER_FRESH_SECONDS;
      return (described.pollers ?? []).filter(
        (it) => Number(it.lastAccessTime?.seconds ?? 0) >= freshAfterSeconds,
      ).length;
    },
  };
}

/** The server lists pollers for minutes after they left; a live one polls at least once a minute. */
const POLLER_FRESH_SECONDS = 70;

async function signalWithStart(
  client: Client,
  entry: DirectoryEntry,
  envelope: Envelope,
  introduction: Introduction,
): Promise<Delivery> {
  const { tenantId, conversationId, to: role } = envelope;
  try {
    await client.workflow.signalWithStart(entry.workflowType, {
      workflowId: workflowIdOf({ tenantId, conversationId, role }),
      taskQueue: entry.taskQueue,
      args: [],
      signal: 'message.v1',
      signalArgs: [envelope],
      // A late message never revives an agent that ended well; one that an operator terminated
      // or that failed comes back with its next message.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      ...introduction,
    });
    return 'delivered';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'closed';
    throw error;
  }
}

async function signal(client: Client, envelope: Envelope): Promise<Delivery> {
  const { tenantId, conversationId, to: role } = envelope;
  try {
    await client.workflow
      .getHandle(workflowIdOf({ tenantId, conversationId, role }))
      .signal('message.v1', envelope);
    return 'delivered';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'absent';
    throw error;
  }
}
