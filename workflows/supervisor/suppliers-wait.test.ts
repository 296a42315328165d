import { describe, expect, it } from 'vitest';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';
import { WATCH } from './watch.ts';

describe('talks with real suppliers that take days', () => {
  it('are not taken for silence before their time is over', () => {
    const talks = new SupervisedCase({ timing: { caseDeadlineMs: 900_000_000 } }).report();
    const untilMs = talks.nowMs + 259_200_000;
    const because = '2 suppliers were asked.';
    talks.tell('negotiation', 'negotiation.waiting', { untilMs, supplierIds: ['a', 'b'], because });
    const before = talks.decisions.length;
    talks.ring(WATCH);
    expect(talks.decisions).toHaveLength(before);
    expect(talks.timers.get(WATCH)).toBeGreaterThan(untilMs);
    talks.ring(WATCH);
    expect(talks.decisions.length).toBeGreaterThan(before);
  });
});
