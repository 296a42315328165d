import type { Database, Transaction } from '../database.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { rejectRepeats, settle } from './report.ts';
import type { ImportOptions, ImportReport } from './report.ts';
import {
  SCMS_UNIT,
  entriesOf,
  isFromVendor,
  itemsOf,
  pricedOn,
  suppliersOf,
} from './scms-catalogue.ts';
import { SCMS_COLUMNS, SCMS_CURRENCY, parseScmsRow, slugOf } from './scms-row.ts';
import type { ScmsRow } from './scms-row.ts';
import { writeRows } from './write-rows.ts';

const SOURCE = 'scms';

/**
 * Takes over the SCMS delivery history: vendors, items, what each vendor asks, prices paid over
 * time, and promised against actual delivery days. All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importScms(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const parsed = rejectRepeats(
    readCsv(input, SCMS_COLUMNS).map(parseScmsRow),
    'ID',
    (it) => `${it.id}`,
  );
  const { accepted, rejected } = settle(parsed, options);
  const rows = accepted.map((it) => it.value);
  return database.inTenant(tenantId, async (tx) => {
    const changed = await writeScms(tx, tenantId, rows);
    const report: ImportReport = {
      kind: 'scms',
      accepted: rows.length,
      rejected,
      notes: notesOn(rows),
      unchanged: rows.filter((it) => !changed(it)).length,
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}

/** Gives a test for rows that said something new. */
async function writeScms(
  tx: Transaction,
  tenantId: string,
  rows: ScmsRow[],
): Promise<(row: ScmsRow) => boolean> {
  const items = await writeItems(tx, tenantId, rows);
  await writeRows(tx, {
    table: 'suppliers',
    key: ['supplier_id'],
    update: ['legal_name'],
    insertOnly: ['aliases', 'categories', 'payment_days', 'status', 'updated_at'],
    rows: suppliersOf(rows).map((it) => ({
      tenant_id: tenantId,
      supplier_id: it.supplierId,
      legal_name: it.legalName,
      aliases: [],
      categories: it.categories,
      payment_days: 30,
      status: 'active',
      updated_at: new Date(),
    })),
  });
  await writeRows(tx, {
    table: 'catalogue_entries',
    key: ['supplier_id', 'item_id'],
    notOlderBy: 'valid_from',
    update: ['unit_price_minor', 'currency', 'lead_time_days', 'incoterm', 'valid_from'],
    insertOnly: ['minimum_order_quantity', 'warranty_months', 'features'],
    rows: entriesOf(rows).map((it) => ({
      tenant_id: tenantId,
      supplier_id: it.supplierId,
      item_id: it.itemId,
      unit_price_minor: it.unitPriceMinor,
      currency: SCMS_CURRENCY,
      incoterm: it.incoterm,
      lead_time_days: it.leadTimeDays,
      valid_from: it.validFrom,
      minimum_order_quantity: 1,
      warranty_months: 0,
      features: [],
    })),
  });
  const fromVendors = rows.filter(isFromVendor);
  const prices = await writePrices(tx, tenantId, fromVendors);
  const outcomes = await writeOutcomes(tx, tenantId, fromVendors);
  return (row) => {
    const key = `${SOURCE}\n${row.id}`;
    return items.has(slugOf(row.itemDescription)) || prices.has(key) || outcomes.has(key);
  };
}

function writeItems(tx: Transaction, tenantId: string, rows: ScmsRow[]): Promise<Set<string>> {
  return writeRows(tx, {
    table: 'items',
    key: ['item_id'],
    update: ['description', 'classification_scheme', 'classification_id', 'unit_code'],
    rows: itemsOf(rows).map((it) => ({
      tenant_id: tenantId,
      item_id: it.itemId,
      description: it.description,
      unit_code: SCMS_UNIT,
      classification_scheme: 'CPV',
      classification_id: it.classificationId,
    })),
  });
}

function writePrices(tx: Transaction, tenantId: string, rows: ScmsRow[]): Promise<Set<string>> {
  return writeRows(tx, {
    table: 'price_observations',
    key: ['source', 'source_ref'],
    update: [
      'supplier_id',
      'item_id',
      'unit_price_minor',
      'currency',
      'quantity',
      'incoterm',
      'country',
      'mode',
      'observed_on',
    ],
    rows: rows
      .filter((it) => it.packPriceMinor > 0 && pricedOn(it) !== null)
      .map((it) => ({
        tenant_id: tenantId,
        source: SOURCE,
        source_ref: it.id,
        supplier_id: slugOf(it.vendor),
        item_id: slugOf(it.itemDescription),
        unit_price_minor: it.packPriceMinor,
        currency: SCMS_CURRENCY,
        quantity: it.quantity,
        incoterm: it.incoterm,
        country: it.country,
        mode: it.mode,
        observed_on: pricedOn(it),
      })),
  });
}

function writeOutcomes(tx: Transaction, tenantId: string, rows: ScmsRow[]): Promise<Set<string>> {
  return writeRows(tx, {
    table: 'outcomes',
    key: ['source', 'source_ref'],
    update: [
      'supplier_id',
      'item_id',
      'order_id',
      'country',
      'mode',
      'promised_on',
      'received_on',
      'ordered_quantity',
    ],
    insertOnly: ['notes', 'recorded_at'],
    rows: rows.map((it) => ({
      tenant_id: tenantId,
      source: SOURCE,
      source_ref: it.id,
      supplier_id: slugOf(it.vendor),
      item_id: slugOf(it.itemDescription),
      order_id: it.orderId,
      country: it.country,
      mode: it.mode,
      promised_on: it.promisedOn,
      received_on: it.deliveredOn,
      ordered_quantity: it.quantity,
      notes: '',
      recorded_at: new Date(),
    })),
  });
}

function notesOn(rows: ScmsRow[]): string[] {
  const fromWarehouse = rows.filter((it) => !isFromVendor(it)).length;
  const formerTerms = rows.filter((it) => it.formerIncoterm).length;
  const undated = rows.filter((it) => isFromVendor(it) && it.orderedOn === null).length;
  return [
    ...(fromWarehouse === 0
      ? []
      : [
          `${fromWarehouse} rows were delivered from the programme's own warehouse: their items are ` +
            'known, but no vendor, price or delivery was taken from them.',
        ]),
    ...(formerTerms === 0 ? [] : [`${formerTerms} rows say DDU, which is read as DAP.`]),
    ...(undated === 0 ? [] : [`${undated} orders have no order date and teach no lead time.`]),
  ];
}
