import { describe, expect, it } from 'vitest';
import { agentsMarket } from './agents-market.ts';
import { comingDelivery } from './deliveries.ts';

const AWARDED_AT_MS = Date.parse('2026-03-02');
const { cases } = agentsMarket('a seed', 20);

const deliveries = cases.flatMap((it) =>
  it.offerings.map((offering) => {
    const award = { lineNo: 1, quantity: 10, awardedAtMs: AWARDED_AT_MS };
    const { report, late } = comingDelivery(it, offering, award);
    const days = (Date.parse(report.receivedOn) - AWARDED_AT_MS) / 86_400_000;
    return { report, late, overdueDays: days - offering.hidden.leadTimeDays, days };
  }),
);

describe('a coming delivery', () => {
  it('is late when it comes after the promised day, and only then', () => {
    expect(deliveries.some((one) => one.late)).toBe(true);
    for (const { late, overdueDays } of deliveries) expect(overdueDays > 0).toBe(late);
  });

  it('comes after the order, whole, with no more rejected than came', () => {
    for (const { report, days } of deliveries) {
      expect(days).toBeGreaterThanOrEqual(0);
      expect(report.receivedQuantity).toBe(10);
      expect(report.rejectedQuantity).toBeLessThanOrEqual(10);
    }
  });

  it('is the same for both desks', () => {
    const again = agentsMarket('a seed', 20);
    expect(again.cases.map((it) => it.key)).toEqual(cases.map((it) => it.key));
  });
});
