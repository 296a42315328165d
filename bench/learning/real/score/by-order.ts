import { createChance } from '../../../screening/chance.ts';
import { percentile } from '../../../statistics.ts';

const DRAWS = 2_000;
const SEED = 20_130_101;

export type Interval = { low: number; high: number };

/**
 * 95 % intervals of the means of several columns, one value a line, by resampling whole orders
 * (B. Efron, "Bootstrap methods", 1979): lines of one order share their fate. The same draws serve
 * all columns.
 */
export function intervalsByOrder(
  orderIds: readonly string[],
  columns: readonly (readonly number[])[],
): Interval[] {
  const orders = [...new Set(orderIds)].sort();
  const places = new Map(orders.map((it, at) => [it, at]));
  const width = columns.length + 1;
  // Of each order: its lines, then the sum of every column.
  const sums = new Float64Array(orders.length * width);
  orderIds.forEach((orderId, line) => {
    const start = (places.get(orderId) ?? 0) * width;
    sums[start] = (sums[start] ?? 0) + 1;
    columns.forEach((column, at) => {
      sums[start + at + 1] = (sums[start + at + 1] ?? 0) + (column[line] ?? 0);
    });
  });
  const means = columns.map(() => new Float64Array(DRAWS));
  const chance = createChance(SEED);
  const starts = orders.map((_, at) => at * width);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const total = new Float64Array(width);
    for (let pick = 0; pick < orders.length; pick += 1) {
      const start = chance.oneOf(starts);
      for (let at = 0; at < width; at += 1) total[at] = (total[at] ?? 0) + (sums[start + at] ?? 0);
    }
    means.forEach((of, at) => (of[draw] = (total[at + 1] ?? 0) / (total[0] ?? 1)));
  }
  return means.map((it) => ({ low: percentile([...it], 250), high: percentile([...it], 9_750) }));
}
