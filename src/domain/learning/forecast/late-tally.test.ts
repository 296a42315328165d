import { describe, expect, it } from 'vitest';
import { createLateCounts } from './late-tally.ts';
import { aDelivered } from './made-lines.ts';

const late = { deliveredDay: 101, unitPrice: null };
const inTime = { deliveredDay: 100, unitPrice: null };

describe('counts of late deliveries', () => {
  it('fade by half in every half-life, but for those that never fade', () => {
    const counts = createLateCounts();
    counts.add(aDelivered({ delivery: late }));
    const tallies = counts.of(aDelivered({ asOfDay: 101 + 90 }));
    expect(tallies('stream', 'ever')).toMatchObject({ lines: 1, late: 1 });
    expect(tallies('stream', 'quarter').late).toBeCloseTo(0.5, 12);
    expect(tallies('stream', 'month').lines).toBeCloseTo(0.125, 12);
  });

  it('keep vendors, countries and streams apart', () => {
    const counts = createLateCounts();
    counts.add(aDelivered({ vendor: 'Vendor B', delivery: late }));
    counts.add(aDelivered({ stream: 'warehouse', delivery: late }));
    const tallies = counts.of(aDelivered({ asOfDay: 101, country: 'Haiti' }));
    expect(tallies('stream', 'ever').late).toBe(1);
    expect(tallies('vendor', 'year').late).toBe(0);
    expect(tallies('country', 'year').late).toBe(0);
  });

  it('expect of a line what the stream was like just before it', () => {
    const counts = createLateCounts();
    for (let at = 0; at < 100; at += 1) counts.add(aDelivered({ delivery: late }));
    counts.add(aDelivered({ vendor: 'Vendor B', delivery: late }));
    const { expected } = counts.of(aDelivered({ vendor: 'Vendor B', asOfDay: 102 }))(
      'vendor',
      'ever',
    );
    expect(expected).toBeGreaterThan(0.9);
    expect(expected).toBeLessThan(1);
  });

  it('do not change in a copy', () => {
    const counts = createLateCounts();
    counts.add(aDelivered({ delivery: inTime }));
    const copy = counts.copy();
    counts.add(aDelivered({ delivery: late }));
    expect(copy.of(aDelivered({ asOfDay: 102 }))('stream', 'ever').late).toBe(0);
  });
});
