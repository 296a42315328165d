import { z } from 'zod';

/** The four peers of a case. The order means nothing: nobody is first. */
export const AGENT_ROLES = ['supervisor', 'sourcing', 'compliance', 'negotiation'] as const;
export const AgentRole = z.enum(AGENT_ROLES);
export type AgentRole = z.infer<typeof AgentRole>;
