import { QUANTITY_MAX } from '#contracts/procurement.ts';
import { checkDelivery } from '#domain/learning/observations/delivery-check.ts';
import { countryCodeOf } from '../lists/country-codes.ts';
import { readCells } from './cells.ts';
import type { CellReader } from './cells.ts';
import type { CsvRow } from './csv-table.ts';
import type { ParsedRow } from './report.ts';
import { idOf } from './supplier-row.ts';

export const OUTCOME_COLUMNS = [
  'po_no',
  'line_no',
  'supplier_id',
  'item_id',
  'received_on',
  'received_qty',
  'rejected_qty',
  'promised_on',
  'notes',
] as const;
export const OUTCOME_COLUMNS_OPTIONAL = ['ordered_on', 'ordered_qty', 'country', 'mode'] as const;

const columnOf = {
  receivedOn: 'received_on',
  receivedQuantity: 'received_qty',
  rejectedQuantity: 'rejected_qty',
} as const;

export type OutcomeCsvRow = {
  orderNo: string;
  lineNo: number;
  supplierId: string;
  itemId: string;
  promisedOn: string | null;
  /** Null while nothing has arrived. */
  receivedOn: string | null;
  receivedQuantity: number | null;
  /** Null when nobody inspected. */
  rejectedQuantity: number | null;
  orderedQuantity: number | null;
  /** Where the goods went, ISO 3166-1 alpha-2. */
  country: string | null;
  /** How, such as `Air`. */
  mode: string | null;
  notes: string;
};

/** Reads one row of the file of past deliveries, and refuses what cannot be true now. */
export function parseOutcomeRow(csvRow: CsvRow, nowMs: number): ParsedRow<OutcomeCsvRow> {
  const cells = readCells(csvRow);
  const told = {
    receivedOn: cells.dateOrNull('received_on'),
    receivedQuantity: cells.wholeOrNull('received_qty', 0, QUANTITY_MAX),
    rejectedQuantity: cells.wholeOrNull('rejected_qty', 0, QUANTITY_MAX),
  };
  const orderedQuantity = cells.wholeOrNull('ordered_qty', 1, QUANTITY_MAX);
  const ordered = { orderedOn: cells.dateOrNull('ordered_on'), orderedQuantity };
  const { receivedOn, faults } = checkDelivery(told, ordered, nowMs);
  for (const { what, because } of faults) cells.refuse(columnOf[what], because);
  return cells.finish({
    orderNo: idOf(cells, 'po_no'),
    lineNo: cells.whole('line_no', 1, 10_000),
    supplierId: idOf(cells, 'supplier_id'),
    itemId: idOf(cells, 'item_id'),
    promisedOn: cells.dateOrNull('promised_on'),
    ...told,
    receivedOn,
    orderedQuantity,
    country: countryOf(cells),
    mode: cells.textOrNull('mode'),
    notes: cells.textOrNull('notes') ?? '',
  });
}

function countryOf(cells: CellReader): string | null {
  const name = cells.textOrNull('country');
  const code = name === null ? null : countryCodeOf(name);
  if (name !== null && code === null) cells.refuse('country', `"${name}" is not a country`);
  return code;
}
