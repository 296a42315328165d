import { describe, expect, it } from 'vitest';
import { forecastLines } from './forecast.ts';
import type { Forecast } from './forecast.ts';
import { madeLines } from './made-lines.ts';
import type { OrderLine } from './order-line.ts';

const LINES = 120;
const seeds = ['a', 'b', 'c'];

const isEqual = (left: Forecast | undefined, right: Forecast | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  Math.abs(left.lateShare - right.lateShare) < 1e-9 &&
  left.unitPrice === right.unitPrice &&
  JSON.stringify([left.delay, left.experience]) === JSON.stringify([right.delay, right.experience]);

/** Forecasts of the lines that may not change, when what may not be used is something else. */
function changedIds(
  lines: OrderLine[],
  changedFor: (it: OrderLine) => OrderLine[],
): { id: number; compared: boolean }[] {
  const before = forecastLines(lines);
  return lines
    .filter((_, index) => index % 7 === 0)
    .map((line) => {
      const after = forecastLines(changedFor(line));
      return { id: line.id, compared: isEqual(before.get(line.id), after.get(line.id)) };
    });
}

describe.each(seeds)('a forecast (lines of seed %s)', (seed) => {
  const lines = madeLines(seed, LINES);

  it('does not use what is delivered on the day of the order or later', () => {
    const results = changedIds(lines, (line) =>
      lines.map((it) =>
        it.delivery !== null && it.delivery.deliveredDay >= line.asOfDay
          ? { ...it, delivery: { deliveredDay: it.delivery.deliveredDay + 77, unitPrice: 99 } }
          : it,
      ),
    );
    expect(results.filter((it) => !it.compared)).toEqual([]);
  });

  it('does not use that there are orders which are not delivered', () => {
    const results = changedIds(lines, (line) =>
      lines.filter(
        (it) =>
          it.id === line.id || (it.delivery !== null && it.delivery.deliveredDay < line.asOfDay),
      ),
    );
    expect(results.filter((it) => !it.compared)).toEqual([]);
  });

  it('uses nothing of its own order, not even by what was learnt from it', () => {
    const results = changedIds(lines, (line) =>
      lines.filter((it) => it.id === line.id || it.orderId !== line.orderId),
    );
    expect(results.filter((it) => !it.compared)).toEqual([]);
  });

  it('does not depend on the sequence of the lines', () => {
    const forwards = forecastLines(lines);
    const backwards = forecastLines(lines.toReversed());
    expect([...backwards]).toEqual([...forwards]);
  });

  it('is a probability, a price above zero and quantiles that do not cross', () => {
    for (const { lateShare, unitPrice, delay } of forecastLines(lines).values()) {
      expect(lateShare).toBeGreaterThan(0);
      expect(lateShare).toBeLessThan(1);
      expect(unitPrice ?? 1).toBeGreaterThan(0);
      expect(delay.p90Days).toBeGreaterThanOrEqual(delay.medianDays);
    }
  });
});

describe('lines that were made for this', () => {
  it('include orders of which a part is delivered before another part is placed', () => {
    const lines = madeLines('a', LINES);
    const early = lines.filter((line) =>
      lines.some(
        (it) =>
          it.orderId === line.orderId &&
          it.delivery !== null &&
          it.delivery.deliveredDay < line.asOfDay,
      ),
    );
    expect(early.length).toBeGreaterThan(3);
  });
});

it('expects more late lines where more have been late', () => {
  const lines = madeLines('a', 400).map((it): OrderLine => {
    const isLateVendor = it.vendor === 'Vendor 0';
    const deliveredDay = it.promisedDay + (isLateVendor ? 10 : 0);
    return { ...it, delivery: { deliveredDay, unitPrice: 1 } };
  });
  const forecasts = forecastLines(lines);
  const lateShareOf = (vendor: string) => {
    const last = lines.findLast((it) => it.vendor === vendor);
    return forecasts.get(last?.id ?? -1)?.lateShare ?? Number.NaN;
  };
  expect(lateShareOf('Vendor 0')).toBeGreaterThan(0.6);
  expect(lateShareOf('Vendor 1')).toBeLessThan(0.3);
});
