import { WHOLE_BP } from '../../basis-points.ts';
import type { ArmPosterior } from './arm-posterior.ts';
import { bestChances, expectedLoss } from './best-chance.ts';

/** Whoever is expected to bring this much less is not tried. */
const GAP_MAX_BP = 1_500;
/** What trying may cost on average over all cases: one hundredth of the best reward. */
const COST_MAX_BP = 100;
/** The least chance of an option that may be tried; without a chance nothing can be learnt of it. */
const FLOOR_BP = 25;

/**
 * The chance of each option to be taken, in basis points that add up to 10,000, in the order of the
 * posteriors: Thompson sampling, held back. All but `best` together get no more than `shareBp`, and no
 * more than keeps the expected cost small; the rest is `best`'s.
 * @param shareBp the most that policy leaves to trying; 0 = nothing is tried
 */
export function propensities(
  posteriors: readonly ArmPosterior[],
  best: string,
  shareBp: number,
): number[] {
  const lead = posteriors.find((it) => it.option === best);
  if (lead === undefined) throw new Error(`${best} is no option`);
  const tried = posteriors.filter((it) => it !== lead && lead.mean - it.mean <= GAP_MAX_BP);
  const chances = tried.length === 0 ? [] : bestChances(posteriors);
  const wanted = new Map(
    tried.map((it) => [it, (chances[posteriors.indexOf(it)] ?? 0) * WHOLE_BP]),
  );
  const all = [...wanted.values()].reduce((sum, it) => sum + it, 0);
  const cost = [...wanted].reduce(
    (sum, [it, chanceBp]) => sum + (chanceBp / Math.max(1, all)) * expectedLoss(it, lead),
    0,
  );
  const share = Math.min(shareBp, all, (COST_MAX_BP * WHOLE_BP) / Math.max(COST_MAX_BP, cost));
  const floor = Math.min(FLOOR_BP, Math.floor(shareBp / Math.max(1, tried.length)));
  const given = new Map(
    [...wanted].map(([it, chanceBp]) => [
      it,
      Math.max(floor, Math.floor((chanceBp / Math.max(1, all)) * share)),
    ]),
  );
  // Floors may lift the sum above the share of policy; the largest gives way.
  const over = [...given.values()].reduce((sum, it) => sum + it, 0) - shareBp;
  const largest = [...given].toSorted((a, b) => b[1] - a[1])[0];
  if (over > 0 && largest !== undefined) given.set(largest[0], Math.max(0, largest[1] - over));
  const rest = WHOLE_BP - [...given.values()].reduce((sum, it) => sum + it, 0);
  return posteriors.map((it) => (it === lead ? rest : (given.get(it) ?? 0)));
}
