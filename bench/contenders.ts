import type { CaseBrief } from '#contracts/messages.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { workflowIdOf } from '#kit/directory.ts';
import { openingMessage } from '#memory/opening-message.ts';
import type { BareNote } from './floors/bare-agents.ts';
import { BARE_ROLES } from './floors/bare-agents.ts';
import type { BareCase } from './floors/bare-case.ts';
import { bareAgentId, FLOOR_QUEUE } from './floors/places.ts';
import type { Stand } from './stand.ts';

export const CONTENDERS = ['parley', 'central', 'central_scheduled', 'bare_agents'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** One way to run a case from its brief to its closed row in the database. */
export type Contender = {
  name: ContenderName;
  /** What is done before the clock starts. */
  prepare(brief: CaseBrief): Promise<void>;
  /** Resolves when the workflow that closes the case has ended. */
  run(brief: CaseBrief): Promise<unknown>;
  /** The ids of its workflows, by a short name. */
  workflowIds(brief: CaseBrief): Record<string, string>;
};

/** @param rounds exchanges with suppliers that the floors make, as Parley's reference case made */
export function contendersOf(stand: Stand, rounds: number): Record<ContenderName, Contender> {
  return {
    parley: parley(stand),
    central: central(stand, rounds, 'local', 'central'),
    central_scheduled: central(stand, rounds, 'scheduled', 'central_scheduled'),
    bare_agents: bareAgents(stand, rounds),
  };
}

export function parley(stand: Stand): Contender {
  const agentIds = ({ requisition: { tenantId, caseId } }: CaseBrief) =>
    Object.fromEntries(
      AGENT_ROLES.map((role) => [role, workflowIdOf({ tenantId, conversationId: caseId, role })]),
    );
  return {
    name: 'parley',
    async prepare(brief) {
      const { tenantId, caseId } = brief.requisition;
      await stand.log.append({
        tenantId,
        caseId,
        agent: 'buyer',
        envelopes: [openingMessage(brief)],
        decisions: [],
        records: [],
        deadLetters: [],
        handledIds: [],
      });
    },
    async run(brief) {
      await stand.office.deliver(openingMessage(brief), { wake: true });
      return stand.client.workflow.getHandle(agentIds(brief).supervisor ?? '').result();
    },
    workflowIds: agentIds,
  };
}

function central(
  stand: Stand,
  rounds: number,
  activities: BareCase['activities'],
  name: ContenderName,
): Contender {
  return {
    name,
    prepare: async () => undefined,
    run: (brief) =>
      stand.client.workflow.execute('centralCase', {
        workflowId: brief.requisition.caseId,
        taskQueue: FLOOR_QUEUE,
        args: [{ brief, rounds, activities } satisfies BareCase],
      }),
    workflowIds: (brief) => ({ central: brief.requisition.caseId }),
  };
}

function bareAgents(stand: Stand, rounds: number): Contender {
  return {
    name: 'bare_agents',
    prepare: async () => undefined,
    async run(brief) {
      const order: BareCase = { brief, rounds, activities: 'local' };
      const supervisor = await stand.client.workflow.signalWithStart('bareAgent', {
        workflowId: bareAgentId(brief.requisition.caseId, 'supervisor'),
        taskQueue: FLOOR_QUEUE,
        args: ['supervisor'],
        signal: 'note',
        signalArgs: [{ to: 'supervisor', order, shortlist: [] } satisfies BareNote],
      });
      return supervisor.result();
    },
    workflowIds: (brief) =>
      Object.fromEntries(
        BARE_ROLES.map((role) => [role, bareAgentId(brief.requisition.caseId, role)]),
      ),
  };
}
