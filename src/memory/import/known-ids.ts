import type { Transaction } from '../database.ts';
import { rejectWhere } from './report.ts';
import type { ParsedRow } from './report.ts';

/** Those of the suppliers which the rows name that the tenant knows. */
export async function knownSupplierIds(
  tx: Transaction,
  tenantId: string,
  parsed: readonly ParsedRow<{ supplierId: string }>[],
): Promise<Set<string>> {
  const named = [...new Set(parsed.flatMap((it) => (it.ok ? [it.value.supplierId] : [])))];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select supplier_id as id from suppliers
    where tenant_id = ${tenantId} and supplier_id = any(${named})`;
  return new Set(rows.map((it) => it.id));
}

/** Those of the items which the rows name that the tenant knows. */
export async function knownItemIds(
  tx: Transaction,
  tenantId: string,
  parsed: readonly ParsedRow<{ itemId: string }>[],
): Promise<Set<string>> {
  const named = [...new Set(parsed.flatMap((it) => (it.ok ? [it.value.itemId] : [])))];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select item_id as id from items where tenant_id = ${tenantId} and item_id = any(${named})`;
  return new Set(rows.map((it) => it.id));
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
