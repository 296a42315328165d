import { parse } from 'csv-parse/sync';
import type { Identifier, ListedParty } from '#domain/screening/listed-party.ts';
import { countryCodesOf } from './country-codes.ts';
import { emptyList, malformed, tableOf, utf8Text } from './list-file.ts';
import type { ListFile, ListRow } from './list-file.ts';
import { partyKindOf } from './opensanctions-schema.ts';
import { newestDay } from './parsed-list.ts';
import type { ParsedList } from './parsed-list.ts';
import { isToActOn } from './topics.ts';

const COLUMNS = [
  'id',
  'schema',
  'name',
  'aliases',
  'countries',
  'addresses',
  'identifiers',
  'sanctions',
  'dataset',
  'last_seen',
] as const;

/**
 * OpenSanctions' `targets.simple.csv`, read by the names of its header. Cells hold several values
 * between semicolons. Builds with a `topics` column are kept to topics that call for action.
 * @throws ParleyError LIST_MALFORMED naming file and line, LIST_EMPTY, LIST_ENCODING_WRONG
 */
export function parseOpenSanctionsSimple(file: ListFile): ParsedList {
  const rows = tableOf(file, utf8Text(file), { delimiter: ',', columns: COLUMNS });
  const parties = new Map<string, ListedParty>();
  for (const row of rows) {
    const party = partyOf(file, row);
    if (party === null) continue;
    if (parties.has(party.partyId)) throw malformed(file, row.line, `repeats ${party.partyId}`);
    parties.set(party.partyId, party);
  }
  if (parties.size === 0) {
    throw emptyList(file, `has ${rows.length} rows, none of which is a party to screen against`);
  }
  const seen = rows.map((it) => it.cells.last_seen ?? '');
  return { parties: [...parties.values()], publishedOn: newestDay(seen) };
}

function partyOf(file: ListFile, row: ListRow): ListedParty | null {
  const { line, cells } = row;
  const { id = '', schema = '', name = '', dataset = '' } = cells;
  if (id === '') throw malformed(file, line, 'has no id');
  if (name === '') throw malformed(file, line, 'has no name');
  const values = (column: string) => valuesOf(file, line, cells[column] ?? '');
  const topics = values('topics');
  const kind = partyKindOf(schema);
  if (kind === null || (cells.topics !== undefined && !isToActOn(topics))) return null;
  const programmes = values('sanctions');
  return {
    partyId: id,
    kind,
    names: [
      { name, kind: 'primary' },
      ...values('aliases').map((it) => ({ name: it, kind: 'alias' as const })),
    ],
    countries: countryCodesOf(values('countries')),
    addresses: values('addresses'),
    identifiers: values('identifiers').map((value): Identifier => ({
      kind: 'registration',
      value,
    })),
    programmes,
    topics: cells.topics === undefined && programmes.length > 0 ? ['sanction'] : topics,
    remarks: dataset === '' ? '' : `Dataset: ${dataset}`,
  };
}

/** A cell is a row of CSV by itself, so that a value may hold a quoted semicolon. */
function valuesOf(file: ListFile, line: number, cell: string): string[] {
  if (!cell.includes('"')) return clean(cell.split(';'));
  try {
    const rows = parse(cell, { delimiter: ';', relax_quotes: true, relax_column_count: true });
    return clean(rows.flat());
  } catch {
    throw malformed(file, line, 'has a cell whose quotes do not close');
  }
}

const clean = (values: readonly string[]): string[] => [
  ...new Set(values.map((it) => it.trim()).filter((it) => it !== '')),
];
