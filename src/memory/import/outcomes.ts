import type { Database, Transaction } from '../database.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { knownItemIds, knownSupplierIds, rejectUnknownSuppliers } from './known-ids.ts';
import { OUTCOME_COLUMNS, OUTCOME_COLUMNS_OPTIONAL, parseOutcomeRow } from './outcome-row.ts';
import type { OutcomeCsvRow } from './outcome-row.ts';
import { rejectRepeats, rejectWhere, settle } from './report.ts';
import type { ImportOptions, ImportReport, ParsedRow } from './report.ts';
import { keyOf, writeRows } from './write-rows.ts';

const SOURCE = 'file';
const refOf = (it: OutcomeCsvRow): string => `${it.orderNo}/${it.lineNo}`;

/**
 * Takes over a file of past deliveries, which on-time and quality shares are counted from.
 * Suppliers and items must be known. A line that an earlier file told of is corrected. All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importOutcomesCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const nowMs = Date.now();
  const rows = readCsv(input, OUTCOME_COLUMNS, OUTCOME_COLUMNS_OPTIONAL).map((row) =>
    parseOutcomeRow(row, nowMs),
  );
  const parsed = rejectRepeats(rows, 'line_no', (it) => keyOf(it.orderNo, it.lineNo));
  return database.inTenant(tenantId, async (tx) => {
    const checked = await rejectUnknown(tx, tenantId, parsed);
    const { accepted, rejected } = settle(await rejectOthers(tx, tenantId, checked), options);
    const changed = await writeOutcomes(
      tx,
      tenantId,
      accepted.map((it) => it.value),
    );
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

async function rejectUnknown(
  tx: Transaction,
  tenantId: string,
  parsed: ParsedRow<OutcomeCsvRow>[],
): Promise<ParsedRow<OutcomeCsvRow>[]> {
  const itemIds = await knownItemIds(tx, tenantId, parsed);
  const known = rejectUnknownSuppliers(parsed, await knownSupplierIds(tx, tenantId, parsed));
  return rejectWhere(known, ({ itemId }) =>
    itemIds.has(itemId)
      ? null
      : { column: 'item_id', reason: `item "${itemId}" is unknown; import the catalogue first` },
  );
}

/** Gives the keys of the rows that said something new. */
function writeOutcomes(
  tx: Transaction,
  tenantId: string,
  rows: readonly OutcomeCsvRow[],
): Promise<Set<string>> {
  return writeRows(tx, {
    table: 'outcomes',
    key: ['source', 'source_ref'],
    update: [
      'supplier_id',
      'item_id',
      'line_no',
      'promised_on',
      'received_on',
      'ordered_quantity',
      'received_quantity',
      'rejected_quantity',
      'order_id',
      'country',
      'mode',
      'notes',
    ],
    insertOnly: ['recorded_at'],
    rows: rows.map((it) => ({
      tenant_id: tenantId,
      source: SOURCE,
      source_ref: refOf(it),
      supplier_id: it.supplierId,
      item_id: it.itemId,
      line_no: it.lineNo,
      promised_on: it.promisedOn,
      received_on: it.receivedOn,
      ordered_quantity: it.orderedQuantity,
      received_quantity: it.receivedQuantity,
      rejected_quantity: it.rejectedQuantity,
      order_id: it.orderNo,
      country: it.country,
      mode: it.mode,
      notes: it.notes,
      recorded_at: new Date(),
    })),
  });
}

/** Turns a row into a bad one when its order line is known as somebody else's, or of another item. */
async function rejectOthers(
  tx: Transaction,
  tenantId: string,
  parsed: ParsedRow<OutcomeCsvRow>[],
): Promise<ParsedRow<OutcomeCsvRow>[]> {
  const refs = parsed.flatMap((it) => (it.ok ? [refOf(it.value)] : []));
  const known = await tx.$queryRaw<{ ref: string; supplierId: string; itemId: string }[]>`
    select source_ref as ref, supplier_id as "supplierId", item_id as "itemId" from outcomes
    where tenant_id = ${tenantId} and source = ${SOURCE} and source_ref = any(${refs})`;
  const earlier = new Map(known.map((it) => [it.ref, it]));
  return rejectWhere(parsed, (value) => {
    const it = earlier.get(refOf(value));
    if (it === undefined) return null;
    if (it.supplierId !== value.supplierId) {
      const reason = `this order line is known as one of supplier "${it.supplierId}"`;
      return { column: 'supplier_id', reason };
    }
    if (it.itemId !== value.itemId) {
      return {
        column: 'item_id',
        reason: `this order line is known as one of item "${it.itemId}"`,
      };
    }
    return null;
  });
}
