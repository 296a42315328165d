import { readFile } from 'node:fs/promises';
import { ParleyError } from '#contracts/errors.ts';
import { dayNumberOf } from '#domain/days.ts';
import { asOfDayOf } from '#domain/learning/forecast/order-line.ts';
import type { Day, Delivery, OrderLine } from '#domain/learning/forecast/order-line.ts';
import { readCells } from '#memory/import/cells.ts';
import type { CellReader } from '#memory/import/cells.ts';
import { readCsv } from '#memory/import/csv-table.ts';
import type { CsvRow } from '#memory/import/csv-table.ts';
import type { ParsedRow, RejectedRow } from '#memory/import/report.ts';
import { scmsDate } from '#memory/import/scms-date.ts';
import { SCMS_COLUMNS, WAREHOUSE } from '#memory/import/scms-row.ts';

/** What a forecast rests on; other columns of the file are welcome and not read. */
const COLUMNS = [
  'ID',
  'PO / SO #',
  'Country',
  'Vendor INCO Term',
  'Shipment Mode',
  'PO Sent to Vendor Date',
  'Scheduled Delivery Date',
  'Delivered to Client Date',
  'Sub Classification',
  'Vendor',
  'Item Description',
  'Molecule/Test Type',
  'Dosage',
  'Dosage Form',
  'Unit of Measure (Per Pack)',
  'Line Item Quantity',
  'Pack Price',
  'Manufacturing Site',
] as const;
const COLUMNS_NOT_READ = SCMS_COLUMNS.filter((it) => !COLUMNS.some((column) => column === it));
const COUNT_MAX = 1_000_000_000;

/** @throws ParleyError naming the file, and row and column where one is wrong */
export async function readOrderFile(file: string): Promise<OrderLine[]> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new ParleyError('CONFIG_INVALID', `${file} cannot be read: ${cause.message}`);
  });
  return parseOrderFile(file, bytes);
}

/** @throws as `readOrderFile` */
export function parseOrderFile(file: string, text: string | Uint8Array): OrderLine[] {
  const dayOf = createDayReader();
  const parsed = rowsOf(file, text).map((it) => parseOrderLine(it, dayOf));
  const rejected = parsed.flatMap((it) => (it.ok ? [] : it.rejected));
  if (rejected.length > 0) throw rejection(file, rejected);
  return parsed.flatMap((it) => (it.ok ? it.value : []));
}

/**
 * Lines of both files, none of them twice.
 * @throws ParleyError IMPORT_REJECTED naming the file and row of the second one
 */
export function refuseRepeats(files: readonly { file: string; lines: OrderLine[] }[]): void {
  const seen = new Map<number, string>();
  for (const { file, lines } of files) {
    lines.forEach(({ id }, index) => {
      const place = `${file}, row ${index + 2}`;
      const earlier = seen.get(id);
      if (earlier === undefined) return seen.set(id, place);
      const reason = `${id} is the ID of ${earlier} already`;
      throw rejection(file, [{ row: index + 2, column: 'ID', reason }]);
    });
  }
}

function rowsOf(file: string, text: string | Uint8Array): CsvRow[] {
  try {
    return readCsv(text, COLUMNS, COLUMNS_NOT_READ);
  } catch (cause) {
    if (!(cause instanceof ParleyError)) throw cause;
    throw new ParleyError(cause.code, `${file}: ${cause.message}`, cause.issues);
  }
}

function rejection(file: string, rejected: readonly RejectedRow[]): ParleyError {
  const findings = rejected.map(({ row, column, reason }) => ({
    path: `${file}, row ${row}, column ${column}`,
    message: reason,
  }));
  return new ParleyError('IMPORT_REJECTED', 'Nothing was forecast, because of:', findings);
}

/** Reads days; null when a cell holds none. Files hold few days on many lines. */
function createDayReader(): (text: string) => Day | null {
  const known = new Map<string, Day | null>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const isoDate = scmsDate(text);
    const day = isoDate === null ? null : dayNumberOf(isoDate);
    known.set(text, day);
    return day;
  };
}

function parseOrderLine(row: CsvRow, dayOf: (text: string) => Day | null): ParsedRow<OrderLine> {
  const cells = readCells(row);
  const dayIn = (column: string): Day | null => {
    const text = cells.cell(column);
    const day = dayOf(text);
    if (day === null) cells.refuse(column, `"${text}" is not a day such as 02-Jun-06`);
    return day;
  };
  const vendor = cells.text('Vendor');
  const promisedDay = dayIn('Scheduled Delivery Date') ?? 0;
  const unitPrice = unitPriceOf(cells);
  const deliveredDay =
    cells.cell('Delivered to Client Date') === '' ? null : dayIn('Delivered to Client Date');
  const delivery: Delivery | null = deliveredDay === null ? null : { deliveredDay, unitPrice };
  const composition = ['Molecule/Test Type', 'Dosage', 'Dosage Form'].map(cells.cell);
  return cells.finish({
    id: cells.whole('ID', 0, Number.MAX_SAFE_INTEGER),
    orderId: cells.text('PO / SO #'),
    stream: vendor === WAREHOUSE ? 'warehouse' : 'direct',
    asOfDay: asOfDayOf(dayOf(cells.cell('PO Sent to Vendor Date')), promisedDay),
    promisedDay,
    vendor,
    country: cells.cell('Country'),
    shipmentMode: cells.cell('Shipment Mode'),
    incoterm: cells.cell('Vendor INCO Term'),
    item: cells.text('Item Description'),
    composition: composition.join('|'),
    subClassification: cells.cell('Sub Classification'),
    manufacturingSite: cells.cell('Manufacturing Site'),
    quantity: cells.whole('Line Item Quantity', 0, COUNT_MAX),
    delivery,
  });
}

/** Not the column of that name, which is rounded to cents; null for what was given for nothing. */
function unitPriceOf(cells: CellReader): number | null {
  const text = cells.cell('Pack Price');
  if (text === '') return null;
  const packPrice = Number(text);
  if (!Number.isFinite(packPrice) || packPrice < 0) {
    cells.refuse('Pack Price', `"${text}" is not a price such as 1234.50`);
  }
  const pieces = cells.whole('Unit of Measure (Per Pack)', 0, COUNT_MAX);
  return packPrice > 0 && pieces > 0 ? packPrice / pieces : null;
}
