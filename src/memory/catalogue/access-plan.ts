import type { Facet } from './facets.ts';

/** One condition on documents, and about how many entries meet it. */
export type Condition = { facet: Facet; entriesCount: number };

/** Conditions that the inverted index answers, and those that are asked of each entry it leads to. */
export type AccessPlan = {
  indexed: Facet[];
  asked: Facet[];
  /** Without an indexed condition: how, and through how many entries at most; null = all. */
  walk: { by: Walk; entriesMax: number | null };
};
/** Through the table as it lies, or along the tenant's keys. */
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
/** A walk ends where it should have found enough twice over: conditions may exclude each other. */
const WALK_SLACK = 2;

/**
 * The cheapest way to `wanted` entries that meet all conditions, as if these had nothing to do with
 * each other: rare ones by the index, the others on the way. Without an indexed condition the
 * tenant's entries are walked until enough are found, which is cheap where most meet them.
 * @param mayWalk false after a walk that found too little
 */
export function planAccess(
  conditions: readonly Condition[],
  extent: Extent,
  wanted: number,
  mayWalk = true,
): AccessPlan {
  const sorted = conditions.toSorted((a, b) => a.entriesCount - b.entriesCount);
  const single = sorted.filter((it) => it.facet.length === 1);
  const several = sorted.filter((it) => it.facet.length > 1);
  const choices = [
    ...(mayWalk ? [[]] : []),
    ...single.map((_, at) => single.slice(0, at + 1)),
    // Alternatives are slow to merge with others; alone they are so many lists.
    ...several.map((it) => [it]),
  ];
  const costs = choices.map((it) => costUs(it, sorted, extent, wanted));
  const indexed = choices[costs.indexOf(Math.min(...costs))] ?? [];
  const visits = Math.ceil(WALK_SLACK * visitsOf([], sorted, extent, wanted));
  return {
    indexed: indexed.map((it) => it.facet),
    asked: sorted.filter((it) => !indexed.includes(it)).map((it) => it.facet),
    walk: { by: extent.walk, entriesMax: sorted.length === 0 ? null : visits },
  };
}

/** About how many of the tenant's entries meet all conditions. */
export const expectedCount = (conditions: readonly Condition[], entriesCount: number): number =>
  conditions.reduce(
    (count, it) => (count * Math.min(it.entriesCount, entriesCount)) / Math.max(1, entriesCount),
    entriesCount,
  );

/** Entries that are looked at before `wanted` of them meet what the index has not answered. */
function visitsOf(
  indexed: readonly Condition[],
  all: readonly Condition[],
  { entriesCount }: Extent,
  wanted: number,
): number {
  const rest = all.filter((it) => !indexed.includes(it));
  const restShare = expectedCount(rest, entriesCount) / Math.max(1, entriesCount);
  return Math.min(
    expectedCount(indexed, entriesCount),
    wanted / Math.max(restShare, Number.EPSILON),
  );
}

function costUs(
  indexed: readonly Condition[],
  all: readonly Condition[],
  extent: Extent,
  wanted: number,
): number {
  const visits = visitsOf(indexed, all, extent, wanted);
  const [rarest] = indexed;
  if (rarest === undefined) return visits * COST_US.walked[extent.walk];
  const perListed = COST_US.listed + COST_US.merged * (indexed.length - 1);
  return rarest.entriesCount * perListed + visits * COST_US.visited;
}
