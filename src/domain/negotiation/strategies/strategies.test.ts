import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategies } from './index.ts';

const time = fc.integer({ min: 0, max: 10_000 });

describe.each(Object.entries(strategies))('every strategy: %s', (_name, strategy) => {
  it('gives nothing at the start and everything at the end', () => {
    expect([strategy(0), strategy(10_000)]).toEqual([0, 10_000]);
  });

  it('gives whole basis points and never takes back what it gave', () => {
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [before, after] = [Math.min(one, other), Math.max(one, other)].map(strategy);
        expect(Number.isInteger(before) && Number.isInteger(after)).toBe(true);
        expect(before).toBeLessThanOrEqual(after ?? -1);
      }),
    );
  });
});

it('Boulware gives later than linear, and a conceder sooner', () => {
  for (const timeBp of [1_000, 5_000, 9_000]) {
    expect(strategies.boulware(timeBp)).toBeLessThan(strategies.linear(timeBp));
    expect(strategies.conceder(timeBp)).toBeGreaterThan(strategies.linear(timeBp));
  }
});
