// By its own path: the whole of date-fns takes longer to load than the file to read.
import { isExists } from 'date-fns/isExists';

/** Years are given with two digits; the programme ran from 2004 to 2015. */
const CENTURY = 2000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * A day of the SCMS file as ISO date; null when the cell holds none ("Date Not Captured",
 * "Pre-PQ Process", "N/A - From RDC"). Three spellings occur: `02-Jun-06`, `3/19/10` (month first),
 * and `2012-01-06`, which is 1 December 2006: a spreadsheet once read `12/1/06` as year, month, day.
 * All 826 such order dates then lie before their delivery, and none does when read as written.
 */
export function scmsDate(text: string): string | null {
  const garbled = /^20(0[1-9]|1[0-2])-(\d{2})-(0[4-9]|1[0-5])$/.exec(text);
  if (garbled !== null) return isoDateOf(garbled[3], garbled[1], garbled[2]);
  const named = /^(\d{2})-([A-Z][a-z]{2})-(\d{2})$/.exec(text);
  if (named !== null) return isoDateOf(named[3], MONTHS.indexOf(named[2] ?? '') + 1, named[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/.exec(text);
  return slashed === null ? null : isoDateOf(slashed[3], slashed[1], slashed[2]);
}

type Digits = string | number | undefined;

/** Null for a day that does not exist. */
function isoDateOf(yearOfCentury: Digits, month: Digits, day: Digits): string | null {
  const year = CENTURY + Number(yearOfCentury);
  if (!isExists(year, Number(month) - 1, Number(day))) return null;
  return [year, month, day].map((it) => String(it).padStart(2, '0')).join('-');
}
