import type { Carried } from '#kit/temporal/carried.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { agentOptions } from '../agent-options.ts';
import { negotiation as definition } from './policy.ts';
import type { NegotiationState } from './state.ts';

/** The negotiation agent of one case, as a workflow; lives until the case is closed. */
export function negotiation(before?: Carried<NegotiationState>): Promise<{ outcome: string }> {
  return runAgent(definition, agentOptions('negotiation'), before);
}
