import { describe, expect, it } from 'vitest';
import { createLateCounts } from './late-tally.ts';
import { aDelivered } from './made-lines.ts';

const late = { deliveredDay: 101, unitPrice: null };
const inTime = { deliveredDay: 100, unitPrice: null };

describe('counts of late deliveries', () => {
  it('fade by half in every half-life, but for the one that never fades', () => {
    const counts = createLateCounts();
    counts.add(aDelivered({ delivery: late }));
    const tallies = counts.of(aDelivered({ asOfDay: 101 + 90 }), []);
    expect(tallies('stream ever')).toEqual({ lines: 1, late: 1 });
    expect(tallies('stream quarter').late).toBeCloseTo(0.5, 12);
    expect(tallies('stream month').lines).toBeCloseTo(0.125, 12);
  });

  it('keep vendors, countries and streams apart', () => {
    const counts = createLateCounts();
    counts.add(aDelivered({ vendor: 'Vendor B', delivery: late }));
    counts.add(aDelivered({ stream: 'warehouse', delivery: late }));
    const tallies = counts.of(aDelivered({ asOfDay: 101, country: 'Haiti' }), []);
    expect(tallies('stream ever').late).toBe(1);
    expect(tallies('vendor year').late).toBe(0);
    expect(tallies('country year').late).toBe(0);
  });

  it('stand without own deliveries as if these had never been added', () => {
    const others = [
      aDelivered({ delivery: late }),
      aDelivered({ country: 'Haiti', delivery: inTime }),
    ];
    const own = [aDelivered({ orderId: 'PO-9', delivery: inTime })];
    const line = aDelivered({ orderId: 'PO-9', asOfDay: 130 });
    const withOwn = createLateCounts();
    const without = createLateCounts();
    for (const it of [...others, ...own]) withOwn.add(it);
    for (const it of others) without.add(it);
    for (const name of ['stream ever', 'stream month', 'vendor year', 'country quarter'] as const) {
      const { lines, late: lateLines } = withOwn.of(line, own)(name);
      expect(lines).toBeCloseTo(without.of(line, [])(name).lines, 9);
      expect(lateLines).toBeCloseTo(without.of(line, [])(name).late, 9);
    }
  });
});
