import type { ListedParty } from '#domain/screening/listed-party.ts';
import { countryCodeOf } from './country-codes.ts';
import { latinText, malformed, tableOf } from './list-file.ts';
import type { ListFile, ListRow } from './list-file.ts';
import { newestDay, partyIdOf } from './parsed-list.ts';
import type { ParsedList } from './parsed-list.ts';

const COLUMNS = [
  'Name',
  'Street_Address',
  'City',
  'State',
  'Country',
  'Postal_Code',
  'Effective_Date',
  'Expiration_Date',
  'Standard_Order',
  'Last_Update',
  'Action',
  'FR_Citation',
] as const;

/**
 * The denied persons list of the US Bureau of Industry and Security (`dpl.txt`): tabs, quoted
 * header. The list numbers nobody, so rows of one name and country are one party.
 * @throws ParleyError LIST_MALFORMED naming file and line, LIST_EMPTY, LIST_ENCODING_WRONG
 */
export function parseBisDeniedPersons(file: ListFile): ParsedList {
  const rows = tableOf(file, latinText(file), { delimiter: '\t', columns: COLUMNS });
  const parties = new Map<string, ListedParty>();
  const updates: string[] = [];
  for (const row of rows) {
    const day = (column: (typeof COLUMNS)[number]) => dayOf(file, row, column);
    const updated = day('Last_Update') ?? day('Effective_Date');
    if (updated !== null) updates.push(updated);
    const party = partyOf(file, row, day('Expiration_Date'));
    const known = parties.get(party.partyId);
    if (known === undefined) parties.set(party.partyId, party);
    else merge(known, party);
  }
  return { parties: [...parties.values()], publishedOn: newestDay(updates) };
}

function partyOf(file: ListFile, row: ListRow, expiresOn: string | null): ListedParty {
  const cell = (column: (typeof COLUMNS)[number]) => (row.cells[column] ?? '').trim();
  const name = cell('Name');
  if (name === '') throw malformed(file, row.line, 'has no name');
  const country = countryCodeOf(cell('Country'));
  const address = [cell('Street_Address'), cell('City'), cell('State'), cell('Postal_Code')];
  const remarks = [
    cell('Action'),
    cell('FR_Citation') && `Federal Register ${cell('FR_Citation')}`,
  ];
  return {
    partyId: partyIdOf([name.toUpperCase(), cell('Country').toUpperCase()]),
    kind: 'unknown',
    names: [{ name, kind: 'primary' }],
    countries: country === null ? [] : [country],
    addresses: [[...address, cell('Country')].filter((it) => it !== '').join(', ')],
    identifiers: [],
    programmes: [cell('Standard_Order') === 'Y' ? 'standard denial order' : 'denial order'],
    topics: ['export.control'],
    remarks: remarks.filter((it) => it !== '').join('. '),
    ...(expiresOn !== null && { until: expiresOn }),
  };
}

/** One order without an end keeps the party on the list. */
function merge(known: ListedParty, more: ListedParty): void {
  for (const field of ['addresses', 'programmes'] as const) {
    for (const it of more[field]) if (!known[field].includes(it)) known[field].push(it);
  }
  if (more.remarks !== '' && !known.remarks.includes(more.remarks)) {
    known.remarks = [known.remarks, more.remarks].filter((it) => it !== '').join('. ');
  }
  if (known.until === undefined) return;
  if (more.until === undefined) delete known.until;
  else if (more.until > known.until) known.until = more.until;
}

/** `2/26/2019` or `2019-02-26` as an ISO day. */
function dayOf(file: ListFile, { line, cells }: ListRow, column: string): string | null {
  const text = (cells[column] ?? '').trim();
  if (text === '') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (parts === null) throw malformed(file, line, `has "${text}" as ${column}, which is no date`);
  const [, month = '', day = '', year = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
