import { ParleyError } from '#contracts/errors.ts';

/** Why one row was not taken. */
export type RejectedRow = { row: number; column: string; reason: string };

export type ImportReport = {
  kind: 'scms' | 'suppliers' | 'catalogue' | 'outcomes' | 'agreements' | 'substitutes' | 'unspsc';
  /** Rows that were taken, whether they changed something or not. */
  accepted: number;
  /** Accepted rows that say what was known already. */
  unchanged: number;
  rejected: RejectedRow[];
  /** What was understood in a special way, for people. */
  notes: string[];
};

export type ImportOptions = {
  /** Takes the good rows and reports the others; otherwise one bad row refuses the file. */
  skipBadRows?: boolean;
};

/** A row that was understood, or all that is wrong with it. */
export type ParsedRow<T> =
  | { ok: true; row: number; value: T }
  | { ok: false; rejected: RejectedRow[] };

/** Findings shown with an error; a file with more has one cause, not a hundred. */
const ISSUES_MAX = 100;

/**
 * Parts good rows from bad ones.
 * @throws ParleyError IMPORT_REJECTED when there are bad rows and they may not be skipped
 */
export function settle<T>(
  parsed: ParsedRow<T>[],
  options: ImportOptions,
): { accepted: { row: number; value: T }[]; rejected: RejectedRow[] } {
  const accepted = parsed.filter((it) => it.ok);
  const rejected = parsed.flatMap((it) => (it.ok ? [] : it.rejected));
  if (rejected.length === 0 || options.skipBadRows === true) return { accepted, rejected };
  const badRows = parsed.length - accepted.length;
  throw new ParleyError(
    'IMPORT_REJECTED',
    `${badRows} of ${parsed.length} rows cannot be taken, so nothing was changed. ` +
      'Correct them, or ask to skip bad rows.',
    rejected.slice(0, ISSUES_MAX).map((it) => ({
      path: `rows.${it.row}.${it.column}`,
      message: it.reason,
    })),
  );
}

/** Turns a row into a bad one when a check that needs the whole file finds something. */
export function rejectWhere<T>(
  parsed: ParsedRow<T>[],
  check: (value: T, row: number) => { column: string; reason: string } | null,
): ParsedRow<T>[] {
  return parsed.map((it) => {
    if (!it.ok) return it;
    const finding = check(it.value, it.row);
    return finding === null ? it : { ok: false, rejected: [{ row: it.row, ...finding }] };
  });
}

/** Turns a row into a bad one when an earlier row of the file has the same key. */
export function rejectRepeats<T>(
  parsed: ParsedRow<T>[],
  column: string,
  keyOf: (value: T) => string,
): ParsedRow<T>[] {
  const seen = new Map<string, number>();
  return rejectWhere(parsed, (value, row) => {
    const key = keyOf(value);
    const earlier = seen.get(key);
    if (earlier !== undefined) return { column, reason: `is row ${earlier} again` };
    seen.set(key, row);
    return null;
  });
}
