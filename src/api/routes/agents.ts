import { z } from 'zod';
import { AgentState, CaseAgent, DirectoryRole, ItemsOf } from '#contracts/answers.ts';
import { AGENT_ROLES, AgentRole } from '#contracts/roles.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase, unknownCase } from './case-params.ts';

export const listAgents = route({
  method: 'get',
  path: '/v1/agents',
  operationId: 'listAgents',
  summary: 'Directory: roles, skills, workers alive, queue backlog',
  tag: 'agents',
  roles: mayRead,
  answers: { status: 200, description: 'The roles', schema: ItemsOf(DirectoryRole) },
  async handle({ desk }) {
    return { body: { items: await desk.agents.directory() } };
  },
});

export const listCaseAgents = route({
  method: 'get',
  path: '/v1/procurements/{id}/agents',
  operationId: 'listCaseAgents',
  summary: 'What the four agents of a case are doing, by live query',
  tag: 'agents',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'One row per role', schema: ItemsOf(CaseAgent) },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    const items = await Promise.all(
      AGENT_ROLES.map((role) => desk.agents.view(holder.tenantId, params.id, role)),
    );
    return { body: { items } };
  },
});

export const getCaseAgent = route({
  method: 'get',
  path: '/v1/procurements/{id}/agents/{role}',
  operationId: 'getCaseAgent',
  summary: 'The whole live state of one agent',
  tag: 'agents',
  roles: mayRead,
  params: z.object({ ...CaseParams.shape, role: AgentRole }),
  unknown: { ...unknownCase, role: 'AGENT_UNKNOWN' },
  answers: { status: 200, description: 'State, decisions, inbox', schema: AgentState },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    return { body: await desk.agents.state(holder.tenantId, params.id, params.role) };
  },
});
