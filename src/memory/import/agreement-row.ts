import type { Agreement } from '#contracts/sourcing-facts.ts';
import { INCOTERMS, QUANTITY_MAX } from '#contracts/procurement.ts';
import { readCells } from './cells.ts';
import type { CsvRow } from './csv-table.ts';
import type { ParsedRow } from './report.ts';
import { idOf } from './supplier-row.ts';

export const AGREEMENT_COLUMNS = [
  'agreement_id',
  'title',
  'supplier_id',
  'item_id',
  'unit_price',
  'currency',
  'valid_from',
  'valid_to',
  'quantity_max',
  'incoterm',
  'lead_time_days',
] as const;
const LEAD_TIME_DAYS_MAX = 3_650;

export type AgreementCsvRow = Omit<Agreement, 'quantityCalled'>;

/** Reads one row of the file of open agreements. */
export function parseAgreementRow(csvRow: CsvRow): ParsedRow<AgreementCsvRow> {
  const cells = readCells(csvRow);
  const currency = cells.matching('currency', /^[A-Z]{3}$/, 'an ISO 4217 code such as USD') ?? '';
  if (currency === '' && cells.cell('currency') === '') cells.refuse('currency', 'is empty');
  const unitPriceMinor = cells.amountMinor('unit_price', currency);
  if (unitPriceMinor <= 0 && cells.cell('unit_price') !== '') {
    cells.refuse('unit_price', 'must be above 0');
  }
  const validFrom = dateOf('valid_from');
  const validTo = dateOf('valid_to');
  if (validFrom !== '' && validTo !== '' && validTo < validFrom) {
    cells.refuse('valid_to', `ends on ${validTo}, before it begins on ${validFrom}`);
  }
  const incoterm = cells.cell('incoterm') === '' ? null : cells.oneOf('incoterm', INCOTERMS, 'EXW');
  return cells.finish({
    agreementId: idOf(cells, 'agreement_id'),
    title: cells.text('title'),
    supplierId: idOf(cells, 'supplier_id'),
    itemId: idOf(cells, 'item_id'),
    unitPriceMinor,
    currency,
    validFrom,
    validTo,
    quantityMax: cells.wholeOrNull('quantity_max', 1, QUANTITY_MAX),
    incoterm,
    leadTimeDays: cells.wholeOrNull('lead_time_days', 0, LEAD_TIME_DAYS_MAX),
  });

  function dateOf(column: string): string {
    const date = cells.dateOrNull(column);
    if (date === null && cells.cell(column) === '') cells.refuse(column, 'is empty');
    return date ?? '';
  }
}
