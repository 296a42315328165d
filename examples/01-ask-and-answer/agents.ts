/**
 * Two agents talk: the clerk is asked for a price by a person, asks the stockist, and answers once
 * the stockist has. Shows policy, REQUEST and RESPONSE, and that each REQUEST is answered once.
 */
import type { AgentDefinition } from '#kit/agent.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { exampleOptions } from '../support/example-options.ts';

type Bodies = {
  'price.ask': { item: string };
  'price.told': { item: string; priceMinor: number };
};
type Agent<State> = AgentDefinition<State, Bodies, object, object, never>;

const clerkDefinition: Agent<{ asked: string | null }> = {
  role: 'clerk',
  stateVersion: 1,
  initial: () => ({ asked: null }),
  policy(state, event) {
    if (event.kind !== 'message') return { state, commands: [] };
    if (event.topic === 'price.ask') {
      return {
        state: { asked: event.envelope.id },
        commands: [
          { kind: 'send', to: 'stockist', type: 'REQUEST', topic: 'price.ask', body: event.body },
        ],
      };
    }
    if (state.asked === null) return { state, commands: [] };
    return {
      state: { asked: null },
      commands: [
        {
          kind: 'reply',
          requestId: state.asked,
          type: 'RESPONSE',
          topic: 'price.told',
          body: event.body,
        },
        {
          kind: 'send',
          to: 'stockist',
          type: 'NOTIFICATION',
          topic: 'price.told',
          body: event.body,
        },
        { kind: 'finish', outcome: 'answered' },
      ],
    };
  },
};

const stockistDefinition: Agent<object> = {
  role: 'stockist',
  stateVersion: 1,
  initial: () => ({}),
  policy(state, event) {
    if (event.kind !== 'message' || event.topic !== 'price.ask') {
      return { state, commands: [{ kind: 'finish', outcome: 'thanked' }] };
    }
    const body = { item: event.body.item, priceMinor: 12_50 };
    return {
      state,
      commands: [
        {
          kind: 'reply',
          requestId: event.envelope.id,
          type: 'RESPONSE',
          topic: 'price.told',
          body,
        },
      ],
    };
  },
};

export const clerk = () => runAgent(clerkDefinition, exampleOptions(['price.ask', 'price.told']));
export const stockist = () =>
  runAgent(stockistDefinition, exampleOptions(['price.ask', 'price.told']));
