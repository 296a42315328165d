/**
 * The inverse of a symmetric positive definite matrix, by Gauss and Jordan's elimination; the ridge
 * on its diagonal keeps every pivot away from 0.
 * @throws Error when the matrix has no inverse
 */
export function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [
    ...row,
    ...Array.from({ length: size }, (_, column) => (column === at ? 1 : 0)),
  ]);
  for (let at = 0; at < size; at += 1) {
    const pivotRow = rows[at] ?? [];
    const pivot = pivotRow[at] ?? 0;
    if (!(Math.abs(pivot) > 0)) throw new Error('the matrix has no inverse');
    for (let column = 0; column < 2 * size; column += 1) pivotRow[column]! /= pivot;
    for (const row of rows) {
      const factor = row[at] ?? 0;
      if (row === pivotRow || factor === 0) continue;
      for (let column = 0; column < 2 * size; column += 1) {
        row[column]! -= factor * pivotRow[column]!;
      }
    }
  }
  return rows.map((row) => row.slice(size));
}
