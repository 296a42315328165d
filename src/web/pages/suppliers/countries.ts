const names = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** Codes that name no country. */
const NONE = ['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'];

/** The country in the reader's language; the code itself when it has no name. */
export const countryName = (code: string): string => names.of(code) ?? code;

/** Every country that has a name, by name. */
export function countryChoices(): { value: string; label: string }[] {
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
  return codes
    .filter((code) => !NONE.includes(code) && names.of(code) !== undefined)
    .map((value) => ({ value, label: countryName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
