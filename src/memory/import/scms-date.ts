import { format, isValid, parse } from 'date-fns';

/** Years are given with two digits; the programme ran from 2004 to 2015. */
const CENTURY = new Date(2000, 0, 1);

/**
 * A day of the SCMS file as ISO date; null when the cell holds none ("Date Not Captured",
 * "Pre-PQ Process", "N/A - From RDC"). Three spellings occur: `02-Jun-06`, `3/19/10` (month first),
 * and `2012-01-06`, which is 1 December 2006: a spreadsheet once read `12/1/06` as year, month, day.
 * All 826 such order dates then lie before their delivery, and none does when read as written.
 */
export function scmsDate(text: string): string | null {
  const garbled = /^20(0[1-9]|1[0-2])-(\d{2})-(0[4-9]|1[0-5])$/.exec(text);
  if (garbled !== null) {
    const [, month, day, year] = garbled;
    return read(`${month}/${day}/${year}`, 'MM/dd/yy');
  }
  if (/^\d{2}-[A-Z][a-z]{2}-\d{2}$/.test(text)) return read(text, 'dd-MMM-yy');
  if (/^\d{1,2}\/\d{1,2}\/\d{2}$/.test(text)) return read(text, 'M/d/yy');
  return null;
}

function read(text: string, pattern: string): string | null {
  const date = parse(text, pattern, CENTURY);
  return isValid(date) ? format(date, 'yyyy-MM-dd') : null;
}
