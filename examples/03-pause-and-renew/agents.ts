/**
 * A counter that can be paused, and whose run is renewed (continue-as-new) every few events: what
 * it counted, what it has seen and what still waits all survive. Shows the carried state.
 */
import type { AgentDefinition } from '#kit/agent.ts';
import type { Carried } from '#kit/temporal/carried.ts';
import { freshCarried } from '#kit/temporal/carried.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';
import { exampleOptions } from '../support/example-options.ts';

type Bodies = { add: { amount: number }; total: { sum: number } };
type State = { sum: number };

const definition: AgentDefinition<State, Bodies, object, object, never> = {
  role: 'counter',
  stateVersion: 1,
  initial: () => ({ sum: 0 }),
  policy(state, event) {
    if (event.kind !== 'message') return { state, commands: [] };
    if (event.topic === 'add')
      return { state: { sum: state.sum + event.body.amount }, commands: [] };
    const body = { sum: state.sum };
    return {
      state,
      commands: [
        { kind: 'reply', requestId: event.envelope.id, type: 'RESPONSE', topic: 'total', body },
        { kind: 'finish', outcome: `counted ${state.sum}` },
      ],
    };
  },
};

/** Renewed after this many events; a real agent keeps the kit's own, much higher bound. */
const HISTORY_MAX = 20;

export function counter(before?: Carried<State>) {
  const carried = before ?? { ...freshCarried(definition.initial(), 1), historyMax: HISTORY_MAX };
  return runAgent(definition, exampleOptions(['add', 'total']), carried);
}
