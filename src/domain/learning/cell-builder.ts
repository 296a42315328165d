import { WHOLE_COUNT } from './cells.ts';
import type { Cell } from './cells.ts';

/** A cell for tests; `sum` and `squares` in the unit of the measure. */
export function aCell({
  sum = 0,
  squares = 0,
  ...parts
}: Partial<Cell> & { sum?: number; squares?: number } = {}): Cell {
  const sampleSize = parts.sampleSize ?? 0;
  return {
    measure: 'late',
    level: 'supplier',
    key: 'acme',
    monthNo: 500,
    sampleSize,
    countMilli: sampleSize * WHOLE_COUNT,
    sumMilli: sum * WHOLE_COUNT,
    squaresMilli: squares * WHOLE_COUNT,
    ...parts,
  };
}
