import type { Carried } from '#kit/temporal/carried.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { agentOptions } from '../agent-options.ts';
import { supervisor as definition } from './policy.ts';
import type { SupervisorState } from './state.ts';

/** The supervisor agent of one case, as a workflow; lives until the case is closed. */
export function supervisor(before?: Carried<SupervisorState>): Promise<{ outcome: string }> {
  return runAgent(definition, agentOptions('supervisor'), before);
}
