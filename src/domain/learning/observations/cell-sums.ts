import type { Cell } from '../cells.ts';

/** A cell while it is added up; squares of a busy month leave the safe integers. */
export type CellSum = Omit<Cell, 'squaresMilli'> & { squaresMilli: bigint };

export type CellSums = Map<string, CellSum>;

/** What makes a cell that one. */
export const cellIdOf = ({
  level,
  key,
  measure,
  monthNo,
}: Pick<Cell, 'level' | 'key' | 'measure' | 'monthNo'>): string =>
  `${level}\n${key}\n${measure}\n${monthNo}`;

/** Adds a cell's numbers; `sign` -1 takes them away again. */
export function addCell(sums: CellSums, cell: Cell | CellSum, sign: 1 | -1): void {
  const id = cellIdOf(cell);
  let sum = sums.get(id);
  if (sum === undefined) {
    sum = { ...cell, sampleSize: 0, countMilli: 0, sumMilli: 0, squaresMilli: 0n };
    sums.set(id, sum);
  }
  sum.sampleSize += sign * cell.sampleSize;
  sum.countMilli += sign * cell.countMilli;
  sum.sumMilli += sign * cell.sumMilli;
  sum.squaresMilli += BigInt(sign) * BigInt(cell.squaresMilli);
}

export const isNothing = (it: CellSum): boolean =>
  it.sampleSize === 0 && it.countMilli === 0 && it.sumMilli === 0 && it.squaresMilli === 0n;
