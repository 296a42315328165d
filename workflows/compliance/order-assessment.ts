import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand } from '../desk.ts';

/**
 * Has suppliers assessed by the rules of the case.
 * @param atMs for which time papers are looked at; null = when the case was opened
 */
export const orderAssessment = (
  { requisition, policy: { risk } }: CaseBrief,
  key: string,
  suppliers: readonly { supplierId: string; supplierName: string }[],
  atMs: number | null,
): DeskCommand => ({
  kind: 'run',
  activity: 'assessSuppliers',
  key,
  input: {
    requisition,
    risk,
    ...(atMs !== null && { atMs }),
    suppliers: suppliers.map(({ supplierId, supplierName }) => ({ supplierId, supplierName })),
  },
});
