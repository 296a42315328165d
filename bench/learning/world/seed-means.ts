import { mean, sampleStandardDeviation } from 'simple-statistics';
import { Z_95 } from '#domain/interval.ts';
import type { CaseRow, Contender } from './run-world.ts';

export type World = Record<Contender, CaseRow[]>;
/** A mean over seeds with its interval of 95 %. */
export type Interval = { mean: number; low: number; high: number };
/** Cases from the first up to, but without, the last. */
export type Window = readonly [from: number, to: number];

export const intervalOf = (values: readonly number[]): Interval => {
  const middle = mean([...values]);
  const error =
    values.length < 2 ? 0 : sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return { mean: middle, low: middle - Z_95 * error, high: middle + Z_95 * error };
};

/** The mean of a contender's cases in a window, world by world. */
export const perWorld = (
  worlds: readonly World[],
  contender: Contender,
  [from, to]: Window,
  of: (row: CaseRow) => number | null,
): number[] =>
  worlds.map((world) => {
    const values = world[contender].slice(from, to).flatMap((it) => of(it) ?? []);
    return values.length === 0 ? 0 : mean(values);
  });

export const valuesOf = (worlds: readonly World[], contender: Contender, window: Window) =>
  perWorld(worlds, contender, window, (it) => it.valueBp);

/**
 * A ratio of means over seeds, its interval by leaving out one seed at a time (the jackknife); a
 * single seed has none.
 */
export function ratioOf(parts: readonly number[], wholes: readonly number[]): Interval {
  const sum = (all: readonly number[]) => all.reduce((total, it) => total + it, 0);
  const ratio = sum(parts) / sum(wholes);
  const count = parts.length;
  const left = parts.map((part, at) => (sum(parts) - part) / (sum(wholes) - (wholes[at] ?? 0)));
  const middle = sum(left) / count;
  const squares = sum(left.map((it) => (it - middle) ** 2));
  const error = Math.sqrt((squares * (count - 1)) / count);
  return { mean: ratio, low: ratio - Z_95 * error, high: ratio + Z_95 * error };
}

/** Which part of the way from memory off to the oracle memory goes; 1 = all of it. */
export function gapClosed(worlds: readonly World[], window: Window): Interval {
  const [on, off, oracle] = (['memory on', 'memory off', 'oracle'] as const).map((it) =>
    valuesOf(worlds, it, window),
  );
  return ratioOf(minus(on, off), minus(oracle, off));
}

export const minus = (a: readonly number[] = [], b: readonly number[] = []): number[] =>
  a.map((it, at) => it - (b[at] ?? 0));
