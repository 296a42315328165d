import type { Identifier, ListedName } from '#domain/screening/listed-party.ts';
import { countryCodeOf } from './country-codes.ts';

/** What OFAC keeps in the free text of a record, because the legacy layout has no column for it. */
export type OfacRemarks = {
  names: ListedName[];
  countries: string[];
  identifiers: Identifier[];
};

/** How remarks name an identifier; the first row that fits decides. */
const identifierLabels: readonly [RegExp, Identifier['kind']][] = [
  [/^SWIFT\/BIC /, 'swift'],
  [/^D-U-N-S Number /, 'duns'],
  [/^(LEI|Legal Entity Number) (?=[A-Z0-9]{18}\d{2}\b)/, 'lei'],
  [
    /^(Tax ID No\.|V\.A\.T\. Number|NIT #|RUC #|RIF #|R\.F\.C\. #?|US FEIN|Italian Fiscal Code|Legal Entity Number) /,
    'tax',
  ],
  [
    /^((UK )?Company Number|(Public |Business )?Registration (ID|Number)|Business Registration Document #|Commercial Registry Number|Enterprise Number|C\.R\. No\.|Chamber of Commerce Number|Trade License No\.|Matricula Mercantil No\.?|Folio Mercantil No\.|Certificate of Incorporation Number|Registered Charity No\.|Business Number) /,
    'registration',
  ],
  [
    /^(National ID No\.|Cedula No\.|Passport|Government Gazette Number|Identification Number|Branch Unit Number|BIK \(RU\)|C\.U\.R\.P\. #?|SSN|Personal ID Card|Residency Number) /,
    'other',
  ],
];

/** Weak aliases, countries and identifiers out of a record's remarks; the rest is left alone. */
export function readOfacRemarks(remarks: string): OfacRemarks {
  const found: OfacRemarks = { names: [], countries: [], identifiers: [] };
  for (const part of remarks.split(/;\s*/)) {
    const text = part
      .trim()
      .replace(/\.$/, '')
      .replace(/^alt\. /, '');
    const alias = /^[afn]\.k\.a\. '(.+)'$/.exec(text)?.[1]?.trim();
    if (alias) found.names.push({ name: alias, kind: 'weak_alias' });
    const identifier = identifierOf(text);
    if (identifier !== null) found.identifiers.push(identifier);
    const country = countryOf(text);
    if (country !== null) found.countries.push(country);
  }
  return found;
}

function identifierOf(text: string): Identifier | null {
  for (const [label, kind] of identifierLabels) {
    const match = label.exec(text);
    if (match === null) continue;
    const value = text
      .slice(match[0].length)
      .replace(/ (\(|issued |expires ).*$/, '')
      .trim();
    return /\d/.test(value) || kind === 'swift' ? { kind, value } : null;
  }
  return null;
}

function countryOf(text: string): string | null {
  const match = /^(?:nationality|citizen|POB) (.+)$/.exec(text);
  if (match === null) return null;
  const place = match[1] ?? '';
  return countryCodeOf(place) ?? countryCodeOf(place.slice(place.lastIndexOf(',') + 1));
}
