import { minorDigits } from '../money.ts';

/** What a cell of an export holds: words of anybody, a number of ours, or nothing. */
export type ExportCell = string | ExportNumber | null;
/** Exact, in digits with a point; `mark` is how it stands out where that can be shown. */
export type ExportNumber = { decimal: string; mark?: CellMark };
export type CellMark = 'best' | 'winner';

export const whole = (value: number): ExportNumber => ({ decimal: String(value) });

/** An amount in whole units of its currency, exactly, such as `71240.00`. */
export function amountCell(
  amountMinor: number | null,
  currency: string,
  mark?: CellMark,
): ExportNumber | null {
  if (amountMinor === null) return null;
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return {
    decimal: amountMinor < 0 ? `-${decimal}` : decimal,
    ...(mark !== undefined && { mark }),
  };
}

/** A share as per cent, exactly, such as `12.5`. */
export const percentCell = (shareBp: number): ExportNumber => ({ decimal: String(shareBp / 100) });
