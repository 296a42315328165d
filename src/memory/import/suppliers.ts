import type { Database, Transaction } from '../database.ts';
import { tellOpenCases } from '../supplier-changes.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { rejectRepeats, settle } from './report.ts';
import type { ImportOptions, ImportReport } from './report.ts';
import {
  FIGURES,
  FIGURES_CURRENCY,
  SUPPLIER_COLUMNS,
  SUPPLIER_COLUMNS_OPTIONAL,
  parseSupplierRow,
} from './supplier-row.ts';
import type { SupplierCsvRow } from './supplier-row.ts';
import { keyOf, writeRows } from './write-rows.ts';

/**
 * Takes over a supplier file; a known supplier gets every field of its row, its certificates
 * included. All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importSuppliersCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const parsed = rejectRepeats(
    readCsv(input, SUPPLIER_COLUMNS, SUPPLIER_COLUMNS_OPTIONAL).map(parseSupplierRow),
    'supplier_id',
    (it) => it.supplierId,
  );
  const { accepted, rejected } = settle(parsed, options);
  const suppliers = accepted.map((it) => it.value);
  return database.inTenant(tenantId, async (tx) => {
    const changed = await writeSuppliers(tx, tenantId, suppliers);
    const ids = [...changed];
    await tx.supplier.updateMany({
      where: { tenantId, supplierId: { in: ids } },
      data: { updatedAt: new Date() },
    });
    await tellOpenCases(tx, tenantId, ids, 'Its papers or details were imported anew.');
    const unchanged = suppliers.filter((it) => !changed.has(it.supplierId)).length;
    const report: ImportReport = {
      kind: 'suppliers',
      accepted: suppliers.length,
      unchanged,
      rejected,
      notes: [],
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}

/** Gives the ids of suppliers that are new or differ from before. */
async function writeSuppliers(
  tx: Transaction,
  tenantId: string,
  suppliers: SupplierCsvRow[],
): Promise<Set<string>> {
  const changed = await writeRows(tx, {
    table: 'suppliers',
    key: ['supplier_id'],
    update: [
      'legal_name',
      'aliases',
      'country',
      'registration_number',
      'tax_id',
      'lei',
      'duns',
      'email',
      'address',
      'categories',
      'payment_days',
      'lead_time_days',
      'minimum_order_quantity',
      'payment_days_beyond_terms',
      'esg_score',
      'esg_rated_on',
      'status',
      'financials_currency',
      ...FIGURES.map((it) => `${it}_minor`),
    ],
    rows: suppliers.map((it) => ({
      tenant_id: tenantId,
      supplier_id: it.supplierId,
      legal_name: it.legalName,
      aliases: it.aliases,
      country: it.country,
      registration_number: it.registrationNumber,
      tax_id: it.taxId,
      lei: it.lei,
      duns: it.duns,
      email: it.email,
      address: it.address,
      categories: it.categories,
      payment_days: it.paymentDays,
      lead_time_days: it.leadTimeDays,
      minimum_order_quantity: it.minimumOrderQuantity,
      payment_days_beyond_terms: it.paymentDaysBeyondTerms,
      esg_score: it.esgScore,
      esg_rated_on: it.esgRatedOn,
      status: it.status,
      financials_currency: FIGURES_CURRENCY,
      ...Object.fromEntries(FIGURES.map((name) => [`${name}_minor`, it.figuresMinor[name]])),
    })),
  });
  for (const supplierId of await writeCertificates(tx, tenantId, suppliers))
    changed.add(supplierId);
  return changed;
}

async function writeCertificates(
  tx: Transaction,
  tenantId: string,
  suppliers: SupplierCsvRow[],
): Promise<string[]> {
  const rows = suppliers.flatMap(({ supplierId, certificates }) =>
    certificates.map(({ name, number, validFrom, validTo }) => ({
      tenant_id: tenantId,
      supplier_id: supplierId,
      name,
      number,
      valid_from: validFrom,
      valid_to: validTo,
    })),
  );
  const kept = rows.map((it) => keyOf(it.supplier_id, it.name, it.number));
  const removed = await tx.$queryRaw<{ id: string }[]>`
    delete from supplier_certificates
    where tenant_id = ${tenantId} and supplier_id = any(${suppliers.map((it) => it.supplierId)})
      and concat_ws(e'\n', supplier_id, name, number) <> all(${kept})
    returning supplier_id as id`;
  const written = await writeRows(tx, {
    table: 'supplier_certificates',
    key: ['supplier_id', 'name', 'number'],
    update: ['valid_from', 'valid_to'],
    rows,
  });
  return [...removed.map((it) => it.id), ...[...written].map((it) => it.split('\n')[0] ?? '')];
}
