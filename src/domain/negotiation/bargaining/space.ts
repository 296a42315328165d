/** One thing to agree on. Values are listed; whether their order means anything is said, not how. */
export type Issue = {
  name: string;
  values: readonly (string | number)[];
  ordered: boolean;
  /** How much it is expected to matter to the other side against the other issues; 1 if not said. */
  expectedWeight?: number;
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
  /** Place in the list, by the number of an outcome when the last issue counts fastest. */
  positions: Int32Array;
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
  const counts = issues.map((it) => it.values.length);
  const count = counts.reduce((product, it) => product * it, 1);
  const unsorted = Array.from({ length: count }, (_, number): Outcome => {
    const places = placesOf(number, counts);
    return { places, utility: worthOf(preferences, places) };
  });
  const order = unsorted
    .map((_, number) => number)
    .sort((a, b) => (unsorted[b]?.utility ?? 0) - (unsorted[a]?.utility ?? 0) || a - b);
  const positions = new Int32Array(count);
  order.forEach((number, position) => (positions[number] = position));
  return {
    issues,
    preferences,
    outcomes: order.map((number) => unsorted[number] ?? { places: [], utility: 0 }),
    positions,
  };
}

/** Outcomes are numbered with the last issue counting fastest. */
function placesOf(number: number, counts: readonly number[]): number[] {
  const places: number[] = [];
  let rest = number;
  for (let at = counts.length - 1; at >= 0; at -= 1) {
    const count = counts[at] ?? 1;
    places[at] = rest % count;
    rest = Math.floor(rest / count);
  }
  return places;
}

/** The outcome with these values, one place for each issue. */
export function outcomeAt({ issues, positions }: Space, places: readonly number[]): number {
  const number = places.reduce(
    (sum, place, at) => sum * (issues[at]?.values.length ?? 1) + place,
    0,
  );
  return positions[number] ?? 0;
}

function worthOf({ weights, values }: Preferences, places: readonly number[]): number {
  let utility = 0;
  for (let at = 0; at < places.length; at += 1) {
    utility += (weights[at] ?? 0) * (values[at]?.[places[at] ?? 0] ?? 0);
  }
  return utility;
}

/** Finds outcomes by their values; unknown values give null. */
export function outcomeFinder(space: Space) {
  const { issues } = space;
  return (offer: Readonly<Record<string, string | number>>): number | null => {
    if (Object.keys(offer).length !== issues.length) return null;
    const places = issues.map(({ name, values }) => values.indexOf(offer[name] ?? NaN));
    return places.includes(-1) ? null : outcomeAt(space, places);
  };
}

/** The values of an outcome by the names of the issues. */
export function offerOf({ issues, outcomes }: Space, outcome: number) {
  const { places } = outcomes[outcome] ?? { places: [] };
  return Object.fromEntries(
    issues.map(({ name, values }, at) => [name, values[places[at] ?? 0] ?? 0]),
  );
}
