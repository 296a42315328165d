import { CsvError, parse } from 'csv-parse/sync';
import { ParleyError } from '#contracts/errors.ts';

export type CsvInput = string | Uint8Array;
/** `row` counts as spreadsheets do: the header is row 1. */
export type CsvRow = { row: number; cells: Readonly<Record<string, string>> };

/** More than any catalogue of ours has; each row is checked, and answered for when it is bad. */
const ROWS_MAX = 200_000;
const NAMES_MAX = 20;
const NAME_CHARS_MAX = 60;

/**
 * The rows of a CSV text with exactly these columns, in any order, the optional ones if it likes;
 * cells are trimmed, those of a column that is not there are empty.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY, or IMPORT_REJECTED
 *   when quotes do not close or rows are too many
 */
export function readCsv(
  input: CsvInput,
  columns: readonly string[],
  optional: readonly string[] = [],
): CsvRow[] {
  const records = parseRecords(decode(input));
  const [header, ...rows] = records;
  if (header === undefined) throw emptyError();
  refuseOtherColumns(header, columns, optional);
  if (rows.length === 0) throw emptyError();
  if (rows.length > ROWS_MAX) {
    throw new ParleyError(
      'IMPORT_REJECTED',
      `The file has more than ${ROWS_MAX} rows. Split it; nothing was changed.`,
    );
  }
  return rows.map((values, index) => ({
    row: index + 2,
    cells: Object.fromEntries(header.map((column, place) => [column, values[place] ?? ''])),
  }));
}

function decode(input: CsvInput): string {
  try {
    const text =
      typeof input === 'string'
        ? input.replace(/^\uFEFF/, '')
        : new TextDecoder('utf-8', { fatal: true }).decode(input);
    if (!text.includes('\0') && !text.includes('\uFFFD')) return text;
  } catch {
    // Falls through to the one refusal below.
  }
  throw new ParleyError(
    'IMPORT_ENCODING_WRONG',
    'The file is not UTF-8 text. Save it as "CSV UTF-8" and import it again; nothing was changed.',
  );
}

function parseRecords(text: string): string[][] {
  try {
    // The header, and one more row than may be, to tell that there is one.
    const to = ROWS_MAX + 2;
    return parse(text, { relax_column_count: true, skip_empty_lines: true, trim: true, to });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ParleyError(
      'IMPORT_REJECTED',
      `The file is not well-formed CSV: ${cause.message}. Nothing was changed.`,
    );
  }
}

function refuseOtherColumns(
  header: string[],
  columns: readonly string[],
  optional: readonly string[],
): void {
  const seen = new Set<string>();
  const missing = columns.filter((it) => !header.includes(it));
  const unknown = header.filter((it) => !columns.includes(it) && !optional.includes(it));
  const twice = header.filter((it) => seen.size === seen.add(it).size);
  if (missing.length + unknown.length + twice.length === 0) return;
  const findings = [
    ...missing.map((path) => ({ path, message: 'column is missing' })),
    ...shown(unknown).map((path) => ({ path: path || '(no name)', message: 'column is unknown' })),
    ...shown(twice).map((path) => ({ path, message: 'column is there twice' })),
  ];
  const parts = { missing, unknown, 'there twice': twice };
  const wrong = Object.entries(parts).filter(([, names]) => names.length > 0);
  const beside = optional.length === 0 ? '' : `, and if you like ${optional.join(',')}`;
  throw new ParleyError(
    'IMPORT_COLUMNS_WRONG',
    `The columns are wrong. ${wrong.map(([what, names]) => `${what}: ${shown(names).join(', ')}`).join('. ')}. ` +
      `Expected is this header, in any order: ${columns.join(',')}${beside}. Nothing was changed.`,
    findings,
  );
}

/** Names that are told; what else stands in the first row of another file helps nobody. */
const shown = (names: readonly string[]): string[] =>
  names.slice(0, NAMES_MAX).map((it) => it.slice(0, NAME_CHARS_MAX));

const emptyError = (): ParleyError =>
  new ParleyError('IMPORT_EMPTY', 'The file has no rows below its header. Nothing was changed.');
