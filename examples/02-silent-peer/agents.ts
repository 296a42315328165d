/**
 * A peer that never answers: the REQUEST carries a limit, the kit turns its passing into an
 * `overdue` event, and the policy decides to go on alone. No clock is read in the policy.
 */
import type { AgentDefinition } from '#kit/agent.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { exampleOptions } from '../support/example-options.ts';

type Bodies = { 'opinion.ask': { about: string }; verdict: { alone: boolean; waitedMs: number } };

const judgeDefinition: AgentDefinition<{ asked: string }, Bodies, object, object, never> = {
  role: 'judge',
  stateVersion: 1,
  initial: () => ({ asked: '' }),
  policy(state, event) {
    if (event.kind === 'message' && event.topic === 'opinion.ask') {
      const { envelope, body } = event;
      return {
        state: { asked: envelope.id },
        commands: [
          {
            kind: 'send',
            to: 'witness',
            type: 'REQUEST',
            topic: 'opinion.ask',
            body,
            answerWithinMs: 300,
          },
        ],
      };
    }
    if (event.kind !== 'overdue') return { state, commands: [] };
    const body = { alone: true, waitedMs: event.waitedMs };
    return {
      state,
      commands: [
        { kind: 'reply', requestId: state.asked, type: 'RESPONSE', topic: 'verdict', body },
        { kind: 'finish', outcome: 'decided alone' },
      ],
    };
  },
};

const witnessDefinition: AgentDefinition<object, Bodies, object, object, never> = {
  role: 'witness',
  stateVersion: 1,
  initial: () => ({}),
  policy: (state) => ({ state, commands: [] }),
};

export const judge = () => runAgent(judgeDefinition, exampleOptions(['opinion.ask']));
export const witness = () => runAgent(witnessDefinition, exampleOptions(['opinion.ask']));
