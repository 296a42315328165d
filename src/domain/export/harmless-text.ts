/** Longer texts are cut, since spreadsheets hold no more in a cell. */
const CELL_CHARS_MAX = 32_000;
/** No text of people holds these, and files that do are not opened. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
/** What spreadsheets skip before they look for a formula: blanks, and what is not seen. */
const SKIPPED = String.raw`[^\S\r\n]|[\u00AD\u200B-\u200F\u2060\uFEFF]`;
/** What a formula begins with, also as East Asian keyboards write it. */
const SIGNS = String.raw`[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;
/** At the beginning and after every line break: some readers take a new line for a new row. */
const FORMULA = new RegExp(String.raw`(?<=^|[\r\n])(?=[\t\r]|(?:${SKIPPED})*${SIGNS})`, 'gu');

/**
 * A text as a cell that no spreadsheet computes: what could begin a formula gets an apostrophe before
 * it. The one place where cells of exports are made harmless; numbers of ours do not come by here.
 */
export function harmlessText(text: string): string {
  const seen = text.replace(CONTROL, '');
  const fits = seen.length > CELL_CHARS_MAX ? `${seen.slice(0, CELL_CHARS_MAX)}…` : seen;
  return fits.replace(FORMULA, "'");
}
