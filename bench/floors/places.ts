import type { Directory } from '#kit/directory.ts';

export const FLOOR_QUEUE = 'bench-floor';

/** The two players of the kit's ping-pong; a queue of its own for each, as Parley's roles have. */
export const kitDirectory: Directory<'ping' | 'pong'> = {
  ping: { workflowType: 'kitPing', taskQueue: 'bench-ping' },
  pong: { workflowType: 'kitPong', taskQueue: 'bench-pong' },
};

export const bareAgentId = (caseId: string, role: string): string => `${caseId}/${role}`;
