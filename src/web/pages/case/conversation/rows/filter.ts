import type { Lane, Names } from './lanes.ts';
import { addressName, LANES } from './lanes.ts';
import type { Row, RowKind } from './row.ts';
import { ROW_KINDS, USUAL_KINDS } from './row.ts';

/** What of a conversation is shown; empty lanes = all of them. */
export type RowFilter = { lanes: readonly Lane[]; kinds: readonly RowKind[]; text: string };

/** Reads a filter from an address; what is unknown there is left out. */
export function filterFrom(address: { agents: string; kinds: string; text: string }): RowFilter {
  const kinds = listed(address.kinds, ROW_KINDS);
  return {
    lanes: listed(address.agents, LANES),
    kinds: kinds.length === 0 ? USUAL_KINDS : kinds,
    text: address.text,
  };
}

const listed = <T extends string>(text: string, known: readonly T[]): T[] => {
  const wanted = text.split(',');
  return known.filter((it) => wanted.includes(it));
};

/** Kinds as they stand in the address; empty for the usual ones. */
export function kindsText(kinds: readonly RowKind[]): string {
  const isUsual =
    kinds.length === USUAL_KINDS.length && USUAL_KINDS.every((it) => kinds.includes(it));
  return isUsual ? '' : kinds.join(',');
}

/** The rows that a filter leaves: of any of the lanes, of any of the kinds, with every word. */
export function filterRows(rows: readonly Row[], filter: RowFilter, names: Names): readonly Row[] {
  const { lanes, kinds } = filter;
  const wanted = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      kinds.includes(row.kind) &&
      (lanes.length === 0 || lanes.includes(row.fromLane) || lanes.includes(row.toLane)) &&
      (wanted.length === 0 || hasAll(textOf(row, names), wanted)),
  );
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((it) => text.includes(it));

const textOf = (row: Row, names: Names): string =>
  [
    addressName(row.from, names),
    addressName(row.to, names),
    row.words,
    row.gist,
    row.source.of === 'message' ? row.source.message.topic : '',
  ]
    .join(' ')
    .toLocaleLowerCase();
