import { describe, expect, it } from 'vitest';
import type { OrderLook } from '#contracts/order-moves.ts';
import { nextMove } from './policy.ts';

const aLook = (parts: Partial<OrderLook> = {}): OrderLook => ({
  caseId: 'case',
  status: 'issued',
  channel: 'portal',
  nowMs: 1_000,
  awaitsSinceMs: 1_000,
  timing: { remindMs: 100, escalateMs: 200, lapseMs: 300 },
  announced: true,
  reminded: false,
  escalated: false,
  step: null,
  ...parts,
});
const after = (waitedMs: number, parts: Partial<OrderLook> = {}) =>
  nextMove(aLook({ nowMs: 1_000 + waitedMs, ...parts }));
const move = (it: object) => ({ kind: 'move', move: it });

describe('an order that was issued', () => {
  it('is told to its supplier first', () => {
    expect(after(0, { announced: false })).toEqual(move({ do: 'announce' }));
  });

  it('waits, reminds, escalates and lapses, each at its time and once', () => {
    expect(after(0)).toEqual({ kind: 'wait', forMs: 100 });
    expect(after(100)).toEqual(move({ do: 'remind' }));
    expect(after(100, { reminded: true })).toEqual({ kind: 'wait', forMs: 100 });
    expect(after(200, { reminded: true })).toEqual(move({ do: 'escalate' }));
    const silent = { reminded: true, escalated: true };
    expect(after(200, silent)).toEqual({ kind: 'wait', forMs: 100 });
    expect(after(300, silent)).toEqual(move({ do: 'lapse' }));
  });

  it('lapses at once when nobody looked for so long', () => {
    expect(after(10_000)).toEqual(move({ do: 'lapse' }));
  });

  it('is answered by a simulated supplier after a moment', () => {
    const timing = { remindMs: 10_000, escalateMs: 20_000, lapseMs: 30_000 };
    expect(after(0, { channel: 'simulated', timing })).toEqual({ kind: 'wait', forMs: 500 });
    expect(after(500, { channel: 'simulated', timing })).toEqual(move({ do: 'answer' }));
  });
});

describe('an order that is taken back', () => {
  it('does the step that is next, and waits for a person where one failed', () => {
    const step = 'release_budget';
    expect(after(0, { status: 'cancelling', step })).toEqual(move({ do: 'compensate', step }));
    expect(after(0, { status: 'cancelling' })).toEqual({ kind: 'wait', forMs: null });
  });
});

it.each(['change_proposed', 'acknowledged', 'partly_received'] as const)(
  'an order that is %s waits for as long as it takes',
  (status) => {
    expect(after(9_999, { status })).toEqual({ kind: 'wait', forMs: null });
  },
);

it.each(['received', 'cancelled', 'lapsed', 'rejected'] as const)(
  'an order that is %s needs nobody to stay with it',
  (status) => {
    expect(after(0, { status })).toEqual({ kind: 'end' });
  },
);
