import type { Carried } from '#kit/temporal/carried.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { agentOptions } from '../agent-options.ts';
import { sourcing as definition } from './policy.ts';
import type { SourcingState } from './state.ts';

/** The sourcing agent of one case, as a workflow; lives until the case is closed. */
export function sourcing(before?: Carried<SourcingState>): Promise<{ outcome: string }> {
  return runAgent(definition, agentOptions('sourcing'), before);
}
