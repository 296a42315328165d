import type { Transaction } from '../database.ts';
import { rejectWhere } from './report.ts';
import type { ParsedRow } from './report.ts';

export async function knownSupplierIds(tx: Transaction, tenantId: string): Promise<Set<string>> {
  const rows = await tx.supplier.findMany({ where: { tenantId }, select: { supplierId: true } });
  return new Set(rows.map((it) => it.supplierId));
}

export function rejectUnknownSuppliers<T extends { supplierId: string }>(
  parsed: ParsedRow<T>[],
  known: ReadonlySet<string>,
): ParsedRow<T>[] {
  return rejectWhere(parsed, ({ supplierId }) =>
    known.has(supplierId)
      ? null
      : {
          column: 'supplier_id',
          reason: `supplier "${supplierId}" is unknown; import suppliers first`,
        },
  );
}
