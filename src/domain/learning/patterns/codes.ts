/** Texts as small numbers, so that millions of them can be compared and used as places. */
export type Codes = { of: Int32Array; names: string[] };

/** Codes in the order of first appearance; null has the code -1. */
export function codesOf<T>(rows: readonly T[], nameOf: (row: T) => string | null): Codes {
  const known = new Map<string, number>();
  const of = new Int32Array(rows.length);
  for (const [at, row] of rows.entries()) {
    const name = nameOf(row);
    let code = name === null ? -1 : known.get(name);
    if (code === undefined) {
      code = known.size;
      known.set(name ?? '', code);
    }
    of[at] = code;
  }
  return { of, names: [...known.keys()] };
}
