import type { SearchAttributeUpdatePair } from '@temporalio/common';

/** How a family of agents is wired; the kit itself names no topic. */
export type AgentOptions = {
  /** Topics the role has a handler for; others are dead-lettered. */
  topics: readonly string[];
  pauseTopic: string;
  resumeTopic: string;
  /** Ends the agent at once, unless the role handles the topic itself. */
  closeTopic: string;
  /** Topics that go through even while the agent is paused. */
  urgentTopics: readonly string[];
  /** Called when stage or outcome changed; gives the search attributes to set. */
  searchAttributes(stage: string, outcome: string | null): SearchAttributeUpdatePair[];
};
