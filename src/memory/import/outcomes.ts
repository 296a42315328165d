import type { Database } from '../database.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { knownItemIds, knownSupplierIds, rejectUnknownSuppliers } from './known-ids.ts';
import { OUTCOME_COLUMNS, parseOutcomeRow } from './outcome-row.ts';
import { rejectRepeats, rejectWhere, settle } from './report.ts';
import type { ImportOptions, ImportReport } from './report.ts';
import { keyOf, writeRows } from './write-rows.ts';

/**
 * Takes over a file of past deliveries, which on-time and quality shares are counted from.
 * Suppliers and items must be known. All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importOutcomesCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const rows = readCsv(input, OUTCOME_COLUMNS).map(parseOutcomeRow);
  const parsed = rejectRepeats(rows, 'line_no', (it) => keyOf(it.orderNo, it.lineNo));
  return database.inTenant(tenantId, async (tx) => {
    const itemIds = await knownItemIds(tx, tenantId, parsed);
    const known = rejectUnknownSuppliers(parsed, await knownSupplierIds(tx, tenantId, parsed));
    const checked = rejectWhere(known, ({ itemId }) =>
      itemIds.has(itemId)
        ? null
        : {
            column: 'item_id',
            reason: `item "${itemId}" is unknown; import the catalogue first`,
          },
    );
    const { accepted, rejected } = settle(checked, options);
    const changed = await writeRows(tx, {
      table: 'outcomes',
      key: ['source', 'source_ref'],
      update: [
        'supplier_id',
        'item_id',
        'line_no',
        'promised_on',
        'received_on',
        'received_quantity',
        'rejected_quantity',
        'notes',
      ],
      insertOnly: ['recorded_at'],
      rows: accepted.map(({ value: it }) => ({
        tenant_id: tenantId,
        source: 'file',
        source_ref: `${it.orderNo}/${it.lineNo}`,
        supplier_id: it.supplierId,
        item_id: it.itemId,
        line_no: it.lineNo,
        promised_on: it.promisedOn,
        received_on: it.receivedOn,
        received_quantity: it.receivedQuantity,
        rejected_quantity: it.rejectedQuantity,
        notes: it.notes,
        recorded_at: new Date(),
      })),
    });
    const report: ImportReport = {
      kind: 'outcomes',
      accepted: accepted.length,
      unchanged: accepted.length - changed.size,
      rejected,
      notes: [],
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}
