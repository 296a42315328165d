import type { Terms } from '#contracts/negotiation.ts';
import type { Lever } from '#contracts/tenant-policy.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import type { Preferences, Space } from './bargaining/space.ts';
import { makeSpace, outcomeAt } from './bargaining/space.ts';
import { issues } from './issues/index.ts';
import type { TableFacts } from './issues/issue.ts';
import { inLeverOrder } from './lever-orders.ts';
import { openUtilityBp } from './utility.ts';

/** All packages of values that can be offered to one supplier, as the bargaining engine sees them. */
export type Packages = {
  space: Space;
  termsOf(outcome: number): Terms;
  /** The package nearest to terms that is not better than they are. */
  outcomeOf(terms: Terms): number;
  /** A utility of ours, in basis points, on the scale of the space. */
  scaled(utilityBp: number): number;
};

type Listed = { lever: Lever; values: readonly (number | string)[] };

/**
 * Lists the packages. What a package is worth to us is taken as the sum of what each value gains
 * over the worst one; discounts of discounts are small enough to leave out here, and every offer
 * that goes out is valued exactly.
 */
export function packagesFor(facts: TableFacts, priorities: PrioritiesBp): Packages {
  const listed = listedFor(facts);
  // From the worst package, because a discount hides what days to pay are worth and the reverse.
  const worst = composed(
    listed.map(({ lever, values }) => ({ lever, value: values.at(-1) ?? 0 })),
    facts,
  );
  const worstBp = openUtilityBp(facts.mandate, worst, priorities);
  const gains = listed.map(({ lever, values }) =>
    values.map((value) => {
      const terms = issues[lever].write(worst, value, facts);
      return Math.max(0, openUtilityBp(facts.mandate, terms, priorities) - worstBp);
    }),
  );
  const mostGains = gains.map((it) => Math.max(...it));
  const sum = mostGains.reduce((total, it) => total + it, 0);
  const space = makeSpace(
    listed.map(({ lever, values }, at) => ({
      name: lever,
      values,
      ordered: true,
      // Levers come in the order in which a supplier is expected to give them most cheaply.
      expectedWeight: (at + 1) / listed.length,
    })),
    preferencesOf(gains, mostGains, sum),
  );
  return {
    space,
    termsOf(outcome) {
      const places = space.outcomes[outcome]?.places ?? [];
      const chosen = listed.map((it, at) => ({ ...it, value: it.values[places[at] ?? 0] ?? 0 }));
      return composed(chosen, facts);
    },
    outcomeOf(terms) {
      const places = listed.map(({ lever, values }) =>
        placeOf(values, issues[lever].read(terms, facts)),
      );
      return outcomeAt(space, places);
    },
    scaled: (utilityBp) => (sum === 0 ? 0 : Math.max(0, utilityBp - worstBp) / sum),
  };
}

/** What is on the table; an issue that the mandate leaves out stays as it stands, if that is allowed. */
function listedFor(facts: TableFacts): Listed[] {
  const levers = inLeverOrder(facts.mandate.levers, facts.leverOrder ?? 'as_set');
  const all = Object.keys(issues) as Lever[];
  const left = all.filter((it) => !levers.includes(it));
  return [
    ...left.map((lever) => {
      const values = issues[lever].values(facts);
      const place = placeOf(values, issues[lever].read(facts.standing, facts));
      return { lever, values: values.slice(place, place + 1) };
    }),
    ...levers.map((lever) => ({ lever, values: issues[lever].values(facts) })),
  ];
}

function composed(
  chosen: readonly { lever: Lever; value: number | string }[],
  facts: TableFacts,
): Terms {
  const { standing, mandate } = facts;
  const prepaymentBp = Math.min(standing.prepaymentBp, mandate.prepaymentBpMax);
  // What may be paid depends on the incoterm, so prices come last.
  const priceLast = chosen.toSorted(
    (a, b) => Number(a.lever === 'price') - Number(b.lever === 'price'),
  );
  return priceLast.reduce<Terms>(
    (terms, { lever, value }) => issues[lever].write(terms, value, facts),
    { ...standing, prepaymentBp },
  );
}

function preferencesOf(
  gains: readonly (readonly number[])[],
  mostGains: readonly number[],
  sum: number,
): Preferences {
  return {
    weights: mostGains.map((it) => (sum === 0 ? 1 / mostGains.length : it / sum)),
    values: gains.map((it, at) => {
      const most = mostGains[at] ?? 0;
      return it.map((gain) => (most === 0 ? 1 : gain / most));
    }),
  };
}

/** The first listed value that is not better than the given one; the last when all are. */
function placeOf(values: readonly (number | string)[], value: number | string): number {
  const [best, worst] = [values[0] ?? value, values.at(-1) ?? value];
  const place =
    typeof value === 'string'
      ? values.indexOf(value)
      : values.findIndex((it) => (best > worst ? Number(it) <= value : Number(it) >= value));
  return place < 0 ? values.length - 1 : place;
}
