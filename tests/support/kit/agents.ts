/** Agents of the kit's own tests: each does what its messages say, so a test is read in one place. */
import type { AgentDefinition, PolicyContext } from '#kit/agent.ts';
import type { Carried } from '#kit/temporal/carried.ts';
import { freshCarried } from '#kit/temporal/carried.ts';
import type { AgentOptions } from '#kit/temporal/options.ts';
import { runAgent } from '#kit/temporal/run-agent.ts';

type Bodies = {
  /** Remember the number. */
  count: { n: number };
  /** Answer with all numbers so far, in the order they came. */
  report: object;
  counted: { numbers: number[] };
  /** Say nothing. */
  mull: object;
  /** Ask this peer and answer with what it says. */
  pass: { to: string; topic: 'report' | 'mull' | 'stumble'; withinMs: number };
  noticed: { topic: string; waitedMs: number };
  /** Throw. */
  stumble: object;
  /** Order an activity that fails. */
  order: { code: string };
  tell: { to: string; n: number };
  leave: object;
  'agent.error': { code: string; because: string };
};
type Inputs = { failForGood: { code: string } };
type Results = { failForGood: null };
type Definition = AgentDefinition<State, Bodies, Inputs, Results, never>;
type State = { numbers: number[]; asker: string | null };
type Step = ReturnType<Definition['policy']>;

const topics = 'count report counted mull pass stumble order tell leave agent.error'.split(' ');

const options: AgentOptions = {
  topics,
  pauseTopic: 'pause',
  resumeTopic: 'resume',
  closeTopic: 'close',
  urgentTopics: ['resume', 'close'],
  searchAttributes: () => [],
};

const policy: Definition['policy'] = (state, event, context): Step => {
  if (event.kind === 'overdue') {
    const { topic, waitedMs } = event;
    return step(state, {
      kind: 'send',
      to: 'person:tester',
      type: 'NOTIFICATION',
      topic: 'noticed',
      body: { topic, waitedMs },
    });
  }
  if (event.kind === 'result') {
    if (event.result.ok || state.asker === null) throw new Error('it was to fail');
    const { code, because } = event.result;
    return step({ ...state, asker: null }, failing(state.asker, { code, because }));
  }
  return event.kind === 'message' ? hear(state, event, context) : step(state);
};

type Heard = Extract<Parameters<Definition['policy']>[1], { kind: 'message' }>;

function hear(state: State, event: Heard, { owed }: PolicyContext): Step {
  const requestId = event.envelope.id;
  switch (event.topic) {
    case 'count':
      return step({ ...state, numbers: [...state.numbers, event.body.n] });
    case 'report': {
      const body = { numbers: state.numbers };
      return step(state, { kind: 'reply', requestId, type: 'RESPONSE', topic: 'counted', body });
    }
    case 'pass': {
      const { to, topic, withinMs: answerWithinMs } = event.body;
      return step(
        { ...state, asker: requestId },
        { kind: 'send', to, type: 'REQUEST', topic, body: {}, answerWithinMs },
      );
    }
    case 'counted':
    case 'agent.error': {
      const asker = owed.find((it) => it.requestId === state.asker)?.requestId;
      if (asker === undefined) return step(state);
      const { topic, body } = event;
      const after = { ...state, asker: null };
      if (topic === 'agent.error') return step(after, failing(asker, body));
      return step(after, { kind: 'reply', requestId: asker, type: 'RESPONSE', topic, body });
    }
    case 'tell': {
      const { to, n } = event.body;
      const body = { n };
      return step(state, { kind: 'send', to, type: 'NOTIFICATION', topic: 'count', body });
    }
    case 'order': {
      const input = { code: event.body.code };
      return step(
        { ...state, asker: requestId },
        { kind: 'run', activity: 'failForGood', key: `order/${requestId}`, input },
      );
    }
    case 'stumble':
      throw new Error('stumbled over a stone');
    case 'leave':
      return step(state, { kind: 'finish', outcome: `left with ${state.numbers.length}` });
    case 'mull':
    case 'noticed':
      return step(state);
  }
}

const step = (state: State, ...commands: Step['commands']): Step => ({ state, commands });

const failing = (requestId: string, body: Bodies['agent.error']) =>
  ({ kind: 'reply', requestId, type: 'ERROR', topic: 'agent.error', body }) as const;

const definition = (role: string): Definition => ({
  role,
  stateVersion: 1,
  initial: () => ({ numbers: [], asker: null }),
  policy,
});

/** Small, so that a few hundred messages renew a run many times. */
const HISTORY_MAX = 60;

export const anna = (before?: Carried<State>) => runAgent(definition('anna'), options, before);
export const bert = (before?: Carried<State>) => runAgent(definition('bert'), options, before);

/** An agent that is renewed early. */
export function carl(before?: Carried<State>) {
  const { initial, stateVersion } = definition('carl');
  const carried = before ?? { ...freshCarried(initial(), stateVersion), historyMax: HISTORY_MAX };
  return runAgent(definition('carl'), options, carried);
}
