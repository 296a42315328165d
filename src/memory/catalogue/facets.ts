import type { Classification } from '#contracts/procurement.ts';

/** What entries must be, besides being what was asked for; a field left out asks for nothing. */
export type EntryFilter = {
  unitCode?: string;
  /** A category and all below it; zeros at the end only fill up. */
  classification?: Classification;
  /** ISO 3166-1 alpha-2 codes of the supplier's country; one of them. */
  countries?: readonly string[];
  /** All of them, valid today. */
  certificates?: readonly string[];
  currency?: string;
  unitPriceMinorMin?: number;
  unitPriceMinorMax?: number;
  leadTimeDaysMax?: number;
  /** An entry may not ask for more than this. */
  minimumOrderQuantityMax?: number;
  /** An entry that states no capacity is taken to have enough. */
  capacityUnitsMin?: number;
};

/** Alternatives of which a document must hold one, as lexemes. */
export type Facet = readonly string[];

/** What of a filter the documents of entries can answer; the rest is asked of the rows. */
export function facetsOf(filter: EntryFilter): Facet[] {
  const { unitCode, currency, classification, countries, certificates = [] } = filter;
  return [
    ...(unitCode === undefined ? [] : [[`unit:${unitCode}`]]),
    ...(currency === undefined ? [] : [[`currency:${currency}`]]),
    ...(classification === undefined ? [] : [[classificationLexeme(classification)]]),
    ...(countries === undefined || countries.length === 0
      ? []
      : [countries.map((it) => `in:${it}`)]),
    ...certificates.map((it) => [`cert:${it.toLowerCase()}`]),
  ];
}

/** Half of the entries are taken to meet each bound that only rows can answer. */
const BOUND_SHARE = 0.5;

/** The share of entries that is taken to meet what `facetsOf` leaves to the rows; 0 to 1. */
export function rowShareOf(filter: EntryFilter): number {
  const bounds = [
    filter.unitPriceMinorMin,
    filter.unitPriceMinorMax,
    filter.leadTimeDaysMax,
    filter.minimumOrderQuantityMax,
    filter.capacityUnitsMin,
  ];
  return BOUND_SHARE ** bounds.filter((it) => it !== undefined).length;
}

/** A category by the digits that classify: without check digit and zeros, two at the least. */
function classificationLexeme({ scheme, id }: Classification): string {
  const digits = id.slice(0, 8).replace(/-\d?$/, '');
  return `${scheme.toLowerCase()}:${digits.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** Text of a `tsquery` for documents with one lexeme of each facet; null when nothing is asked. */
export function tsqueryOf(facets: readonly Facet[]): string | null {
  if (facets.length === 0) return null;
  return facets.map((it) => `(${it.map(quoted).join('|')})`).join('&');
}

const quoted = (lexeme: string): string =>
  `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
