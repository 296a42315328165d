import { QUANTITY_MAX } from '#contracts/procurement.ts';
import { readCells } from './cells.ts';
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
  notes: string;
};

/** Reads one row of the file of past deliveries. */
export function parseOutcomeRow(csvRow: CsvRow): ParsedRow<OutcomeCsvRow> {
  const cells = readCells(csvRow);
  const receivedQuantity = cells.wholeOrNull('received_qty', 0, QUANTITY_MAX);
  const rejectedQuantity = cells.wholeOrNull('rejected_qty', 0, QUANTITY_MAX);
  if ((rejectedQuantity ?? 0) > (receivedQuantity ?? 0)) {
    cells.refuse('rejected_qty', 'is more than was received');
  }
  return cells.finish({
    orderNo: idOf(cells, 'po_no'),
    lineNo: cells.whole('line_no', 1, 10_000),
    supplierId: idOf(cells, 'supplier_id'),
    itemId: idOf(cells, 'item_id'),
    promisedOn: cells.dateOrNull('promised_on'),
    receivedOn: cells.dateOrNull('received_on'),
    receivedQuantity,
    rejectedQuantity,
    notes: cells.textOrNull('notes') ?? '',
  });
}
