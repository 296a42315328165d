import type { Database, Transaction } from '../database.ts';
import type { AgreementCsvRow } from './agreement-row.ts';
import { AGREEMENT_COLUMNS, parseAgreementRow } from './agreement-row.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { knownSupplierIds, rejectUnknownSuppliers } from './known-ids.ts';
import { rejectWhere, settle } from './report.ts';
import type { ImportOptions, ImportReport, ParsedRow } from './report.ts';
import { keyOf, writeRows } from './write-rows.ts';

/**
 * Takes over a file of open agreements, one row for each item of an agreement. The supplier must be
 * known and have the item in its catalogue. All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importAgreementsCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const consistent = rejectContradictions(readCsv(input, AGREEMENT_COLUMNS).map(parseAgreementRow));
  return database.inTenant(tenantId, async (tx) => {
    const known = rejectUnknownSuppliers(
      consistent,
      await knownSupplierIds(tx, tenantId, consistent),
    );
    const checked = await rejectForeignItems(tx, tenantId, known);
    const { accepted, rejected } = settle(checked, options);
    const rows = accepted.map((it) => it.value);
    const changed = await writeAgreements(tx, tenantId, rows);
    const report: ImportReport = {
      kind: 'agreements',
      accepted: rows.length,
      unchanged: rows.filter((it) => !changed.has(keyOf(it.agreementId, it.itemId))).length,
      rejected,
      notes: [],
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}

/** One price per agreement and item, and one supplier per agreement, within a file. */
function rejectContradictions(parsed: ParsedRow<AgreementCsvRow>[]): ParsedRow<AgreementCsvRow>[] {
  const rows = new Map<string, number>();
  const holders = new Map<string, { row: number; supplierId: string }>();
  return rejectWhere(parsed, ({ agreementId, itemId, supplierId }, row) => {
    const key = keyOf(agreementId, itemId);
    const earlier = rows.get(key);
    if (earlier !== undefined) return { column: 'item_id', reason: `is in row ${earlier} already` };
    rows.set(key, row);
    const holder = holders.get(agreementId) ?? { row, supplierId };
    holders.set(agreementId, holder);
    return holder.supplierId === supplierId
      ? null
      : { column: 'supplier_id', reason: `is another one than in row ${holder.row}` };
  });
}

/** Only who has an item can be asked for it; a price for another one would never be called. */
async function rejectForeignItems(
  tx: Transaction,
  tenantId: string,
  parsed: ParsedRow<AgreementCsvRow>[],
): Promise<ParsedRow<AgreementCsvRow>[]> {
  const itemIds = parsed.flatMap((it) => (it.ok ? [it.value.itemId] : []));
  const items = await tx.item.findMany({
    where: { tenantId, itemId: { in: itemIds } },
    select: { itemId: true },
  });
  const entries = await tx.catalogueEntry.findMany({
    where: { tenantId, itemId: { in: itemIds } },
    select: { supplierId: true, itemId: true, currency: true },
  });
  const known = new Set(items.map((it) => it.itemId));
  const currencies = new Map(entries.map((it) => [keyOf(it.supplierId, it.itemId), it.currency]));
  return rejectWhere(parsed, ({ supplierId, itemId, currency }) => {
    if (!known.has(itemId)) {
      return {
        column: 'item_id',
        reason: `item "${itemId}" is unknown; import the catalogue first`,
      };
    }
    const quoted = currencies.get(keyOf(supplierId, itemId));
    if (quoted === undefined) {
      return { column: 'item_id', reason: `supplier "${supplierId}" does not have it` };
    }
    return quoted === currency
      ? null
      : { column: 'currency', reason: `supplier "${supplierId}" quotes the item in ${quoted}` };
  });
}

const writeAgreements = (
  tx: Transaction,
  tenantId: string,
  rows: readonly AgreementCsvRow[],
): Promise<Set<string>> =>
  writeRows(tx, {
    table: 'agreements',
    key: ['agreement_id', 'item_id'],
    update: [
      'supplier_id',
      'title',
      'unit_price_minor',
      'currency',
      'valid_from',
      'valid_to',
      'quantity_max',
      'incoterm',
      'lead_time_days',
    ],
    insertOnly: ['imported_at'],
    rows: rows.map((it) => ({
      tenant_id: tenantId,
      agreement_id: it.agreementId,
      item_id: it.itemId,
      supplier_id: it.supplierId,
      title: it.title,
      unit_price_minor: it.unitPriceMinor,
      currency: it.currency,
      valid_from: it.validFrom,
      valid_to: it.validTo,
      quantity_max: it.quantityMax,
      incoterm: it.incoterm,
      lead_time_days: it.leadTimeDays,
      imported_at: new Date(),
    })),
  });
