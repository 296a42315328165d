import { inverse } from './linear-system.ts';

/** What one award was chosen by, and what came of it. */
export type JudgedAward<Name extends string> = {
  /** Of the winner by factor, 10,000 = best; absent or null = unknown, taken as average. */
  scoresBp: Partial<Record<Name, number | null>>;
  /** 10,000 = best. */
  resultBp: number;
};

/** What a factor adds to the result for each standard deviation of its score, basis points. */
export type FactorEffect = {
  effectBp: number;
  /** Of the effect; a prior at no effect included. */
  sdBp: number;
  /** Awards of which the factor was known. */
  sampleSize: number;
};

/** No effect is expected, as if so many awards had shown none. */
const RIDGE_AWARDS = 20;

/**
 * Which factors went with good results when the others are held fixed: ridge regression of results on
 * standardised scores, the ridge a prior at no effect (Hoerl and Kennard, 1970).
 */
export function factorEffects<Name extends string>(
  names: readonly Name[],
  awards: readonly JudgedAward<Name>[],
): Record<Name, FactorEffect> {
  const columns = names.map((name) => standardised(awards.map((it) => it.scoresBp[name] ?? null)));
  const mean = awards.reduce((sum, it) => sum + it.resultBp, 0) / Math.max(1, awards.length);
  const results = awards.map((it) => it.resultBp - mean);
  const matrix = columns.map((a, at) =>
    columns.map((b, other) => dot(a.values, b.values) + (at === other ? RIDGE_AWARDS : 0)),
  );
  const inverted = inverse(matrix);
  const moments = columns.map((it) => dot(it.values, results));
  const effects = inverted.map((row) => dot(row, moments));
  const left = results.map(
    (it, at) =>
      it -
      columns.reduce((sum, column, k) => sum + (column.values[at] ?? 0) * (effects[k] ?? 0), 0),
  );
  const variance = dot(left, left) / Math.max(1, awards.length - names.length);
  const entries = names.map((name, at) => [
    name,
    {
      effectBp: effects[at] ?? 0,
      sdBp: Math.sqrt(variance * (inverted[at]?.[at] ?? 0)),
      sampleSize: columns[at]?.known ?? 0,
    },
  ]);
  return Object.fromEntries(entries) as Record<Name, FactorEffect>;
}

/** Known values with mean 0 and standard deviation 1; unknown ones, or all of one value: 0. */
function standardised(scores: readonly (number | null)[]): { values: number[]; known: number } {
  const known = scores.filter((it) => it !== null);
  const mean = known.reduce((sum, it) => sum + it, 0) / Math.max(1, known.length);
  const squares = known.reduce((sum, it) => sum + (it - mean) ** 2, 0);
  const sd = Math.sqrt(squares / Math.max(1, known.length));
  return {
    values: scores.map((it) => (it === null || sd === 0 ? 0 : (it - mean) / sd)),
    known: known.length,
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, it, at) => sum + it * (b[at] ?? 0), 0);
