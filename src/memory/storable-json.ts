import { createHash } from 'node:crypto';

/**
 * JSON text that PostgreSQL takes as jsonb. It refuses NUL and lone surrogates inside texts, and a
 * turn that cannot be written would stand still forever; both become U+FFFD.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(0000|d[89a-f])/i.test(json)) return json;
  return JSON.stringify(value, (_key, it: unknown) => (typeof it === 'string' ? storable(it) : it));
}

/** A text that a column can hold, see `storableJson`. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** SHA-256 of a JSON value whatever the order of its keys, which PostgreSQL does not keep. */
export const hashOfJson = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex');

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, it]) => [key, inOrder(it)]));
}
