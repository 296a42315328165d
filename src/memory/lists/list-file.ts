import { CsvError, parse } from 'csv-parse/sync';
import { ParleyError } from '#contracts/errors.ts';

/** One file of a list; the name only tells a reader of an error where to look. */
export type ListFile = { name: string; content: string | Uint8Array };

/** `line` counts from 1; cells are trimmed, one that a row lacks does not exist. */
export type ListRow = { line: number; cells: Readonly<Record<string, string>> };

export const malformed = ({ name }: ListFile, line: number, because: string): ParleyError =>
  new ParleyError('LIST_MALFORMED', `${name}, line ${line} ${because}.`);

export const emptyList = ({ name }: ListFile, because: string): ParleyError =>
  new ParleyError('LIST_EMPTY', `${name} ${because}.`);

/** @throws ParleyError LIST_ENCODING_WRONG naming the first line that is not UTF-8 */
export function utf8Text({ name, content }: ListFile): string {
  if (typeof content === 'string') return content.replace(/^\uFEFF/, '');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (!text.includes('\0')) return text;
  } catch {
    // Falls through to the one refusal below.
  }
  const line = firstWrongLine(content);
  throw new ParleyError(
    'LIST_ENCODING_WRONG',
    `${name}, line ${line} is not UTF-8 text. Fetch the file again or save it as UTF-8.`,
  );
}

/** Plain ASCII, UTF-8 or Latin-1. @throws ParleyError LIST_ENCODING_WRONG for UTF-16 and the like */
export function latinText({ name, content }: ListFile): string {
  const text = typeof content === 'string' ? content : decodeLatin(content);
  if (!text.includes('\0')) return text.replace(/^\uFEFF/, '');
  throw new ParleyError(
    'LIST_ENCODING_WRONG',
    `${name} is neither ASCII nor Latin-1 nor UTF-8 text; it may be UTF-16 or no text at all.`,
  );
}

function decodeLatin(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

const LINE_FEED = 0x0a;

function firstWrongLine(content: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; start < content.length; line += 1) {
    const found = content.indexOf(LINE_FEED, start);
    const end = found < 0 ? content.length : found;
    try {
      if (decoder.decode(content.subarray(start, end)).includes('\0')) return line;
    } catch {
      return line;
    }
    start = end + 1;
  }
  return 1;
}

/**
 * The rows below the header of a delimited file, read by the header's names: other columns may be
 * there in any order.
 * @throws ParleyError LIST_MALFORMED naming file and line, also when a row is cut off; LIST_EMPTY
 */
export function tableOf(
  file: ListFile,
  text: string,
  { delimiter, columns }: { delimiter: ',' | '\t'; columns: readonly string[] },
): ListRow[] {
  const [header, ...rows] = recordsOf(file, text, delimiter);
  if (header === undefined) throw emptyList(file, 'is empty');
  const names = header.record;
  const missing = columns.filter((it) => !names.includes(it));
  if (missing.length > 0) {
    throw malformed(file, header.info.lines, `lacks the columns ${missing.join(', ')}`);
  }
  if (rows.length === 0) throw emptyList(file, 'has no rows below its header');
  return rows.map(({ record, info }) => {
    if (record.length !== names.length) {
      const because = `has ${record.length} columns where the header has ${names.length}`;
      throw malformed(file, info.lines, because);
    }
    return {
      line: info.lines,
      cells: Object.fromEntries(names.map((name, place) => [name, record[place] ?? ''])),
    };
  });
}

type CsvRecord = { record: string[]; info: { lines: number } };

/** @throws ParleyError LIST_MALFORMED naming the line, such as when quotes do not close */
export function recordsOf(file: ListFile, text: string, delimiter: string): CsvRecord[] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: delimiter === ',',
    }) as unknown as CsvRecord[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number(/\bline (\d+)/.exec(cause.message)?.[1] ?? 1);
    throw malformed(file, line, `is not well-formed: ${cause.message}`);
  }
}
