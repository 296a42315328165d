import { isLei } from '#domain/compliance/lei.ts';
import type { Identifier, ListedParty } from '#domain/screening/listed-party.ts';
import { isIsoDate, partsOf } from '../import/cells.ts';
import { countryCodeOf } from './country-codes.ts';
import { malformed, tableOf, utf8Text } from './list-file.ts';
import type { ListFile, ListRow } from './list-file.ts';
import { partyIdOf } from './parsed-list.ts';
import type { ParsedList } from './parsed-list.ts';

const COLUMNS = [
  'name',
  'aliases',
  'country',
  'registration_number',
  'lei',
  'reason',
  'until',
] as const;

/**
 * A tenant's own list of whom it does not buy from; aliases stand between semicolons, an entry
 * without `until` has no end.
 * @throws ParleyError LIST_MALFORMED naming file and line, LIST_EMPTY, LIST_ENCODING_WRONG
 */
export function parseOwnBlockList(file: ListFile): ParsedList {
  const parties = new Map<string, ListedParty>();
  for (const row of tableOf(file, utf8Text(file), { delimiter: ',', columns: COLUMNS })) {
    const party = partyOf(file, row);
    if (parties.has(party.partyId)) throw malformed(file, row.line, 'names a party again');
    parties.set(party.partyId, party);
  }
  return { parties: [...parties.values()], publishedOn: null };
}

function partyOf(file: ListFile, { line, cells }: ListRow): ListedParty {
  const { name = '', aliases = '', reason = '', until = '', lei = '' } = cells;
  const { country: countryCell = '', registration_number: registration = '' } = cells;
  if (name === '') throw malformed(file, line, 'has no name');
  if (reason === '') throw malformed(file, line, 'has no reason');
  if (until !== '' && !isIsoDate(until)) {
    throw malformed(file, line, `has "${until}" as until, which is no date such as 2026-12-31`);
  }
  if (lei !== '' && !isLei(lei)) {
    throw malformed(file, line, `has "${lei}" as lei, which is none (ISO 17442)`);
  }
  const country = countryCodeOf(countryCell);
  if (countryCell !== '' && country === null) {
    throw malformed(file, line, `has "${countryCell}" as country, which is no ISO 3166 code`);
  }
  return {
    partyId: partyIdOf([name.toUpperCase(), country ?? '', registration, lei]),
    kind: 'unknown',
    names: [
      { name, kind: 'primary' },
      ...partsOf(aliases).map((it) => ({ name: it, kind: 'alias' as const })),
    ],
    countries: country === null ? [] : [country],
    addresses: [],
    identifiers: identifiersOf(registration, lei),
    programmes: [],
    topics: ['own.block'],
    remarks: reason,
    ...(until !== '' && { until }),
  };
}

function identifiersOf(registration: string, lei: string): Identifier[] {
  return [
    ...(registration === '' ? [] : [{ kind: 'registration' as const, value: registration }]),
    ...(lei === '' ? [] : [{ kind: 'lei' as const, value: lei }]),
  ];
}
