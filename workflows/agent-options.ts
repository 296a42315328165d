import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Topic } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { SEARCH_ATTRIBUTES } from '#contracts/search-attributes.ts';
import type { AgentOptions } from '#kit/temporal/options.ts';
import { topicsOf } from './roster.ts';

export const stageKey = defineSearchAttributeKey(
  'ParleyStage' satisfies typeof SEARCH_ATTRIBUTES.stage,
  SearchAttributeType.KEYWORD,
);
const outcomeKey = defineSearchAttributeKey(
  'ParleyOutcome' satisfies typeof SEARCH_ATTRIBUTES.outcome,
  SearchAttributeType.KEYWORD,
);

const urgentTopics: readonly Topic[] = ['command.resume', 'command.abort', 'case.closed'];
const controls = {
  pauseTopic: 'command.pause',
  resumeTopic: 'command.resume',
  closeTopic: 'case.closed',
} satisfies Record<string, Topic>;

/** The kit's options for one role of the desk. */
export function agentOptions(role: AgentRole): AgentOptions {
  return {
    topics: topicsOf[role],
    ...controls,
    urgentTopics,
    // Only the supervisor's run is looked up by stage; for its peers each change would cost an
    // event and tell nothing that the supervisor's does not.
    searchAttributes: (stage, outcome) =>
      role !== 'supervisor'
        ? []
        : [
            { key: stageKey, value: stage },
            { key: outcomeKey, value: outcome },
          ],
  };
}
