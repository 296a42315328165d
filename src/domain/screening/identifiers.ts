import type { Identifier } from './listed-party.ts';

/** Shorter values repeat by chance. */
const VALUE_LENGTH_MIN = 5;

/** The value without spaces and punctuation, in upper case; empty when too short to compare. */
export function comparableIdentifier({ value }: Identifier): string {
  const text = value.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return text.length < VALUE_LENGTH_MIN ? '' : text;
}

const samekind = (a: Identifier, b: Identifier): boolean =>
  a.kind === b.kind || a.kind === 'other' || b.kind === 'other';

/** The first pair with the same value, of the same kind or of a kind unknown. */
export function sharedIdentifier(
  asked: readonly Identifier[],
  listed: readonly Identifier[],
): { asked: Identifier; listed: Identifier } | null {
  for (const a of asked) {
    const value = comparableIdentifier(a);
    if (value === '') continue;
    const b = listed.find((it) => samekind(a, it) && comparableIdentifier(it) === value);
    if (b !== undefined) return { asked: a, listed: b };
  }
  return null;
}

const strongKinds: readonly Identifier['kind'][] = ['registration', 'tax', 'lei', 'duns'];

/** A pair of one kind with different values; only kinds of which a firm has one in a country. */
export function opposedIdentifier(
  asked: readonly Identifier[],
  listed: readonly Identifier[],
): { asked: Identifier; listed: Identifier } | null {
  for (const a of asked) {
    if (!strongKinds.includes(a.kind) || comparableIdentifier(a) === '') continue;
    const b = listed.find((it) => it.kind === a.kind && comparableIdentifier(it) !== '');
    if (b !== undefined) return { asked: a, listed: b };
  }
  return null;
}
