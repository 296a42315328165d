import type { Client } from '@temporalio/client';
import {
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { ParleyError } from '#contracts/errors.ts';
import type { AgentRole } from '#contracts/roles.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { PostOffice } from '#kit/delivery.ts';
import { deliverAll } from '#kit/delivery.ts';
import type { Envelope } from '#kit/envelope.ts';

/** A query waits this long for a worker; without one the agent is said to be out of reach. */
const QUERY_MS_MAX = 3_000;
/**
 * An update is answered by the agent's next task; after this it goes as a plain message. Shorter than
 * what the relay takes for overdue: a command that came by both ways would refuse itself.
 */
const COMMAND_MS_MAX = 4_000;

export type AgentView =
  | { role: AgentRole; state: 'not_started' }
  | { role: AgentRole; state: 'unreachable'; because: string }
  | { role: AgentRole; state: 'running' | 'closed'; workflowId: string; status: unknown };

export type RoleView = {
  role: AgentRole;
  skills: string[];
  workersCount: number;
  backlogCount: number | null;
};

export type CommandFate =
  /** The agent has it, and its validator let it pass. */
  | { kind: 'taken' }
  /** No worker answered in time; it waits for one as a message under the same id. */
  | { kind: 'sent' }
  | { kind: 'refused'; because: string }
  | { kind: 'closed' }
  | { kind: 'absent' }
  /** The engine is away. */
  | { kind: 'undelivered' };

/** How a message travels to its agent: at once, waiting there, or later by the relay. */
export type AgentRoute = 'update' | 'signal' | 'relay';

/** How the API looks at agents and speaks to them. */
export type AgentGateway = {
  view(tenantId: string, caseId: string, role: AgentRole): Promise<AgentView>;
  /** The whole state of one agent, by live query. @throws ParleyError AGENT_NOT_STARTED, ENGINE_UNAVAILABLE */
  state(tenantId: string, caseId: string, role: AgentRole): Promise<unknown>;
  /** Gives a person's message to its agent, which may refuse it; without a worker it waits there. */
  command(envelope: Envelope): Promise<CommandFate>;
  directory(): Promise<RoleView[]>;
};

const skills: Readonly<Record<AgentRole, string[]>> = {
  supervisor: ['open and close cases', 'settle escalations', 'coordinate recovery'],
  sourcing: ['find suppliers', 'rank candidates', 'assess the market'],
  compliance: ['assess risk', 'clear suppliers', 'set conditions'],
  negotiation: ['bargain inside a mandate', 'compare offers', 'propose an award'],
};

export function createAgentGateway(client: Client, office: PostOffice): AgentGateway {
  const handleOf = (tenantId: string, conversationId: string, role: string) =>
    client.workflow.getHandle(workflowIdOf({ tenantId, conversationId, role }));
  const query = (tenantId: string, caseId: string, role: AgentRole, name: string) =>
    client.withDeadline(Date.now() + QUERY_MS_MAX, () =>
      handleOf(tenantId, caseId, role).query(name),
    );
  return {
    async view(tenantId, caseId, role) {
      const handle = handleOf(tenantId, caseId, role);
      try {
        const { status } = await client.withDeadline(Date.now() + QUERY_MS_MAX, () =>
          handle.describe(),
        );
        const answer = await query(tenantId, caseId, role, 'status');
        return {
          role,
          state: status.name === 'RUNNING' ? 'running' : 'closed',
          workflowId: handle.workflowId,
          status: answer,
        };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { role, state: 'not_started' };
        return {
          role,
          state: 'unreachable',
          because: 'No worker of this role answers; start one with npm run worker.',
        };
      }
    },
    async state(tenantId, caseId, role) {
      try {
        const [state, decisions, inbox, status] = await Promise.all(
          ['state', 'decisions', 'inbox', 'status'].map((name) =>
            query(tenantId, caseId, role, name),
          ),
        );
        return { role, status, state, decisions, inbox };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) {
          throw new ParleyError(
            'AGENT_NOT_STARTED',
            `The ${role} agent of this case has not been needed yet.`,
          );
        }
        throw new ParleyError(
          'ENGINE_UNAVAILABLE',
          `No worker of the role ${role} answers. Start one with npm run worker -- --roles ${role}.`,
        );
      }
    },
    command: (envelope) => sendCommand(client, office, envelope),
    directory: () =>
      client.withDeadline(Date.now() + QUERY_MS_MAX, () =>
        Promise.all(AGENT_ROLES.map((role) => roleView(client, office, role))),
      ),
  };
}

async function sendCommand(
  client: Client,
  office: PostOffice,
  envelope: Envelope,
): Promise<CommandFate> {
  const { tenantId, conversationId, to: role } = envelope;
  const handle = client.workflow.getHandle(workflowIdOf({ tenantId, conversationId, role }));
  try {
    await client.withDeadline(Date.now() + COMMAND_MS_MAX, () =>
      handle.executeUpdate('command.v1', { args: [envelope], updateId: envelope.id }),
    );
    return { kind: 'taken' };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError)
      return withoutUpdate(client, handle, office, envelope);
    if (error instanceof WorkflowUpdateFailedError) {
      const { cause } = error;
      // An agent that ends while the update is under way is no refusal.
      return cause instanceof ApplicationFailure && cause.type === 'COMMAND_REFUSED'
        ? { kind: 'refused', because: cause.message }
        : withoutUpdate(client, handle, office, envelope);
    }
    if (!isOutOfReach(error)) throw error;
    return withoutUpdate(client, handle, office, envelope);
  }
}

/**
 * Also when the agent's task failed under the update, as it does when a message arrives while the
 * agent ends: the engine runs the task again, but has dropped the update.
 */
const isOutOfReach = (error: unknown): boolean =>
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError;

type Handle = { describe(): Promise<{ status: { name: string } }> };

/**
 * As a plain message it waits for a worker, where the agent lives; the receiver knows the id should
 * both arrive.
 */
async function withoutUpdate(
  client: Client,
  handle: Handle,
  office: PostOffice,
  envelope: Envelope,
): Promise<CommandFate> {
  const kind = await lifeOf(client, handle);
  if (kind !== 'running') return { kind };
  try {
    const [delivered] = await deliverAll(office, [envelope], [envelope.id]);
    return { kind: delivered?.delivery === 'delivered' ? 'sent' : 'closed' };
  } catch {
    return { kind: 'undelivered' };
  }
}

async function lifeOf(
  client: Client,
  handle: Handle,
): Promise<'running' | 'closed' | 'absent' | 'undelivered'> {
  try {
    const { status } = await client.withDeadline(Date.now() + QUERY_MS_MAX, () =>
      handle.describe(),
    );
    return status.name === 'RUNNING' ? 'running' : 'closed';
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? 'absent' : 'undelivered';
  }
}

async function roleView(client: Client, office: PostOffice, role: AgentRole): Promise<RoleView> {
  const workersCount = await office.workersCount(role);
  const backlogCount = await client.workflowService
    .describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: role },
      taskQueueType: 1,
      reportStats: true,
    })
    .then((it) => Number(it.stats?.approximateBacklogCount ?? 0))
    .catch(() => null);
  return { role, skills: skills[role], workersCount, backlogCount };
}
