import type { Facet } from './facets.ts';

/** One condition on documents, and about how many entries meet it. */
export type Condition = { facet: Facet; entriesCount: number };

/** Conditions that the inverted index answers, and those that are asked of each entry it leads to. */
export type AccessPlan = { indexed: Facet[]; asked: Facet[] };

/** What was measured on two cores, in microseconds; their ratios decide. */
const COST_US = {
  /** An entry in the list of the rarest condition, read alone. */
  listed: 0.04,
  /** The same for each condition that is met with it in the index. */
  merged: 0.08,
  /** An entry that the index leads to, anywhere in the table. */
  visited: 4,
  /** An entry of the tenant, one after the other. */
  walked: 3,
};

/**
 * The cheapest way to `wanted` entries that meet all conditions, as if these had nothing to do with
 * each other: rare ones by the index, the others on the way. Without an indexed condition the
 * tenant's entries are walked until enough are found, which is cheap where most meet them.
 */
export function planAccess(
  conditions: readonly Condition[],
  entriesCount: number,
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
  const costs = choices.map((it) => costUs(it, sorted, entriesCount, wanted));
  const indexed = choices[costs.indexOf(Math.min(...costs))] ?? [];
  return {
    indexed: indexed.map((it) => it.facet),
    asked: sorted.filter((it) => !indexed.includes(it)).map((it) => it.facet),
  };
}

function costUs(
  indexed: readonly Condition[],
  all: readonly Condition[],
  entriesCount: number,
  wanted: number,
): number {
  const share = (conditions: readonly Condition[]) =>
    conditions.reduce((product, it) => (product * it.entriesCount) / Math.max(1, entriesCount), 1);
  const rest = all.filter((it) => !indexed.includes(it));
  const hits = entriesCount * share(indexed);
  const visits = Math.min(hits, wanted / Math.max(share(rest), Number.EPSILON));
  const [rarest] = indexed;
  if (rarest === undefined) return visits * COST_US.walked;
  const perListed = indexed.length === 1 ? COST_US.listed : COST_US.merged * indexed.length;
  return rarest.entriesCount * perListed + visits * COST_US.visited;
}
