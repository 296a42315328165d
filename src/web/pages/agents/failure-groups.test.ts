import { expect, test } from 'vitest';
import { failureGroups } from './failure-groups.ts';

const failure = (agent: string, reason: string, buriedAtMs: number) => ({
  agent,
  reason,
  buriedAtMs,
});

test('failures of one agent for one reason count together, the most frequent first', () => {
  const groups = failureGroups([
    failure('sourcing', 'BODY_INVALID', 5),
    failure('compliance', 'AGENT_CLOSED', 1),
    failure('compliance', 'AGENT_CLOSED', 9),
  ]);
  expect(groups).toEqual([
    { agent: 'compliance', reason: 'agent closed', messagesCount: 2, lastAtMs: 9 },
    { agent: 'sourcing', reason: 'body invalid', messagesCount: 1, lastAtMs: 5 },
  ]);
});
