import type { Facet } from './facets.ts';

/** One condition on documents, and about how many entries meet it. */
export type Condition = { facet: Facet; entriesCount: number };

/** Conditions that the inverted index answers, and those that are asked of each entry it leads to. */
export type AccessPlan = {
  indexed: Facet[];
  asked: Facet[];
  /** Without an indexed condition: through the table as it lies, or along the tenant's keys. */
  walk: Walk;
};
export type Walk = 'table' | 'keys';

/** How many entries the tenant has, and how to walk through them. */
export type Extent = { entriesCount: number; walk: Walk };

/** What was measured on two cores, in microseconds; their ratios decide. */
const COST_US = {
  /** An entry in the list of the rarest condition. */
  listed: 0.25,
  /** On top of it for each condition that is met with it in the index. */
  merged: 0.05,
  /** An entry that the index leads to, anywhere in the table. */
  visited: 4,
  /** An entry of the tenant, one after the other. */
  walked: { table: 0.6, keys: 3 },
};

/**
 * The cheapest way to `wanted` entries that meet all conditions, as if these had nothing to do with
 * each other: rare ones by the index, the others on the way. Without an indexed condition the
 * tenant's entries are walked until enough are found, which is cheap where most meet them.
 */
export function planAccess(
  conditions: readonly Condition[],
  extent: Extent,
  wanted: number,
): AccessPlan {
  const sorted = conditions.toSorted((a, b) => a.entriesCount - b.entriesCount);
  const single = sorted.filter((it) => it.facet.length === 1);
  const several = sorted.filter((it) => it.facet.length > 1);
  const choices = [
    [],
    ...single.map((_, at) => single.slice(0, at + 1)),
    // Alternatives are slow to merge with others; alone they are so many lists.
    ...several.map((it) => [it]),
  ];
  const costs = choices.map((it) => costUs(it, sorted, extent, wanted));
  const indexed = choices[costs.indexOf(Math.min(...costs))] ?? [];
  return {
    indexed: indexed.map((it) => it.facet),
    asked: sorted.filter((it) => !indexed.includes(it)).map((it) => it.facet),
    walk: extent.walk,
  };
}

/** About how many of the tenant's entries meet all conditions. */
export const expectedCount = (conditions: readonly Condition[], entriesCount: number): number =>
  conditions.reduce(
    (count, it) => (count * Math.min(it.entriesCount, entriesCount)) / Math.max(1, entriesCount),
    entriesCount,
  );

function costUs(
  indexed: readonly Condition[],
  all: readonly Condition[],
  { entriesCount, walk }: Extent,
  wanted: number,
): number {
  const rest = all.filter((it) => !indexed.includes(it));
  const restShare = expectedCount(rest, entriesCount) / Math.max(1, entriesCount);
  const visits = Math.min(
    expectedCount(indexed, entriesCount),
    wanted / Math.max(restShare, Number.EPSILON),
  );
  const [rarest] = indexed;
  if (rarest === undefined) return visits * COST_US.walked[walk];
  const perListed = COST_US.listed + COST_US.merged * (indexed.length - 1);
  return rarest.entriesCount * perListed + visits * COST_US.visited;
}
