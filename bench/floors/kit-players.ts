import { proxySinks } from '@temporalio/workflow';
import type { AgentDefinition } from '#kit/agent.ts';
import type { AgentOptions } from '#kit/temporal/options.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import type { HopSinks } from './hop-sinks.ts';

/** A topic that `post` knows; `topic` holds the length of the rally, `waitedMs` the hop. */
type Bodies = { 'agent.reminder': { requestId: string; topic: string; waitedMs: number } };
type PlayerDefinition = AgentDefinition<object, Bodies, object, object, never>;

const { marks } = proxySinks<HopSinks>();

/** One of two agents that throw a ball through the kit, `post` and the database. */
function player(role: string, peer: string): PlayerDefinition {
  return {
    role,
    stateVersion: 1,
    initial: () => ({}),
    policy(state, event) {
      if (event.kind !== 'message') return { state, commands: [] };
      const { requestId: rally, topic, waitedMs: hop } = event.body;
      marks.mark(rally, hop);
      const last = Number(topic);
      const end = { kind: 'finish', outcome: 'played' } as const;
      if (hop === last) return { state, commands: [end] };
      const body = { requestId: rally, topic, waitedMs: hop + 1 };
      const ball = {
        kind: 'send',
        to: peer,
        type: 'NOTIFICATION',
        topic: 'agent.reminder',
        body,
      } as const;
      return { state, commands: hop + 1 === last ? [ball, end] : [ball] };
    },
  };
}

const options: AgentOptions = {
  topics: ['agent.reminder'],
  pauseTopic: 'command.pause',
  resumeTopic: 'command.resume',
  closeTopic: 'case.closed',
  urgentTopics: [],
  searchAttributes: () => [],
};

export const kitPing = () => runAgent(player('ping', 'pong'), options);
export const kitPong = () => runAgent(player('pong', 'ping'), options);
