import type { Database, Transaction } from '../database.ts';
import {
  CATALOGUE_COLUMNS,
  CATALOGUE_OPTIONAL_COLUMNS,
  parseCatalogueRow,
} from './catalogue-row.ts';
import type { CatalogueCsvRow } from './catalogue-row.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { rejectWhere, settle } from './report.ts';
import type { ImportOptions, ImportReport, ParsedRow } from './report.ts';
import { knownSupplierIds, rejectUnknownSuppliers } from './known-ids.ts';
import { keyOf, writeRows } from './write-rows.ts';

/**
 * Takes over a catalogue file: items, and what each supplier asks for them. Suppliers must be known.
 * All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importCatalogueCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const rows = readCsv(input, CATALOGUE_COLUMNS, CATALOGUE_OPTIONAL_COLUMNS);
  const consistent = rejectContradictions(rows.map(parseCatalogueRow));
  return database.inTenant(tenantId, async (tx) => {
    const known = await knownSupplierIds(tx, tenantId, consistent);
    const { accepted, rejected } = settle(rejectUnknownSuppliers(consistent, known), options);
    const entries = accepted.map((it) => it.value);
    const changed = await writeCatalogue(tx, tenantId, entries);
    const unchanged = entries.filter((it) => !changed(it)).length;
    const report: ImportReport = {
      kind: 'catalogue',
      accepted: entries.length,
      unchanged,
      rejected,
      notes: [],
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}

/** One price per supplier and item, and one meaning per item, within a file. */
function rejectContradictions(parsed: ParsedRow<CatalogueCsvRow>[]): ParsedRow<CatalogueCsvRow>[] {
  const entries = new Map<string, number>();
  const items = new Map<string, { row: number; meaning: string }>();
  return rejectWhere(parsed, (it, row) => {
    const key = keyOf(it.supplierId, it.itemId);
    const earlier = entries.get(key);
    if (earlier !== undefined) {
      return { column: 'item_id', reason: `supplier and item are in row ${earlier} already` };
    }
    entries.set(key, row);
    const meaning = keyOf(it.description, it.classificationId, it.unitCode, it.partNumber ?? '');
    const item = items.get(it.itemId) ?? { row, meaning };
    items.set(it.itemId, item);
    return item.meaning === meaning
      ? null
      : {
          column: 'item_id',
          reason: `description, classification, unit or part number differ from the same item in row ${item.row}`,
        };
  });
}

/** Gives a test for entries that are new or differ from before, themselves or in their item. */
async function writeCatalogue(
  tx: Transaction,
  tenantId: string,
  entries: CatalogueCsvRow[],
): Promise<(entry: CatalogueCsvRow) => boolean> {
  const items = new Map(entries.map((it) => [it.itemId, it]));
  const changedItems = await writeRows(tx, {
    table: 'items',
    key: ['item_id'],
    update: [
      'description',
      'classification_scheme',
      'classification_id',
      'unit_code',
      // A file that states none leaves those that are known.
      ...(entries.some((it) => it.partNumber !== null) ? ['part_number'] : []),
    ],
    rows: [...items.values()].map((it) => ({
      tenant_id: tenantId,
      item_id: it.itemId,
      description: it.description,
      classification_scheme: it.classificationScheme,
      classification_id: it.classificationId,
      unit_code: it.unitCode,
      part_number: it.partNumber,
    })),
  });
  const changedEntries = await writeRows(tx, {
    table: 'catalogue_entries',
    key: ['supplier_id', 'item_id'],
    update: [
      'unit_price_minor',
      'currency',
      'lead_time_days',
      'minimum_order_quantity',
      'capacity_units',
      'warranty_months',
      'incoterm',
      'features',
      'valid_from',
    ],
    rows: entries.map((it) => ({
      tenant_id: tenantId,
      supplier_id: it.supplierId,
      item_id: it.itemId,
      unit_price_minor: it.unitPriceMinor,
      currency: it.currency,
      lead_time_days: it.leadTimeDays,
      minimum_order_quantity: it.minimumOrderQuantity,
      capacity_units: it.capacityUnits,
      warranty_months: it.warrantyMonths,
      incoterm: it.incoterm,
      features: it.features,
      valid_from: it.validFrom,
    })),
  });
  return ({ supplierId, itemId }) =>
    changedItems.has(itemId) || changedEntries.has(keyOf(supplierId, itemId));
}
