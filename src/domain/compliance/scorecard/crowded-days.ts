import { DAY_COUNT_MAX_MILLI, lineWeightMilli } from '../../learning/observations/weights.ts';

/** A delivered line and the day that it is counted with. */
export type CountedLine = { orderId: string; bucket: string };

/** Days with more deliveries than one day may count, and their lines. */
export function crowdedDays(lines: readonly CountedLine[]): {
  daysCount: number;
  linesCount: number;
} {
  const days = [...Map.groupBy(lines, (it) => it.bucket).values()].filter((day) => {
    const orders = [...Map.groupBy(day, (it) => it.orderId).values()];
    const total = orders.reduce((sum, it) => sum + it.length * lineWeightMilli(it.length), 0);
    return total > DAY_COUNT_MAX_MILLI;
  });
  return { daysCount: days.length, linesCount: days.flat().length };
}
