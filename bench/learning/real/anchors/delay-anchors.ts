import type { DelayForecast } from '#domain/learning/forecast/delay-forecast.ts';
import { delayDaysOf } from '#domain/learning/forecast/order-line.ts';
import type { DeliveredLine, OrderLine } from '#domain/learning/forecast/order-line.ts';
import { percentile } from '../../../statistics.ts';
import { replay } from './replay.ts';

/** The delay anchors a and b of the benchmark: no delay, and quantiles of the vendor's last 50. */
export function delayAnchorsOf(
  lines: readonly OrderLine[],
): Record<string, Map<number, DelayForecast>> {
  const ofVendor = new Map<string, DeliveredLine[]>();
  const ofStream = new Map<string, DeliveredLine[]>();
  const latest = (seen: DeliveredLine[] | undefined, line: OrderLine, count: number) => {
    // The benchmark looks for the own order among a few more lines than it keeps.
    const recent = (seen ?? []).slice(count === 50 ? -60 : -220);
    return recent
      .filter((it) => it.orderId !== line.orderId)
      .slice(-count)
      .map(delayDaysOf);
  };
  const vendors = replay(
    lines,
    (line) => {
      ofVendor.set(line.vendor, [...(ofVendor.get(line.vendor)?.slice(-59) ?? []), line]);
      ofStream.set(line.stream, [...(ofStream.get(line.stream)?.slice(-219) ?? []), line]);
    },
    (line) => {
      const vendor = latest(ofVendor.get(line.vendor), line, 50);
      const delays = vendor.length >= 5 ? vendor : latest(ofStream.get(line.stream), line, 200);
      if (delays.length === 0) return { medianDays: 0, p90Days: 0 };
      return { medianDays: percentile(delays, 5_000), p90Days: percentile(delays, 9_000) };
    },
  );
  const none = new Map(lines.map((it) => [it.id, { medianDays: 0, p90Days: 0 }]));
  return { 'a zero days': none, "b vendor's last 50": vendors };
}
