/** One thing to agree on. Values are listed; whether their order means anything is said, not how. */
export type Issue = {
  name: string;
  values: readonly (string | number)[];
  ordered: boolean;
};

/** What one side thinks of each issue; the best outcome is worth 1, the worst may be 0. */
export type Preferences = {
  /** Per issue, in the order of the issues; they add up to 1. */
  weights: readonly number[];
  /** Per issue and value, 0 to 1. */
  values: readonly (readonly number[])[];
};

/** One value per issue, by its place in the issue's list. */
export type Outcome = { places: readonly number[]; utility: number };

/** All that can be agreed on, best for us first; an outcome is named by its place in this list. */
export type Space = {
  issues: readonly Issue[];
  preferences: Preferences;
  outcomes: readonly Outcome[];
};

/** More outcomes than this are refused: a move would take too long. */
export const OUTCOMES_MAX = 20_000;

/** @returns why the issues and preferences do not fit together; null when they do */
export function spaceFault(
  issues: readonly Issue[],
  { weights, values }: Preferences,
): string | null {
  if (issues.length === 0) return 'there is nothing to agree on';
  if (new Set(issues.map((it) => it.name)).size < issues.length) return 'an issue is named twice';
  if (issues.some((it) => it.values.length === 0)) return 'an issue has no values';
  const isMatching = issues.every((it, at) => values[at]?.length === it.values.length);
  if (weights.length !== issues.length || !isMatching) return 'preferences do not match the issues';
  const numbers = [...weights, ...values.flat()];
  if (numbers.some((it) => !(it >= 0 && it <= 1)))
    return 'a weight or a value is not within 0 to 1';
  const count = issues.reduce((product, it) => product * it.values.length, 1);
  return count > OUTCOMES_MAX ? `${count} outcomes are more than ${OUTCOMES_MAX}` : null;
}

/** Lists all outcomes, best first; equally good ones in the order of their values. */
export function makeSpace(issues: readonly Issue[], preferences: Preferences): Space {
  const fault = spaceFault(issues, preferences);
  if (fault !== null) throw new Error(fault);
  let outcomes: Outcome[] = [{ places: [], utility: 0 }];
  issues.forEach((issue, at) => {
    const weight = preferences.weights[at] ?? 0;
    outcomes = outcomes.flatMap(({ places, utility }) =>
      issue.values.map((_, place) => ({
        places: [...places, place],
        utility: utility + weight * (preferences.values[at]?.[place] ?? 0),
      })),
    );
  });
  return { issues, preferences, outcomes: outcomes.toSorted((a, b) => b.utility - a.utility) };
}

/** Finds outcomes by their values; unknown values give null. */
export function outcomeFinder({ issues, outcomes }: Space) {
  const byPlaces = new Map(outcomes.map((it, at) => [it.places.join(), at]));
  return (offer: Readonly<Record<string, string | number>>): number | null => {
    if (Object.keys(offer).length !== issues.length) return null;
    const places = issues.map(({ name, values }) => values.indexOf(offer[name] ?? NaN));
    return byPlaces.get(places.join()) ?? null;
  };
}

/** The values of an outcome by the names of the issues. */
export function offerOf({ issues, outcomes }: Space, outcome: number) {
  const { places } = outcomes[outcome] ?? { places: [] };
  return Object.fromEntries(
    issues.map(({ name, values }, at) => [name, values[places[at] ?? 0] ?? 0]),
  );
}
