import { createCaseLog } from '#memory/case-log.ts';
import type { Database } from '#memory/database.ts';
import { SUPPLIER_COLUMNS } from '#memory/import/supplier-row.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { anEnvelope, anOpenCase, aTenantId, aTurn } from './memory-builders.ts';
import type { Answer, Caller, Problem, RunningApi } from './running-api.ts';
import { anOwnList, strangers } from './screening-builders.ts';

export type Page<T> = { items: T[]; nextCursor: string | null };
type SupplierCells = Partial<Record<(typeof SUPPLIER_COLUMNS)[number], string>>;

/** A desk with a block list that holds `Acmeron Trading`, and with these suppliers. */
export async function aScreeningDesk(
  api: RunningApi,
  database: Database,
  suppliers: SupplierCells[] = [{ supplier_id: 'acme', legal_name: 'Acmeron Trading' }],
): Promise<{ tenantId: string; officer: Caller }> {
  const tenantId = aTenantId();
  await tellSuppliers(database, tenantId, suppliers);
  await loadList(database, tenantId, anOwnList([{ name: 'Acmeron Trading' }, ...strangers(5)]));
  return { tenantId, officer: await api.caller(database, tenantId, 'compliance_officer') };
}

export async function tellSuppliers(
  database: Database,
  tenantId: string,
  suppliers: SupplierCells[],
): Promise<void> {
  const rows = suppliers.map((it) =>
    SUPPLIER_COLUMNS.map((column) => it[column] ?? (column === 'status' ? 'active' : '')).join(','),
  );
  await importSuppliersCsv(database, tenantId, [SUPPLIER_COLUMNS.join(','), ...rows].join('\n'));
}

/** An open case in whose log sourcing has named these suppliers to compliance. */
export async function aCaseWith(
  database: Database,
  tenantId: string,
  supplierIds: readonly string[],
): Promise<{ tenantId: string; caseId: string }> {
  const own = await anOpenCase(database, tenantId);
  const candidates = supplierIds.map((supplierId) => ({ supplierId }));
  const body = { requisition: {}, attempt: 1, candidates };
  const told = anEnvelope(own, { topic: 'compliance.clear', body });
  await createCaseLog(database).append(aTurn(own, { envelopes: [told] }));
  return own;
}

/** Status and code of a refusal. */
export async function refused(answer: Promise<Answer<Problem>>): Promise<[number, string]> {
  const { status, body } = await answer;
  return [status, body.code];
}
