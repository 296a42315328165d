import { expect, it } from 'vitest';
import { anAdvice } from '../../../../tests/support/advice-builders.ts';
import { decisionMemory } from './decision-memory.ts';
import { withDecisions } from './with-decisions.ts';

const given = (context: string, givenAtMs: number) => ({
  advice: anAdvice('approach', 'balanced', { context }),
  givenAtMs,
});
const made = (decisionId: string, context: string) => ({
  decisionId,
  agent: 'negotiation',
  question: 'Which approach?',
  chosen: 'balanced',
  because: [],
  decidedAtMs: 5,
  memory: decisionMemory(anAdvice('approach', 'balanced', { context }), null, 'balanced'),
});

it('joins each advice to the decisions of its question and context, the last to all that are left', () => {
  const told = withDecisions(
    [given('a', 1), given('b', 2), given('a', 3)],
    [made('1', 'a'), made('2', 'a'), made('3', 'a'), made('4', 'c')],
  );
  expect(told.map((it) => it.decisions.map(({ decisionId }) => decisionId))).toEqual([
    ['1'],
    [],
    ['2', '3'],
  ]);
  expect(told[0]?.decisions[0]).not.toHaveProperty('memory');
});
