import { minorDigits } from '#domain/money.ts';
import type { CsvRow } from './csv-table.ts';
import type { ParsedRow, RejectedRow } from './report.ts';

const TEXT_LENGTH_MAX = 500;
const AMOUNT_DIGITS_MAX = 14;

/** Reads the cells of one row and collects what is wrong with them. */
export type CellReader = ReturnType<typeof readCells>;

/**
 * Cell by cell, a value or a finding; an unusable cell gives a stand-in that never leaves, because
 * `finish` then gives the findings instead of the row.
 */
export function readCells({ row, cells }: CsvRow) {
  const rejected: RejectedRow[] = [];
  const refuse = (column: string, reason: string) => rejected.push({ row, column, reason });
  const cell = (column: string) => cells[column] ?? '';

  const textOrNull = (column: string): string | null => {
    const text = cell(column);
    if (text.length > TEXT_LENGTH_MAX) refuse(column, `longer than ${TEXT_LENGTH_MAX} characters`);
    return text === '' ? null : text;
  };
  const matching = (column: string, pattern: RegExp, wanted: string): string | null => {
    const text = textOrNull(column);
    if (text !== null && !pattern.test(text)) refuse(column, `"${text}" is not ${wanted}`);
    return text;
  };
  const wholeOrNull = (column: string, min: number, max: number): number | null => {
    const text = cell(column);
    if (text === '') return null;
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
    refuse(column, `"${text}" is not a whole number from ${min} to ${max}`);
    return null;
  };
  const amountMinorOrNull = (column: string, currency: string): number | null => {
    const text = cell(column);
    if (text === '') return null;
    const amount = toMinor(text, minorDigits(currency));
    if (amount === null) refuse(column, `"${text}" is not an amount such as 1234.50`);
    return amount;
  };
  const required = <T>(column: string, value: T | null, standIn: T): T => {
    if (value !== null) return value;
    if (cell(column) === '') refuse(column, 'is empty');
    return standIn;
  };
  return {
    refuse,
    cell,
    textOrNull,
    text: (column: string) => required(column, textOrNull(column), ''),
    matching,
    oneOf: <T extends string>(column: string, allowed: readonly T[], standIn: T): T => {
      const found = allowed.find((it) => it === cell(column));
      if (found === undefined) refuse(column, `"${cell(column)}" is none of ${allowed.join(', ')}`);
      return found ?? standIn;
    },
    wholeOrNull,
    whole: (column: string, min: number, max: number) =>
      required(column, wholeOrNull(column, min, max), min),
    amountMinorOrNull,
    amountMinor: (column: string, currency: string) =>
      required(column, amountMinorOrNull(column, currency), 0),
    dateOrNull: (column: string): string | null => {
      const text = cell(column);
      if (text === '' || isIsoDate(text)) return text === '' ? null : text;
      refuse(column, `"${text}" is not a date such as 2026-03-31`);
      return null;
    },
    list: (column: string): string[] => partsOf(cell(column)),
    finish: <T>(value: T): ParsedRow<T> =>
      rejected.length === 0 ? { ok: true, row, value } : { ok: false, rejected },
  };
}

/** The parts of a cell between semicolons, without empty ones. */
export const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((it) => it.trim())
    .filter((it) => it !== '');

/** True for a day that exists, as `2026-03-31`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Exact minor units of a decimal text; null when it is none or has too many digits. */
export function toMinor(text: string, digits: number): number | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits || whole.length > AMOUNT_DIGITS_MAX - digits) return null;
  const minor = Number(`${whole}${significant.padEnd(digits, '0')}`);
  return sign === '-' && minor !== 0 ? -minor : minor;
}
