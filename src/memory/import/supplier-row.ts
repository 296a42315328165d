import { SUPPLIER_STATUSES } from '#contracts/supplier.ts';
import type { SupplierStatus } from '#contracts/supplier.ts';
import type { Certificate } from '#domain/compliance/facts.ts';
import { isLei } from '#domain/compliance/lei.ts';
import { daysOfPaydex } from '#domain/compliance/paydex.ts';
import { isIsoDate, readCells } from './cells.ts';
import type { CellReader } from './cells.ts';
import type { CsvRow } from './csv-table.ts';
import type { ParsedRow } from './report.ts';

export const FIGURES = [
  'total_assets',
  'total_liabilities',
  'working_capital',
  'retained_earnings',
  'ebit',
  'sales',
  'equity_book',
] as const;

export const SUPPLIER_COLUMNS = [
  'supplier_id',
  'legal_name',
  'aliases',
  'country',
  'registration_number',
  'tax_id',
  'lei',
  'duns',
  'email',
  'categories',
  'certificates',
  'payment_days',
  'lead_time_days',
  'moq',
  ...FIGURES,
  'status',
] as const;

/** Columns that a file may leave out; what they would say is then unknown. */
export const SUPPLIER_COLUMNS_OPTIONAL = [
  'address',
  'payment_days_beyond_terms',
  'paydex',
  'esg_score',
  'esg_rated_on',
] as const;

/** The file has no currency column; its figures are in this one. */
export const FIGURES_CURRENCY = 'USD';
/** For suppliers that state none. */
const PAYMENT_DAYS_DEFAULT = 30;

export type SupplierCsvRow = {
  supplierId: string;
  legalName: string;
  aliases: string[];
  country: string | null;
  registrationNumber: string | null;
  taxId: string | null;
  lei: string | null;
  duns: string | null;
  email: string | null;
  address: string | null;
  categories: string[];
  certificates: Certificate[];
  paymentDays: number;
  leadTimeDays: number | null;
  minimumOrderQuantity: number | null;
  /** Minor units of `FIGURES_CURRENCY`; null = unknown. */
  figuresMinor: Record<(typeof FIGURES)[number], number | null>;
  paymentDaysBeyondTerms: number | null;
  esgScore: number | null;
  esgRatedOn: string | null;
  status: SupplierStatus;
};

/** Reads one row of the supplier file; lists are separated by semicolons. */
export function parseSupplierRow(csvRow: CsvRow): ParsedRow<SupplierCsvRow> {
  const cells = readCells(csvRow);
  return cells.finish({
    supplierId: idOf(cells, 'supplier_id'),
    legalName: cells.text('legal_name'),
    aliases: cells.list('aliases'),
    country: cells.matching('country', /^[A-Z]{2}$/, 'an ISO 3166 country code such as DE'),
    registrationNumber: cells.textOrNull('registration_number'),
    taxId: cells.textOrNull('tax_id'),
    lei: leiOf(cells),
    duns: cells.matching('duns', /^\d{9}$/, 'a D-U-N-S number of 9 digits'),
    email: cells.matching('email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address'),
    address: cells.textOrNull('address'),
    categories: categoriesOf(cells),
    certificates: certificatesOf(cells),
    paymentDays: cells.wholeOrNull('payment_days', 0, 365) ?? PAYMENT_DAYS_DEFAULT,
    leadTimeDays: cells.wholeOrNull('lead_time_days', 0, 730),
    minimumOrderQuantity: cells.wholeOrNull('moq', 0, 100_000_000),
    figuresMinor: figuresOf(cells),
    paymentDaysBeyondTerms: daysBeyondTermsOf(cells),
    esgScore: cells.wholeOrNull('esg_score', 0, 100),
    esgRatedOn: cells.dateOrNull('esg_rated_on'),
    status: cells.oneOf('status', SUPPLIER_STATUSES, 'active'),
  });
}

/** An id that may stand in addresses: letters, digits, dot, dash, underscore. */
export function idOf(cells: CellReader, column: string): string {
  return cells.text(column) === ''
    ? ''
    : (cells.matching(column, /^[A-Za-z0-9._-]{1,100}$/, 'an id (letters, digits, . _ -)') ?? '');
}

function leiOf(cells: CellReader): string | null {
  const lei = cells.textOrNull('lei');
  if (lei !== null && !isLei(lei)) cells.refuse('lei', `"${lei}" is not an LEI (ISO 17442)`);
  return lei;
}

function categoriesOf(cells: CellReader): string[] {
  const categories = cells.list('categories');
  const wrong = categories.find((it) => !/^\d{2,8}(-\d)?$/.test(it));
  if (wrong !== undefined) cells.refuse('categories', `"${wrong}" is not a CPV or UNSPSC code`);
  return categories;
}

/** One figure by either name: the days, or D&B's score, which stands for days. */
function daysBeyondTermsOf(cells: CellReader): number | null {
  const days = cells.wholeOrNull('payment_days_beyond_terms', -365, 730);
  const paydex = cells.wholeOrNull('paydex', 1, 100);
  if (days !== null && paydex !== null)
    cells.refuse('paydex', 'say payment_days_beyond_terms or paydex, not both');
  return paydex === null ? days : daysOfPaydex(paydex);
}

function certificatesOf(cells: CellReader): SupplierCsvRow['certificates'] {
  const parts = cells.list('certificates');
  const seen = new Set<string>();
  return parts.map((text) => {
    const cut = text.split('|').map((it) => it.trim());
    const [name = '', number = '', validTo = '', validFrom = '', ...more] = cut;
    const dated = [validTo, validFrom].every((it) => it === '' || isIsoDate(it));
    if (name === '' || !dated || more.length > 0) {
      cells.refuse('certificates', `"${text}" is not name|number|valid_to|valid_from`);
    } else if (validTo !== '' && validTo < validFrom) {
      cells.refuse('certificates', `"${text}" ends before it starts`);
    }
    if (seen.has(`${name}|${number}`)) cells.refuse('certificates', `"${text}" is there twice`);
    seen.add(`${name}|${number}`);
    return { name, number, validFrom: validFrom || null, validTo: validTo || null };
  });
}

function figuresOf(cells: CellReader): SupplierCsvRow['figuresMinor'] {
  const read = (column: string) => cells.amountMinorOrNull(column, FIGURES_CURRENCY);
  return {
    total_assets: read('total_assets'),
    total_liabilities: read('total_liabilities'),
    working_capital: read('working_capital'),
    retained_earnings: read('retained_earnings'),
    ebit: read('ebit'),
    sales: read('sales'),
    equity_book: read('equity_book'),
  };
}
