import { duration, when } from '../../../../display/moment.tsx';
import { count, money, share } from '../../../../display/money.ts';

/** What is needed to write a field's value in words. */
export type FieldContext = { currency: string; suppliers: ReadonlyMap<string, string> };

const UNITS = /(Minor|AtMs|Ms|Bp|Days|Months|Count|Ids?)$/;
const spoken: Readonly<Record<string, string>> = {
  because: 'Because',
  supplierId: 'Supplier',
  supplierIds: 'Suppliers',
  supplierName: 'Supplier',
  lineNo: 'Line',
};

/** A field's name in words, without the unit that its value is written with. */
export function fieldName(field: string): string {
  const known = spoken[field];
  if (known !== undefined) return known;
  const bare = field.replace(UNITS, '') || field;
  const words = bare
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A plain value in words, by the unit that its field's name ends with. */
export function fieldValue(field: string, value: unknown, context: FieldContext): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(field, value, context.currency);
  if (typeof value !== 'string') return '';
  if (/supplierIds?$/i.test(field)) return context.suppliers.get(value) ?? value;
  if (value === '') return 'none';
  return plainWord(value);
}

/** A name of ours, such as `auto_approve`, as words; anything else as it is. */
export const plainWord = (value: string): string =>
  /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value;

function numberText(field: string, value: number, currency: string): string {
  if (field.endsWith('Minor')) return money(value, currency);
  if (field.endsWith('Bp')) return share(value);
  if (field.endsWith('AtMs') || field === 'untilMs' || field === 'answerByMs') return when(value);
  if (field.endsWith('Ms')) return duration(value);
  if (/Days(Max|Min)?$/.test(field)) return `${count(value)} d`;
  if (/Months(Max|Min)?$/.test(field)) return `${count(value)} months`;
  return count(value);
}

type Plain = string | number | boolean | null;
const isPlain = (value: unknown): value is Plain => typeof value !== 'object' || value === null;

/** How a value is best shown. */
export type Shape =
  | { as: 'plain'; text: string }
  | { as: 'list'; texts: readonly string[] }
  | { as: 'table'; columns: readonly string[]; rows: readonly Record<string, unknown>[] }
  | { as: 'group'; fields: readonly [string, unknown][] };

const COLUMNS_MAX = 6;

/** Lists of alike things become tables, other things groups of named values. */
export function shapeOf(field: string, value: unknown, context: FieldContext): Shape {
  if (isPlain(value)) return { as: 'plain', text: fieldValue(field, value, context) };
  if (!Array.isArray(value)) return { as: 'group', fields: Object.entries(value as object) };
  if (value.length === 0) return { as: 'plain', text: 'none' };
  if (value.every(isPlain)) {
    return { as: 'list', texts: value.map((it) => fieldValue(field, it, context)) };
  }
  const rows = (value as Record<string, unknown>[]).map(withNameFirst);
  const columns = [...new Set(rows.flatMap((it) => Object.keys(it)))].filter((name) =>
    rows.every((it) => isPlain(it[name] ?? null)),
  );
  // A name says more than the id beside it.
  const said = columns.filter((it) => it !== 'supplierId' || !columns.includes('supplierName'));
  return { as: 'table', columns: said.slice(0, COLUMNS_MAX), rows };
}

/** Whom a row is about comes first, also where it stands one level deeper. */
function withNameFirst(row: Record<string, unknown>): Record<string, unknown> {
  const inner = Object.values(row).find((it) => typeof it === 'object' && it !== null);
  const { supplierName } = { ...inner, ...row } as { supplierName?: unknown };
  return supplierName === undefined ? row : { supplierName, ...row };
}
