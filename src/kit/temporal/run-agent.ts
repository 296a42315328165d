import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import type { AgentDefinition } from '../agent.ts';
import type { AgentIdentity } from '../directory.ts';
import { identityOf } from '../directory.ts';
import { AgentShell } from './agent-shell.ts';
import type { Carried } from './carried.ts';
import { freshCarried } from './carried.ts';
import { listen } from './listen.ts';
import type { AgentOptions } from './options.ts';

/** Runs one agent until its policy finishes or its case is closed; resolves to the outcome. */
export async function runAgent<State, Bodies, Inputs, Results, Record_>(
  definition: AgentDefinition<State, Bodies, Inputs, Results, Record_>,
  options: AgentOptions,
  before?: Carried<State>,
): Promise<{ outcome: string }> {
  const identity = ownIdentity(definition.role);
  const carried = before ?? freshCarried(definition.initial(), definition.stateVersion);
  listen(identity, carried, options);
  const agent = new AgentShell(definition as never, options, identity, carried as never);
  for (;;) {
    const outcome = await agent.turn();
    if (outcome !== null) {
      await condition(allHandlersFinished);
      await agent.end();
      return { outcome };
    }
    if (isRenewalDue(carried)) {
      await condition(allHandlersFinished);
      // What came in meanwhile goes along; waiting for an empty inbox could last as long as a storm.
      await continueAsNew(carried);
    }
    await agent.rest();
  }
}

function ownIdentity(role: string): AgentIdentity {
  const { workflowId } = workflowInfo();
  const identity = identityOf(workflowId);
  if (identity === null || identity.role !== role) {
    throw ApplicationFailure.nonRetryable(
      `workflow id ${workflowId} does not name a case and the role ${role}`,
      'WORKFLOW_ID_WRONG',
    );
  }
  return identity;
}

function isRenewalDue<State>(carried: Carried<State>): boolean {
  const info = workflowInfo();
  return info.continueAsNewSuggested || info.historyLength > carried.historyMax;
}
