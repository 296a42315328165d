import type { PatternKind } from '#contracts/insights.ts';
import { namesOf } from './candidate.ts';
import type { Candidate, LeftOut } from './candidate.ts';
import { chanceOf, excludesZero } from './effect.ts';
import type { Effect } from './effect.ts';
import type { Frame } from './frame.ts';
import { standing } from './multiple-comparisons.ts';

/** At most so many of what is found, and of what is confirmed, are false on average. */
const FALSE_SHARE = 0.05;
/** Names that are left out one by one to see what something is mistaken for. */
const RIVALS_MAX = 12;

export type Parts<T> = { all: Frame<T>; earlier: Frame<T>; later: Frame<T> };

/**
 * What came of a candidate: `holds` in both parts; `not_found` in the earlier one; `not_confirmed`
 * in the later one; `confounded` with something that is there at the same time; `too_few` cases.
 */
export type Verdict = 'holds' | 'not_found' | 'not_confirmed' | 'confounded' | 'too_few';

export type Judged<T> = {
  candidate: Candidate<T>;
  verdict: Verdict;
  earlier: Effect | null;
  later: Effect | null;
  confoundedWith: { kind: PatternKind; name: string } | null;
};

/** Finds on the earlier part, confirms on the later one, and bounds what chance alone would find. */
export function judge<T>(candidates: readonly Candidate<T>[], parts: Parts<T>): Judged<T>[] {
  const seen = candidates.map((candidate) => {
    const earlier = candidate.effectIn(parts.earlier);
    return { candidate, earlier, later: earlier && candidate.effectIn(parts.later) };
  });
  const isFound = stands(seen.map((it) => (it.later === null ? null : it.earlier)));
  const isConfirmed = stands(
    seen.map((it, at) =>
      isFound[at] === true && isSameWay(it.earlier, it.later) ? it.later : null,
    ),
  );
  return seen.map((it, at): Judged<T> => {
    const rival =
      isConfirmed[at] === true
        ? rivalOf(it.candidate, parts.all, it.later)
        : mistakenFor(it.candidate, parts);
    const verdict = (): Verdict => {
      if (rival !== null) return 'confounded';
      if (isConfirmed[at] === true) return 'holds';
      if (isFound[at] === true) return 'not_confirmed';
      return it.later === null ? 'too_few' : 'not_found';
    };
    return { ...it, verdict: verdict(), confoundedWith: rival };
  });
}

/** Which of the effects stand, those that are missing aside. */
function stands(effects: readonly (Effect | null)[]): boolean[] {
  const results = standing(
    effects.flatMap((it) => (it === null ? [] : [chanceOf(it)])),
    FALSE_SHARE,
  );
  let next = 0;
  return effects.map((it) => it !== null && results[next++] === true);
}

/** Both sure, and of one sign. */
const isSameWay = (a: Effect | null, b: Effect | null): boolean =>
  a !== null &&
  b !== null &&
  excludesZero(a) &&
  excludesZero(b) &&
  Math.sign(a.value) === Math.sign(b.value);

function leftOut<T>(
  frame: Frame<T>,
  { by, nameOf }: NonNullable<Candidate<T>['rival']>,
  name: string,
): LeftOut {
  const codes = frame.codes(by, nameOf);
  return { codes, code: codes.names.indexOf(name) };
}

/** Of the names that the candidate shows most with the first without which it does not hold. */
function rivalOf<T>(
  candidate: Candidate<T>,
  all: Frame<T>,
  found: Effect | null,
): Judged<T>['confoundedWith'] {
  const { rival, isOf } = candidate;
  if (rival === null) return null;
  const name = namesOf(all.rows.filter(isOf), rival.nameOf, 1)
    .slice(0, RIVALS_MAX)
    .find((it) => {
      return !isSameWay(found, candidate.effectIn(all, leftOut(all, rival, it)));
    });
  return name === undefined ? null : { kind: rival.kind, name };
}

/**
 * Of something that shows at first sight in both parts, but not when like is compared with like: the
 * frequent name of its rival without which least is left of it.
 */
function mistakenFor<T>(
  { rival, crudeIn }: Candidate<T>,
  { all, earlier, later }: Parts<T>,
): Judged<T>['confoundedWith'] {
  if (rival === null || !isSameWay(crudeIn(earlier), crudeIn(later))) return null;
  const [least] = namesOf(all.rows, rival.nameOf, 1)
    .slice(0, RIVALS_MAX)
    .map((name) => {
      const without = crudeIn(all, leftOut(all, rival, name));
      return { name, left: Math.abs(without?.value ?? 0) };
    })
    .toSorted((a, b) => a.left - b.left);
  return least === undefined ? null : { kind: rival.kind, name: least.name };
}
