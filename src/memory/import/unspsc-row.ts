import type { CsvRow } from './csv-table.ts';
import { readCells } from './cells.ts';
import type { ParsedRow } from './report.ts';

export type ClassificationRow = { code: string; label: string };

type Layout = {
  columns: readonly string[];
  /** Columns that some editions have; nothing is read from them. */
  optional: readonly string[];
  /** Where a row names codes, and their meaning. */
  pairs: readonly (readonly [code: string, title: string])[];
};

const LEVELS = ['Segment', 'Family', 'Class', 'Commodity'] as const;

/** The two ways in which UNSPSC is published: a row for each commodity, or one for each code. */
const layouts: readonly Layout[] = [
  {
    columns: LEVELS.flatMap((it) => [it, `${it} Title`]),
    optional: ['Version', 'Key', 'Synonym', 'Acronym', ...LEVELS.map((it) => `${it} Definition`)],
    pairs: LEVELS.map((it) => [it, `${it} Title`] as const),
  },
  {
    columns: ['Key', 'Parent key', 'Code', 'Title'],
    optional: [],
    pairs: [['Code', 'Title']],
  },
];

/** The layout that a file's first line speaks of; the first one when it speaks of none. */
export function unspscLayoutOf(firstLine: string): Layout {
  const found = layouts.find((it) => it.columns.every((column) => firstLine.includes(column)));
  return found ?? (layouts[0] as Layout);
}

/** The codes of one row; of a commodity's row also those above it. */
export function parseUnspscRow(layout: Layout, csvRow: CsvRow): ParsedRow<ClassificationRow[]> {
  const cells = readCells(csvRow);
  const named = layout.pairs.filter(([code]) => cells.cell(code) !== '');
  if (named.length === 0) cells.refuse(layout.pairs[0]?.[0] ?? 'Code', 'no code in this row');
  return cells.finish(
    named.map(([code, title]) => ({
      code: cells.matching(code, /^\d{8}$/, 'a UNSPSC code of 8 digits') ?? '',
      label: cells.text(title),
    })),
  );
}
