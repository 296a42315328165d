import { describe, expect, it } from 'vitest';
import type { TracedMessage } from './trace.ts';
import { analyseTrace } from './trace.ts';

const aMessage = (parts: Partial<TracedMessage> & { id: string }): TracedMessage => ({
  from: 'a',
  to: 'b',
  type: 'REQUEST',
  topic: 't',
  causationId: null,
  sentAtMs: 0,
  deliveredAtMs: null,
  handledAtMs: 1,
  ...parts,
});

describe('a trace analysis', () => {
  it('puts every message after its cause and says how deep it is', () => {
    const { tree } = analyseTrace([
      aMessage({ id: 'answer', causationId: 'ask', sentAtMs: 5 }),
      aMessage({ id: 'ask', sentAtMs: 1 }),
      aMessage({ id: 'aside', sentAtMs: 2 }),
    ]);
    expect(tree.map((it) => [it.id, it.depth])).toEqual([
      ['ask', 0],
      ['answer', 1],
      ['aside', 0],
    ]);
  });

  it('names the slowest hop and counts only handled messages as hops', () => {
    const { slowestHop, perAgent } = analyseTrace([
      aMessage({ id: 'quick', handledAtMs: 3 }),
      aMessage({ id: 'slow', to: 'c', sentAtMs: 10, handledAtMs: 60 }),
      aMessage({ id: 'open', handledAtMs: null }),
    ]);
    expect(slowestHop).toMatchObject({ id: 'slow', hopMs: 50 });
    expect(perAgent.find((it) => it.agent === 'b')).toMatchObject({ handledCount: 1, busyMs: 3 });
  });

  it('leaves bodies out', () => {
    const logged = { ...aMessage({ id: 'ask' }), body: { brief: 'long' } };
    expect(analyseTrace([logged]).tree[0]).not.toHaveProperty('body');
  });

  it('of nothing is empty', () => {
    expect(analyseTrace([])).toMatchObject({ durationMs: 0, slowestHop: null, tree: [] });
  });
});
