import type { Carried } from '#kit/temporal/carried.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { agentOptions } from '../agent-options.ts';
import { compliance as definition } from './policy.ts';
import type { ComplianceState } from './state.ts';

/** The compliance agent of one case, as a workflow; lives until the case is closed. */
export function compliance(before?: Carried<ComplianceState>): Promise<{ outcome: string }> {
  return runAgent(definition, agentOptions('compliance'), before);
}
