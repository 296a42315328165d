import type { Observation } from '#contracts/observations.ts';
import { ALL_KEY, armAllKey, armKey, categoryLaneKey } from '../cells.ts';
import type { Cell, Level, Measure } from '../cells.ts';
import { monthNoOf } from './place.ts';
import { addCell, cellIdOf } from './cell-sums.ts';
import type { CellSums } from './cell-sums.ts';
import { measuredOf } from './measured.ts';
import { cappedMilli, lineWeightMilli } from './weights.ts';

/** An observation that counts, with what its item used to cost where it is a price. */
export type Counted = { observation: Observation; usualPriceMinor: number | null };

/**
 * What a bucket, all that is counted together, adds to cells. Whatever the order of `bucket`, the
 * result is the same, so that cells are sums over buckets and can be made from them in any order.
 */
export function contributionsOf(bucket: readonly Counted[]): Cell[] {
  const linesOf = orderSizes(bucket);
  const cells = new Map<string, Cell>();
  let totalMilli = 0;
  for (const it of bucket) {
    const weight = lineWeightMilli(linesOf.get(orderOf(it.observation)) ?? 1);
    totalMilli += weight;
    countIn(cells, it, weight);
  }
  const daily = bucket[0]?.observation.kind;
  if (daily === 'delivery' || daily === 'price') {
    for (const cell of cells.values()) {
      cell.countMilli = cappedMilli(cell.countMilli, totalMilli);
      cell.sumMilli = cappedMilli(cell.sumMilli, totalMilli);
      cell.squaresMilli = cappedMilli(cell.squaresMilli, totalMilli);
    }
  }
  return [...cells.values()];
}

/** Adds what buckets contribute to `sums`, or takes it away. */
export function addBuckets(
  sums: CellSums,
  buckets: Iterable<readonly Counted[]>,
  sign: 1 | -1,
): void {
  for (const bucket of buckets) {
    for (const cell of contributionsOf(bucket)) addCell(sums, cell, sign);
  }
}

/** Lines of one order share their fate; whatever has no order stands for itself. */
const orderOf = (it: Observation): string =>
  it.kind === 'delivery' ? `order ${it.body.orderId}` : it.observationId;

function orderSizes(bucket: readonly Counted[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { observation } of bucket) {
    const order = orderOf(observation);
    sizes.set(order, (sizes.get(order) ?? 0) + 1);
  }
  return sizes;
}

function countIn(
  cells: Map<string, Cell>,
  { observation, usualPriceMinor }: Counted,
  weight: number,
): void {
  const monthNo = monthNoOf(observation.occurredAtMs);
  const measured = Object.entries(measuredOf(observation, usualPriceMinor));
  if (measured.length === 0) return;
  for (const [level, key] of placesOf(observation)) {
    for (const [name, value] of measured) {
      const measure = name as Measure;
      const id = cellIdOf({ level, key, measure, monthNo });
      let cell = cells.get(id);
      if (cell === undefined) {
        cell = { measure, level, key, monthNo, sampleSize: 0, ...nothing };
        cells.set(id, cell);
      }
      cell.sampleSize += 1;
      cell.countMilli += weight;
      cell.sumMilli += Math.round(value * weight);
      cell.squaresMilli += Math.round(value * value * weight);
    }
  }
}

const nothing = { countMilli: 0, sumMilli: 0, squaresMilli: 0 };

/** For whom an observation is counted. */
function placesOf(it: Observation): [Level, string][] {
  if (it.kind === 'decision') {
    const { question, context, chosen, without } = it.body;
    return [
      ['arm', armKey(question, context, chosen)],
      ['arm_all', armAllKey(question, without, chosen)],
    ];
  }
  const wider: [Level, string][] = [
    ['category_lane', categoryLaneKey(it.category, it.lane)],
    ['all', ALL_KEY],
  ];
  return it.supplierId === null ? wider : [['supplier', it.supplierId], ...wider];
}
