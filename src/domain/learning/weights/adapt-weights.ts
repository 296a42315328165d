import { WHOLE_BP } from '../../basis-points.ts';
import type { FactorEffect, JudgedAward } from './factor-effects.ts';
import { factorEffects } from './factor-effects.ts';

export type WeightSettings = {
  /** No weight is ever further than this from the policy's. */
  boundBp: number;
  /** No weight moves by more than this at once; weights are adapted once a day. */
  stepBp: number;
  /** With fewer results nothing changes. */
  awardsMin: number;
};

export const defaultWeightSettings: WeightSettings = { boundBp: 1_000, stepBp: 100, awardsMin: 60 };

export type WeightReason<Name extends string> = FactorEffect & {
  name: Name;
  fromBp: number;
  toBp: number;
  because: string;
};

export type AdaptedWeights<Name extends string> = {
  weightsBp: Record<Name, number>;
  because: WeightReason<Name>[];
  sampleSize: number;
};

/** So much better a result for a standard deviation of score moves a weight all the way. */
const FULL_EFFECT_BP = 500;
/** An effect within this many standard deviations of none moves nothing. */
const SURE_SD = 2;

/**
 * Weights moved from `current` one step towards what results ask for: more for factors that went with
 * good results, less for those that went with bad ones, inside bounds around `base`, the sum kept.
 * Without sure effects weights go back to the policy's. Factors without weight stay without.
 * @param base of the policy
 */
export function adaptWeights<Name extends string>(
  current: Readonly<Record<Name, number>>,
  base: Readonly<Record<Name, number>>,
  awards: readonly JudgedAward<Name>[],
  settings: WeightSettings = defaultWeightSettings,
): AdaptedWeights<Name> {
  const names = Object.keys(base) as Name[];
  const effects = factorEffects(names, awards);
  const isEnough = awards.length >= settings.awardsMin;
  const from = isWithin(current, base, names, settings.boundBp) ? current : base;
  const target = isEnough ? targetShifts(names, base, effects, settings.boundBp) : null;
  const weights = target === null ? { ...from } : stepped(names, from, base, target, settings);
  return {
    weightsBp: weights,
    because: names.map((name) => {
      const effect = effects[name];
      const move = { name, fromBp: current[name], toBp: weights[name], ...effect };
      return { ...move, because: isEnough ? reason(effect) : tooFew(awards.length, settings) };
    }),
    sampleSize: awards.length,
  };
}

const sumOf = <Name extends string>(
  weights: Readonly<Record<Name, number>>,
  names: readonly Name[],
): number => names.reduce((sum, name) => sum + weights[name], 0);

/** A policy that has changed since starts anew. */
const isWithin = <Name extends string>(
  current: Readonly<Record<Name, number>>,
  base: Readonly<Record<Name, number>>,
  names: readonly Name[],
  boundBp: number,
): boolean =>
  sumOf(current, names) === sumOf(base, names) &&
  names.every((name) => Math.abs(current[name] - base[name]) <= boundBp);

/** How far from the policy's weight each is to go; the shifts add up to 0 and keep to the bounds. */
function targetShifts<Name extends string>(
  names: readonly Name[],
  base: Readonly<Record<Name, number>>,
  effects: Readonly<Record<Name, FactorEffect>>,
  boundBp: number,
): Record<Name, number> {
  const wanted = names.map((name) => {
    const { effectBp, sdBp } = effects[name];
    if (base[name] === 0 || Math.abs(effectBp) < SURE_SD * sdBp) return 0;
    return (
      (Math.min(FULL_EFFECT_BP, Math.max(-FULL_EFFECT_BP, effectBp)) / FULL_EFFECT_BP) * boundBp
    );
  });
  const low = names.map((name) => -Math.min(boundBp, base[name]));
  const high = names.map((name) => (base[name] === 0 ? 0 : boundBp));
  // The common amount that, taken off all of them, leaves a sum of 0; by halving.
  let [from, to] = [-2 * WHOLE_BP, 2 * WHOLE_BP];
  const shifted = (off: number) =>
    wanted.map((it, at) => Math.min(high[at] ?? 0, Math.max(low[at] ?? 0, it - off)));
  for (let step = 0; step < 60; step += 1) {
    const off = (from + to) / 2;
    if (shifted(off).reduce((sum, it) => sum + it, 0) > 0) from = off;
    else to = off;
  }
  const shifts = wanted.every((it) => it === 0) ? wanted : shifted(to);
  return Object.fromEntries(names.map((name, at) => [name, shifts[at] ?? 0])) as Record<
    Name,
    number
  >;
}

/** All weights the same part of their way, so that the sum is kept; what rounding leaves is handed out. */
function stepped<Name extends string>(
  names: readonly Name[],
  from: Readonly<Record<Name, number>>,
  base: Readonly<Record<Name, number>>,
  shifts: Readonly<Record<Name, number>>,
  { stepBp }: WeightSettings,
): Record<Name, number> {
  const ways = names.map((name) => base[name] + shifts[name] - from[name]);
  const longest = Math.max(1, ...ways.map((it) => Math.abs(it)));
  const part = Math.min(1, stepBp / longest);
  // Towards where each came from, so that rounding crosses neither bound nor step.
  const moves = ways.map((it) => Math.trunc(it * part));
  let over = moves.reduce((sum, it) => sum + it, 0);
  for (let at = 0; over !== 0; at = (at + 1) % moves.length) {
    const move = moves[at] ?? 0;
    if (move * over <= 0) continue;
    moves[at] = move - Math.sign(over);
    over -= Math.sign(over);
  }
  return Object.fromEntries(
    names.map((name, at) => [name, from[name] + (moves[at] ?? 0)]),
  ) as Record<Name, number>;
}

function reason({ effectBp, sdBp }: FactorEffect): string {
  const size = `${Math.round(effectBp)} bp of result for each standard deviation, give or take ${Math.round(sdBp)}`;
  return Math.abs(effectBp) < SURE_SD * sdBp ? `no sure effect: ${size}` : size;
}

const tooFew = (count: number, { awardsMin }: WeightSettings): string =>
  `${count} results, ${awardsMin} are needed`;
