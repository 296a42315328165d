import { describe, expect, it } from 'vitest';
import { agentsIn, filterDecisions } from './decision-filter.ts';
import type { Decision } from './decisions-query.ts';

const aDecision = (id: string, agent: string, question: string): Decision =>
  ({ id, agent, question }) as Decision;

const decisions = [
  aDecision('1', 'sourcing', 'How to search?'),
  aDecision('2', 'negotiation', 'How to answer Cipla?'),
  aDecision('3', 'negotiation', 'Take the terms of Cipla?'),
];
const all = { agent: '', question: '', onlyMemory: false };
const idsOf = (filter: Partial<typeof all>) =>
  filterDecisions(decisions, { ...all, ...filter }, (id) => id === '1').map((it) => it.id);

describe('the filter of decisions', () => {
  it('lets all through when it asks for nothing', () => {
    expect(idsOf({})).toEqual(['1', '2', '3']);
  });

  it('asks for agent and words of the question together, whatever their case', () => {
    expect(idsOf({ agent: 'negotiation', question: 'TERMS' })).toEqual(['3']);
  });

  it('finds what memory changed', () => {
    expect(idsOf({ onlyMemory: true })).toEqual(['1']);
  });
});

it('agents are named once each', () => {
  expect(agentsIn(decisions)).toEqual(['sourcing', 'negotiation']);
});
