import type { Codes } from './codes.ts';
import type { Effect } from './effect.ts';

export type Compared = {
  values: Float64Array;
  /** What the values may depend on; NaN = not compared. */
  causes: Float64Array;
  /** Like is compared with like: the level of a stratum explains nothing. -1 = not compared. */
  strata: Codes;
  /** Rows that share their fate, as lines of an order or prices of an item. */
  clusters: Codes;
  orders: Codes;
};

/** Sums of one stratum: rows, causes, values. */
type Level = { rows: number; causes: number; values: number };

/**
 * By how much values change with one more of a cause, within strata (fixed effects): for causes of
 * 0 and 1 that is the difference of both sides, weighted as Mantel and Haenszel do. The spread comes
 * from the sums of influence by cluster (Liang and Zeger, 1986), so that a bundle of lines counts once.
 * @returns null where no stratum has two different causes
 */
export function withinEffect(compared: Compared): Effect | null {
  const { values, causes, strata, clusters } = compared;
  const levels = levelsOf(compared);
  const ofRow = (at: number): Level | undefined =>
    Number.isNaN(causes[at]) ? undefined : levels[strata.of[at] ?? -1];
  let across = 0;
  let together = 0;
  for (let at = 0; at < values.length; at += 1) {
    const level = ofRow(at);
    if (level === undefined) continue;
    const cause = (causes[at] ?? 0) - level.causes / level.rows;
    across += cause * cause;
    together += cause * ((values[at] ?? 0) - level.values / level.rows);
  }
  if (across < 1e-9) return null;
  const value = together / across;
  const influence = new Float64Array(clusters.names.length);
  for (let at = 0; at < values.length; at += 1) {
    const level = ofRow(at);
    if (level === undefined) continue;
    const cause = (causes[at] ?? 0) - level.causes / level.rows;
    const left = (values[at] ?? 0) - level.values / level.rows - value * cause;
    const cluster = clusters.of[at] ?? 0;
    influence[cluster] = (influence[cluster] ?? 0) + (cause * left) / across;
  }
  const support = supportOf(compared, levels);
  const squares = influence.reduce((sum, it) => sum + it * it, 0);
  const { groups } = support;
  return { value, sd: Math.sqrt((squares * groups) / Math.max(1, groups - 1)), ...support };
}

/** By stratum; one whose rows all have the same cause is left out. */
function levelsOf({ values, causes, strata }: Compared): (Level | undefined)[] {
  const levels: (Level | undefined)[] = strata.names.map(() => undefined);
  const firsts = new Float64Array(strata.names.length);
  const differ = new Uint8Array(strata.names.length);
  for (let at = 0; at < values.length; at += 1) {
    const stratum = strata.of[at] ?? -1;
    const cause = causes[at] ?? Number.NaN;
    if (stratum < 0 || Number.isNaN(cause)) continue;
    const level = (levels[stratum] ??= { rows: 0, causes: 0, values: 0 });
    if (level.rows === 0) firsts[stratum] = cause;
    else if (cause !== firsts[stratum]) differ[stratum] = 1;
    level.rows += 1;
    level.causes += cause;
    level.values += values[at] ?? 0;
  }
  return levels.map((it, stratum) => (differ[stratum] === 1 ? it : undefined));
}

type Support = Pick<Effect, 'cases' | 'orders' | 'ordersWithout' | 'groups' | 'degrees'>;

/** How many there are of what was compared; the smaller side bounds what can be known. */
function supportOf(
  { causes, strata, clusters, orders }: Compared,
  levels: readonly (Level | undefined)[],
): Support {
  const [ofOrders, ofClusters] = [
    new Uint8Array(orders.names.length),
    new Uint8Array(clusters.names.length),
  ];
  let cases = 0;
  for (let at = 0; at < causes.length; at += 1) {
    const cause = causes[at] ?? Number.NaN;
    if (Number.isNaN(cause) || levels[strata.of[at] ?? -1] === undefined) continue;
    const side = cause === 0 ? WITHOUT : WITH;
    mark(ofOrders, orders.of[at] ?? 0, side);
    mark(ofClusters, clusters.of[at] ?? 0, side);
    if (side === WITH) cases += 1;
  }
  const [clustersWith, clustersWithout] = [count(ofClusters, WITH), count(ofClusters, WITHOUT)];
  const smaller = clustersWithout === 0 ? clustersWith : Math.min(clustersWith, clustersWithout);
  return {
    cases,
    orders: count(ofOrders, WITH),
    ordersWithout: count(ofOrders, WITHOUT),
    groups: count(ofClusters, WITH | WITHOUT),
    degrees: smaller - 1,
  };
}

/** Bits, because an order may have lines on both sides. */
const WITH = 1;
const WITHOUT = 2;

function mark(sides: Uint8Array, at: number, side: number): void {
  sides[at] = (sides[at] ?? 0) | side;
}

const count = (sides: Uint8Array, side: number): number =>
  sides.reduce((sum, it) => sum + ((it & side) === 0 ? 0 : 1), 0);
