import { INCOTERMS, QUANTITY_MAX } from '#contracts/procurement.ts';
import type { Incoterm } from '#contracts/procurement.ts';
import { countryCodeOf } from '../lists/country-codes.ts';
import { readCells } from './cells.ts';
import type { CellReader } from './cells.ts';
import type { CsvRow } from './csv-table.ts';
import type { ParsedRow } from './report.ts';
import { scmsDate } from './scms-date.ts';

export const SCMS_COLUMNS = [
  'ID',
  'Project Code',
  'PQ #',
  'PO / SO #',
  'ASN/DN #',
  'Country',
  'Managed By',
  'Fulfill Via',
  'Vendor INCO Term',
  'Shipment Mode',
  'PQ First Sent to Client Date',
  'PO Sent to Vendor Date',
  'Scheduled Delivery Date',
  'Delivered to Client Date',
  'Delivery Recorded Date',
  'Product Group',
  'Sub Classification',
  'Vendor',
  'Item Description',
  'Molecule/Test Type',
  'Brand',
  'Dosage',
  'Dosage Form',
  'Unit of Measure (Per Pack)',
  'Line Item Quantity',
  'Line Item Value',
  'Pack Price',
  'Unit Price',
  'Manufacturing Site',
  'First Line Designation',
  'Weight (Kilograms)',
  'Freight Cost (USD)',
  'Line Item Insurance (USD)',
] as const;

/** The programme's own warehouse: who delivers from it is not a vendor. */
export const WAREHOUSE = 'SCMS from RDC';
export const SCMS_CURRENCY = 'USD';
/** Incoterms 2010 renamed it; DAP means the same to buyer and seller here. */
const FORMER_INCOTERMS: Readonly<Record<string, Incoterm>> = { DDU: 'DAP' };

export type ScmsRow = {
  id: string;
  orderId: string | null;
  /** Where the goods went, ISO 3166-1 alpha-2; null = the file does not say it as a country. */
  country: string | null;
  /** How they went, such as `Air`. */
  mode: string | null;
  vendor: string;
  itemDescription: string;
  /** Medicines or test kits; decides the CPV code. */
  isTest: boolean;
  quantity: number;
  /** Per pack, minor units of `SCMS_CURRENCY`; 0 = given for nothing. */
  packPriceMinor: number;
  incoterm: Incoterm | null;
  /** True when the file says it in a term that is no longer used. */
  formerIncoterm: boolean;
  orderedOn: string | null;
  promisedOn: string | null;
  deliveredOn: string | null;
};

/**
 * Reads one order line of the SCMS delivery history. Freight and weight may hold words; they are
 * not used. Dates that are not dates are unknown, not wrong.
 */
export function parseScmsRow(csvRow: CsvRow): ParsedRow<ScmsRow> {
  const cells = readCells(csvRow);
  const term = cells.cell('Vendor INCO Term');
  return cells.finish({
    id: cells.text('ID'),
    orderId: cells.textOrNull('PO / SO #'),
    country: countryCodeOf(cells.cell('Country')),
    mode: modeOf(cells.textOrNull('Shipment Mode')),
    vendor: named(cells, 'Vendor'),
    itemDescription: named(cells, 'Item Description'),
    isTest: cells.cell('Product Group').endsWith('RDT'),
    quantity: cells.whole('Line Item Quantity', 1, QUANTITY_MAX),
    packPriceMinor: priceOf(cells),
    incoterm: FORMER_INCOTERMS[term] ?? INCOTERMS.find((it) => it === term) ?? null,
    formerIncoterm: term in FORMER_INCOTERMS,
    orderedOn: scmsDate(cells.cell('PO Sent to Vendor Date')),
    promisedOn: scmsDate(cells.cell('Scheduled Delivery Date')),
    deliveredOn: scmsDate(cells.cell('Delivered to Client Date')),
  });
}

/** An id made of the words of a name, such as `aurobindo-pharma-limited`. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A name that at least one letter or digit makes an id of. */
function named(cells: CellReader, column: string): string {
  const name = cells.text(column);
  if (name !== '' && slugOf(name) === '') cells.refuse(column, `"${name}" is not a name`);
  return name;
}

const modeOf = (text: string | null): string | null => (text === 'N/A' ? null : text);

function priceOf(cells: CellReader): number {
  const priceMinor = cells.amountMinor('Pack Price', SCMS_CURRENCY);
  if (priceMinor < 0) cells.refuse('Pack Price', 'is negative');
  return priceMinor;
}
