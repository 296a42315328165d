import {
  CLASSIFICATION_SCHEMES,
  INCOTERMS,
  QUANTITY_MAX,
  UNIT_CODES,
} from '#contracts/procurement.ts';
import { readCells } from './cells.ts';
import type { CsvRow } from './csv-table.ts';
import type { ParsedRow } from './report.ts';
import { idOf } from './supplier-row.ts';

export const CATALOGUE_COLUMNS = [
  'supplier_id',
  'item_id',
  'description',
  'classification_scheme',
  'classification_id',
  'unit_code',
  'unit_price',
  'currency',
  'moq',
  'lead_time_days',
  'capacity_units',
  'warranty_months',
  'incoterm',
  'features',
  'valid_from',
] as const;

/** Columns that a file may leave out. */
export const CATALOGUE_OPTIONAL_COLUMNS = ['part_number'] as const;

export type CatalogueCsvRow = {
  supplierId: string;
  itemId: string;
  description: string;
  classificationScheme: 'CPV' | 'UNSPSC';
  classificationId: string;
  unitCode: (typeof UNIT_CODES)[number];
  /** The manufacturer's number of the item. */
  partNumber: string | null;
  unitPriceMinor: number;
  currency: string;
  minimumOrderQuantity: number;
  leadTimeDays: number;
  /** Null = not stated, taken as enough. */
  capacityUnits: number | null;
  warrantyMonths: number;
  incoterm: (typeof INCOTERMS)[number] | null;
  features: string[];
  validFrom: string | null;
};

const codePatterns = {
  CPV: { pattern: /^\d{8}-\d$/, wanted: 'a CPV code such as 42600000-2' },
  UNSPSC: { pattern: /^\d{8}$/, wanted: 'a UNSPSC code of 8 digits' },
};

/** Reads one row of the catalogue file; features are separated by semicolons. */
export function parseCatalogueRow(csvRow: CsvRow): ParsedRow<CatalogueCsvRow> {
  const cells = readCells(csvRow);
  const scheme = cells.oneOf('classification_scheme', CLASSIFICATION_SCHEMES, 'CPV');
  const { pattern, wanted } = codePatterns[scheme];
  cells.text('classification_id');
  cells.text('currency');
  const currency = cells.matching('currency', /^[A-Z]{3}$/, 'an ISO 4217 code such as USD') ?? '';
  const unitPriceMinor = cells.amountMinor('unit_price', currency);
  if (unitPriceMinor <= 0 && cells.cell('unit_price') !== '') {
    cells.refuse('unit_price', 'must be more than zero');
  }
  return cells.finish({
    supplierId: idOf(cells, 'supplier_id'),
    itemId: idOf(cells, 'item_id'),
    description: cells.text('description'),
    classificationScheme: scheme,
    classificationId: cells.matching('classification_id', pattern, wanted) ?? '',
    unitCode: cells.oneOf('unit_code', UNIT_CODES, 'C62'),
    partNumber: cells.matching('part_number', /[\p{L}\p{N}]/u, 'a part number'),
    unitPriceMinor,
    currency,
    minimumOrderQuantity: cells.wholeOrNull('moq', 0, QUANTITY_MAX) ?? 1,
    leadTimeDays: cells.whole('lead_time_days', 0, 730),
    capacityUnits: cells.wholeOrNull('capacity_units', 0, QUANTITY_MAX),
    warrantyMonths: cells.wholeOrNull('warranty_months', 0, 600) ?? 0,
    incoterm: cells.cell('incoterm') === '' ? null : cells.oneOf('incoterm', INCOTERMS, 'EXW'),
    features: cells.list('features'),
    validFrom: cells.dateOrNull('valid_from'),
  });
}
