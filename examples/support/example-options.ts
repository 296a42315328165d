import type { AgentOptions } from '#kit/temporal/options.ts';

/** The kit's options for agents that know only these topics and the three controls. */
export function exampleOptions(topics: readonly string[]): AgentOptions {
  return {
    topics,
    pauseTopic: 'pause',
    resumeTopic: 'resume',
    closeTopic: 'close',
    urgentTopics: ['resume', 'close'],
    searchAttributes: () => [],
  };
}
