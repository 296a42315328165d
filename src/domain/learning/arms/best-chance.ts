import type { ArmPosterior } from './arm-posterior.ts';
import { normalDensity, normalShareBelow } from './normal.ts';

type Belief = Pick<ArmPosterior, 'mean' | 'sd'>;

const REACH_SD = 6;
const STEPS = 240;

/**
 * The chance of each to be the best: how often Thompson sampling would take it. Integrated by
 * Simpson's rule over the belief in each, then made whole; the error is below 0.001 where
 * spreads are alike and below 0.01 beside an option that is known exactly.
 * @returns shares in the order of the beliefs; they add up to 1
 */
export function bestChances(beliefs: readonly Belief[]): number[] {
  const chances = beliefs.map((it) => chanceOf(it, beliefs));
  const all = chances.reduce((sum, it) => sum + it, 0);
  return chances.map((it) => it / all);
}

/** The chance that `a` brings more than `b`. */
export const betterChance = (a: Belief, b: Belief): number =>
  normalShareBelow((a.mean - b.mean) / Math.hypot(a.sd, b.sd));

/** What taking `a` in the place of `b` is expected to cost where it turns out to be the worse. */
export function expectedLoss(a: Belief, b: Belief): number {
  const sd = Math.hypot(a.sd, b.sd);
  const z = (b.mean - a.mean) / sd;
  return sd * (normalDensity(z) + z * normalShareBelow(z));
}

function chanceOf(one: Belief, beliefs: readonly Belief[]): number {
  const others = beliefs.filter((it) => it !== one);
  const step = (2 * REACH_SD) / STEPS;
  let sum = 0;
  for (let at = 0; at <= STEPS; at += 1) {
    const z = -REACH_SD + at * step;
    const weight = at === 0 || at === STEPS ? 1 : at % 2 === 1 ? 4 : 2;
    const value = one.mean + one.sd * z;
    const beats = others.reduce(
      (share, it) => share * normalShareBelow((value - it.mean) / it.sd),
      normalDensity(z),
    );
    sum += weight * beats;
  }
  return (sum * step) / 3;
}
