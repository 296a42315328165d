import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../client/types.ts';
import { barsOf } from './waterfall.ts';

const aHop = (parts: Partial<Trace['tree'][number]>): Trace['tree'][number] => ({
  id: 'm1',
  from: 'supervisor',
  to: 'sourcing',
  topic: 'sourcing.find',
  type: 'REQUEST',
  causationId: null,
  sentAtMs: 0,
  deliveredAtMs: 100,
  handledAtMs: 400,
  depth: 0,
  causes: [],
  ...parts,
});
const aTrace = (...tree: Trace['tree']): Trace => ({
  durationMs: 0,
  messagesCount: tree.length,
  agents: [],
  perAgent: [],
  slowestHop: null,
  tree,
});

describe('a waterfall', () => {
  it('shows each hop over the time of all, first on its way, then with its receiver', () => {
    const bars = barsOf(
      aTrace(aHop({}), aHop({ id: 'm2', sentAtMs: 500, deliveredAtMs: 600, handledAtMs: 1_000 })),
      null,
    );
    expect(bars.map(({ start, waiting, handling }) => [start, waiting, handling])).toEqual([
      [0, 0.1, 0.3],
      [0.5, 0.1, 0.4],
    ]);
  });

  it('lets a hop that is open run until now', () => {
    const [bar] = barsOf(aTrace(aHop({ handledAtMs: null })), 1_000);
    expect(bar).toMatchObject({ waiting: 0.1, handling: 0.9, hopMs: null });
  });

  it('ends what is for a person when it has arrived', () => {
    const [bar] = barsOf(aTrace(aHop({ to: 'buyer', handledAtMs: null })), 1_000);
    expect(bar).toMatchObject({ handling: 0 });
  });

  it('marks the slowest hop, and is empty of nothing', () => {
    const trace = { ...aTrace(aHop({})), slowestHop: { ...aHop({}), hopMs: 400 } };
    expect(barsOf(trace, null)[0]?.isSlowest).toBe(true);
    expect(barsOf(aTrace(), 5)).toEqual([]);
  });
});
