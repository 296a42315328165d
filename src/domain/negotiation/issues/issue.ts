import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { LeverOrder } from '../lever-orders.ts';

/** What is known at the table when values are chosen. */
export type TableFacts = {
  mandate: Mandate;
  /** Their first quote and what they say now, both cut to the mandate. */
  first: Terms;
  standing: Terms;
  /** The opening price lies this far below the target. */
  openingBelowTargetBp: number;
  /** In which order the mandate's levers are used; absent = as it has them. */
  leverOrder?: LeverOrder | undefined;
};

/**
 * One thing to bargain over, as listed values. An issue knows which values are worth talking about and
 * how terms say them; what they are worth is the utility's business.
 */
export type TableIssue = {
  /** Best for us first, inside the mandate, without repetition; at least one. */
  values(facts: TableFacts): readonly (number | string)[];
  read(terms: Terms, facts: TableFacts): number | string;
  write(terms: Terms, value: number | string, facts: TableFacts): Terms;
};

/** Numbers in falling order without repetition. */
export const falling = (values: readonly number[]): number[] =>
  [...new Set(values)].toSorted((a, b) => b - a);

/** Numbers in rising order without repetition. */
export const rising = (values: readonly number[]): number[] => falling(values).toReversed();

type NumberTerm = Exclude<keyof Terms, 'lines' | 'incoterm'>;

/** An issue that is one whole number of the terms. */
export const numberIssue = (
  name: NumberTerm,
  values: (facts: TableFacts) => number[],
): TableIssue => ({
  values,
  read: (terms) => terms[name],
  write: (terms, value) => ({ ...terms, [name]: Number(value) }),
});
