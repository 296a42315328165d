import type { Comparison, ComparisonCell } from '#contracts/comparison.ts';

/** Names a cell in the address, such as `2.hetero`. */
export const cellIdOf = ({ lineNo, supplierId }: ComparisonCell): string =>
  `${lineNo}.${supplierId}`;

/** The cell that the address names; null = it names none of this grid. */
export const cellOf = ({ cells }: Comparison, cellId: string | null): ComparisonCell | null =>
  cells.find((it) => cellIdOf(it) === cellId) ?? null;

export const supplierNameOf = ({ suppliers }: Comparison, supplierId: string): string =>
  suppliers.find((it) => it.supplierId === supplierId)?.supplierName ?? supplierId;
