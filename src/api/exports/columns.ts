import { z } from 'zod';
import type { ExportCell } from '#domain/export/cell.ts';
import { amountCell, percentCell } from '#domain/export/cell.ts';

/** A column of a table: its head, and the cell of a row. */
export type Column = { head: string; cellOf(row: Row): ExportCell };
type Row = Readonly<Record<string, unknown>>;

/**
 * The columns of a table, from what the contract says of its rows: fields of nested objects each get
 * one, lists of words are joined, and other lists are left out. Units are the last word of a field's
 * name: amounts of rows that name a
 * currency come in whole units of it, shares in per cent, moments in UTC.
 */
export function columnsOf(schema: z.ZodType): Column[] {
  const inner = unwrapped(schema);
  const hasCurrency = inner instanceof z.ZodObject && 'currency' in inner.shape;
  return fieldsOf(inner, [], hasCurrency);
}

function fieldsOf(schema: z.ZodType, path: readonly string[], hasCurrency: boolean): Column[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape).flatMap(([name, field]) =>
      fieldsOf(field as z.ZodType, [...path, name], hasCurrency),
    );
  }
  if (inner instanceof z.ZodArray) {
    return isWord(unwrapped(inner.element as z.ZodType)) ? [column(path, joined)] : [];
  }
  return isPlain(inner) ? [column(path, unitOf(path.at(-1) ?? '', hasCurrency))] : [];
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return unwrapped(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodDefault) return unwrapped(schema.unwrap() as z.ZodType);
  return schema;
}

const isWord = (it: z.ZodType): boolean =>
  it instanceof z.ZodString || it instanceof z.ZodEnum || it instanceof z.ZodLiteral;
const isPlain = (it: z.ZodType): boolean =>
  isWord(it) ||
  it instanceof z.ZodNumber ||
  it instanceof z.ZodBoolean ||
  it instanceof z.ZodStringFormat;

type Unit = {
  head: (name: string) => string;
  cell: (value: unknown, currency: string) => ExportCell;
};

const column = (path: readonly string[], unit: Unit): Column => ({
  head: unit.head(path.join('.')),
  cellOf(row) {
    const value = path.reduce<unknown>((it, name) => (it as Row | null | undefined)?.[name], row);
    return value === null || value === undefined ? null : unit.cell(value, currencyOf(row));
  },
});

/** Amounts of a row are in its currency. */
const currencyOf = ({ currency }: Row): string => (typeof currency === 'string' ? currency : '');

const joined: Unit = { head: (it) => it, cell: (it) => (it as string[]).join('; ') };
const plain: Unit = {
  head: (it) => it,
  cell(value) {
    if (typeof value === 'number') return { decimal: String(value) };
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return String(value);
  },
};
const MOMENT = /(?:At|Until|By|Before|^since|^from|^until)Ms$/;

function unitOf(name: string, hasCurrency: boolean): Unit {
  if (name.endsWith('Minor') && hasCurrency) {
    return {
      head: (it) => it.replace(/Minor$/, ''),
      cell: (value, currency) => amountCell(value as number, currency),
    };
  }
  if (name.endsWith('Bp')) {
    return { head: (it) => it.replace(/Bp$/, ' %'), cell: (value) => percentCell(value as number) };
  }
  if (MOMENT.test(name)) {
    return {
      head: (it) => it.replace(/Ms$/, ' (UTC)'),
      cell: (value) => new Date(value as number).toISOString(),
    };
  }
  return plain;
}
