import type { ListedName, ListedParty } from '#domain/screening/listed-party.ts';
import { countryCodeOf } from './country-codes.ts';
import { emptyList, latinText, malformed, recordsOf } from './list-file.ts';
import type { ListFile } from './list-file.ts';
import { readOfacRemarks } from './ofac-remarks.ts';

/** The legacy layout of OFAC: `sdn.csv`, `alt.csv`, `add.csv`, or the `cons_` files of the same shape. */
export type OfacLegacyFiles = { sdn: ListFile; alt: ListFile; add: ListFile };

type Row = { line: number; cells: string[] };

const kinds: Readonly<Record<string, ListedParty['kind']>> = {
  '': 'organisation',
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

const aliasKinds: Readonly<Record<string, ListedName['kind']>> = {
  aka: 'alias',
  nka: 'alias',
  fka: 'former',
};

/**
 * Every record of the list in its order, with aliases, addresses and what its remarks hold.
 * @throws ParleyError LIST_MALFORMED naming file and line, also when an alias or address belongs to
 *   no record, which is how a list looks that was cut off; LIST_EMPTY
 */
export function parseOfacLegacy({ sdn, alt, add }: OfacLegacyFiles): ListedParty[] {
  const parties = new Map<string, ListedParty>();
  for (const row of rowsOf(sdn, 12)) {
    const party = partyOf(row.cells);
    if (!/^\d+$/.test(party.partyId)) throw malformed(sdn, row.line, 'has no record number');
    if (party.names[0]?.name === '') throw malformed(sdn, row.line, 'has no name');
    if (parties.has(party.partyId)) {
      throw malformed(sdn, row.line, `repeats record ${party.partyId}`);
    }
    parties.set(party.partyId, party);
  }
  if (parties.size === 0) throw emptyList(sdn, 'holds no record');
  const partyOfRow = (file: ListFile, { line, cells }: Row): ListedParty => {
    const party = parties.get(cells[0] ?? '');
    if (party !== undefined) return party;
    throw malformed(file, line, `belongs to record ${cells[0]}, which ${sdn.name} does not have`);
  };
  for (const row of rowsOf(alt, 5)) {
    const [, , type = '', name = ''] = row.cells;
    if (name === '') throw malformed(alt, row.line, 'has no name');
    addName(partyOfRow(alt, row), { name, kind: aliasKinds[type] ?? 'alias' });
  }
  for (const row of rowsOf(add, 6)) addAddress(partyOfRow(add, row), row.cells);
  return [...parties.values()];
}

function partyOf(cells: readonly string[]): ListedParty {
  const [partyId = '', name = '', type = '', programmes = ''] = cells;
  const remarks = cells[11] ?? '';
  const { names, countries, identifiers } = readOfacRemarks(remarks);
  return {
    partyId,
    kind: kinds[type] ?? 'unknown',
    names: [{ name, kind: 'primary' }, ...names],
    countries: [...new Set(countries)],
    addresses: [],
    identifiers,
    programmes: programmes.split('] [').filter((it) => it !== ''),
    topics: ['sanction'],
    remarks,
  };
}

/** Weak aliases stay behind the names that OFAC itself compares. */
function addName({ names }: ListedParty, name: ListedName): void {
  const firstWeak = names.findIndex((it) => it.kind === 'weak_alias');
  names.splice(firstWeak < 0 ? names.length : firstWeak, 0, name);
}

function addAddress(party: ListedParty, cells: readonly string[]): void {
  const parts = cells.slice(2, 5).filter((it) => it !== '');
  if (parts.length > 0) party.addresses.push(parts.join(', '));
  const code = countryCodeOf(cells[4] ?? '');
  if (code !== null && !party.countries.includes(code)) party.countries.push(code);
}

function rowsOf(file: ListFile, columns: number): Row[] {
  const rows: Row[] = recordsOf(file, textOf(file), ',').map(({ record, info }) => ({
    line: info.lines,
    cells: record.map((it) => (it.trim() === '-0-' ? '' : it.trim())),
  }));
  for (const { line, cells } of rows) {
    if (cells.length === columns) continue;
    throw malformed(file, line, `has ${cells.length} columns where the layout has ${columns}`);
  }
  return rows;
}

/** Published files are plain ASCII or Latin-1 and end with a lone Ctrl-Z. */
function textOf(file: ListFile): string {
  const text = latinText(file).trimEnd();
  return text.endsWith('\u001A') ? text.slice(0, -1) : text;
}
