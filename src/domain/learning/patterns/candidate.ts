import type { PatternKind } from '#contracts/insights.ts';
import type { Codes } from './codes.ts';
import type { Effect } from './effect.ts';
import { weaker } from './effect.ts';
import type { Frame } from './frame.ts';
import type { PatternSubject } from './pattern-case.ts';
import { withinEffect } from './within-effect.ts';

/** So many orders with it and without it, or nothing is said. */
export const ORDERS_MIN = 15;
/** And so many groups of rows that share their fate on the smaller side. */
const GROUPS_MIN = 4;

/** Of the most frequent names of a kind so many are tried. */
const NAMES_MAX = 40;

/** Rows of this code stay aside. */
export type LeftOut = { codes: Codes; code: number };

/** Something that may be a pattern, and how it would show. */
export type Candidate<T> = {
  kind: PatternKind;
  subject: PatternSubject;
  /** Where like is compared with like; null = too few of either. */
  effectIn: (frame: Frame<T>, leaveOut?: LeftOut) => Effect | null;
  /** As it looks at first sight. */
  crudeIn: (frame: Frame<T>, leaveOut?: LeftOut) => Effect | null;
  /** What it may be mistaken for: it must hold without the name that it shows most with. */
  rival: { kind: PatternKind; by: string; nameOf: (row: T) => string | null } | null;
  isOf: (row: T) => boolean;
};

/** Who is compared with whom, and what makes rows alike. */
export type Contrast<T> = {
  /** true = with it, false = without, null = not compared. */
  side: (row: T) => boolean | null;
  by: string;
  stratumOf: (row: T) => string | null;
};

export type Clustered<T> = { by: string; of: (row: T) => string };

/** A contrast that works out once for each frame who is on which side. */
function differenceBy<T>(
  { side, by, stratumOf }: Contrast<T>,
  cluster: Clustered<T>,
): Candidate<T>['effectIn'] {
  const known = new WeakMap<Frame<T>, Float64Array>();
  const sidesIn = (frame: Frame<T>): Float64Array => {
    let sides = known.get(frame);
    if (sides === undefined) {
      sides = Float64Array.from(frame.rows, (row) => {
        const on = side(row);
        return on === null ? Number.NaN : Number(on);
      });
      known.set(frame, sides);
    }
    return sides;
  };
  return (frame, leaveOut) => {
    const sides = sidesIn(frame);
    const effect = withinEffect({
      values: frame.values,
      causes: leaveOut === undefined ? sides : without(sides, leaveOut),
      strata: frame.codes(by, stratumOf),
      clusters: frame.codes(cluster.by, cluster.of),
      orders: frame.orders,
    });
    return effect !== null && effect.ordersWithout >= ORDERS_MIN ? supported(effect) : null;
  };
}

const without = (sides: Float64Array, { codes, code }: LeftOut): Float64Array =>
  sides.map((it, at) => (codes.of[at] === code ? Number.NaN : it));

/** The effect where it rests on enough. */
export const supported = (effect: Effect): Effect | null =>
  effect.orders >= ORDERS_MIN && effect.degrees >= GROUPS_MIN - 1 ? effect : null;

/** A candidate that shows as a difference; of several contrasts each must show it. */
export function differs<T>(
  parts: Pick<Candidate<T>, 'kind' | 'subject' | 'rival' | 'isOf'>,
  contrasts: readonly Contrast<T>[],
  crude: Contrast<T>,
  cluster: Clustered<T>,
): Candidate<T> {
  const each = contrasts.map((it) => differenceBy(it, cluster));
  return {
    ...parts,
    effectIn: (frame, leaveOut) => {
      const effects = each.map((it) => it(frame, leaveOut));
      return effects.reduce((a, b) => (a === null || b === null ? null : weaker(a, b))) ?? null;
    },
    crudeIn: differenceBy(crude, cluster),
  };
}

/** Names with so many rows at least, the most frequent first, 40 at most. */
export function namesOf<T>(
  rows: readonly T[],
  nameOf: (row: T) => string | null,
  atLeast: number,
): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= atLeast)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, NAMES_MAX)
    .map(([name]) => name);
}
